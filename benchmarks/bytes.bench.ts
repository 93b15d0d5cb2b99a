import { brotliCompressSync, brotliDecompressSync, constants, gzipSync } from 'node:zlib';
import { STARTER_PLACES } from '@sterna/vocabulary';
import { type Benchmark, compare, summarise } from './measurement.ts';
import { askFor, type WireAnswer } from './serving/page-request.ts';
import { startSterna } from './serving/sterna-server.ts';

const LANGUAGES = ['fr', 'ar'] as const;
const MOST_KILOBYTES = 60;

/** Addresses of everything that a browser fetches for a page by itself. */
function partsOf(html: string): readonly string[] {
  const links = [...html.matchAll(/<link\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => /\brel="[^"]*\b(?:stylesheet|icon|preload|modulepreload)\b/.test(tag))
    .map((tag) => /\bhref="([^"]+)"/.exec(tag)?.[1]);
  const sources = [...html.matchAll(/<(?:img|script|iframe|source|video|audio)\b[^>]*\bsrc="([^"]+)"/g)].map(
    ([, at]) => at,
  );
  return [...new Set([...links, ...sources])].filter((at) => at !== undefined && !at.startsWith('data:')) as string[];
}

function requireWhole(answer: WireAnswer, address: string): WireAnswer {
  if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}`);
  return answer;
}

/** Bytes of a page with all it fetches, heads of the answers included, in one encoding. */
async function weigh(url: string, encoding: string): Promise<number> {
  const page = requireWhole(await askFor(url, encoding), url);
  const html = (await askFor(url, 'identity')).body.toString('utf8');
  let bytes = page.bytes;
  for (const part of partsOf(html)) {
    const address = new URL(part, url).href;
    bytes += requireWhole(await askFor(address, encoding), address).bytes;
  }
  return bytes;
}

function compressedWithoutCharts(html: string): { readonly br: number; readonly gzip: number } {
  const bare = Buffer.from(html.replace(/<svg\b.*?<\/svg>/gs, ''));
  const br = brotliCompressSync(bare, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  return { br: br.length, gzip: gzipSync(bare, { level: 9 }).length };
}

/** What a reader's connection carries for a profile. */
export const bytes: Benchmark = {
  name: 'bytes',
  title: 'Bytes of the profile page with all it fetches: eleven countries, in French and Arabic',
  async measure(grounds) {
    const sterna = await startSterna(await grounds.starterDatabase());
    const weights = { br: [] as number[], gzip: [] as number[], identity: [] as number[] };
    const bare = { br: [] as number[], gzip: [] as number[] };
    const first: number[] = [];
    const again: number[] = [];
    try {
      for (const language of LANGUAGES) {
        for (const { code } of STARTER_PLACES) {
          const url = `${sterna.url}/${language}/${code.toLowerCase()}/profile`;
          for (const times of [first, again]) {
            const start = performance.now();
            const { body } = requireWhole(await askFor(url, 'br'), url);
            times.push(performance.now() - start);
            if (times === first) {
              const html = brotliDecompressSync(body).toString('utf8');
              if (/<script\b/.test(html)) throw new Error(`${url} holds a script`);
              const without = compressedWithoutCharts(html);
              bare.br.push(without.br / 1000);
              bare.gzip.push(without.gzip / 1000);
            }
          }
          for (const encoding of ['br', 'gzip', 'identity'] as const) {
            weights[encoding].push((await weigh(url, encoding)) / 1000);
          }
        }
      }
    } finally {
      await sterna.stop();
    }
    const [bareBr, bareGzip] = [
      summarise('page text, no charts, brotli', 'kB', bare.br),
      summarise('page text, no charts, gzip', 'kB', bare.gzip),
    ];
    return [
      bareBr,
      compare(
        { ...summarise('all of it, brotli', 'kB', weights.br), aim: { atMost: MOST_KILOBYTES, every: true } },
        bareBr,
      ),
      bareGzip,
      compare(
        { ...summarise('all of it, gzip', 'kB', weights.gzip), aim: { atMost: MOST_KILOBYTES, every: true } },
        bareGzip,
      ),
      summarise('all of it, not compressed', 'kB', weights.identity),
      summarise('a kept page answered', 'ms', again),
      summarise('a page answered for the first time', 'ms', first),
    ];
  },
};
