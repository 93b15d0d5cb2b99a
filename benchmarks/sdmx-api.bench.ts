import { type ChildProcess, fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import { type Benchmark, compare, type Measurement, summarise } from './measurement.ts';
import type { BareAnswer } from './serving/bare-server.ts';
import { startSterna, stopped } from './serving/sterna-server.ts';

/** A slice as programs ask for it: one indicator of one country, by counterpart, sex and year. */
const SLICE = '/sdmx/2.1/data/EVIDENCE/A.MIGRANT_STOCK.SEN';
const EVERYTHING = '/sdmx/2.1/data/EVIDENCE';
const FORMATS = {
  'SDMX-ML': 'application/vnd.sdmx.structurespecificdata+xml;version=2.1',
  'SDMX-JSON': 'application/vnd.sdmx.data+json;version=1.0.0',
  'SDMX-CSV': 'application/vnd.sdmx.data+csv;version=1.0.0',
};
const ROUNDS = 100;

interface Seen {
  /** Milliseconds from the question to the first byte of the body. */
  readonly first: number;
  readonly body: Buffer;
}

/** One question on a connection kept alive. `leave` breaks off after the first bytes. */
function ask(agent: Agent, url: string, accept: string, leave = false): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const sent = request(url, { agent, headers: { accept } }, (answer) => {
      const chunks: Buffer[] = [];
      let first = 0;
      answer.on('data', (chunk: Buffer) => {
        if (chunks.length === 0) first = performance.now() - start;
        chunks.push(chunk);
        if (!leave) return;
        sent.destroy();
        resolve({ first, body: chunk });
      });
      answer.on('end', () => resolve({ first, body: Buffer.concat(chunks) }));
      answer.on('error', (error) => (leave ? undefined : reject(error)));
      if (answer.statusCode !== 200) reject(new Error(`${url} answers ${answer.statusCode}`));
    });
    sent.on('error', (error) => (leave ? undefined : reject(error)));
    sent.end();
  });
}

async function startBare(body: Buffer): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = fork(new URL('./serving/bare-server.ts', import.meta.url));
  const answer: BareAnswer = { headers: { 'content-length': String(body.length) }, body: body.toString('base64') };
  child.send(answer);
  const port = await new Promise<number>((resolve) => child.once('message', (message) => resolve(message as number)));
  return { child, url: `http://127.0.0.1:${port}/` };
}

/** Asks the service and a bare server for the same bytes in turn. */
async function sliceIn(
  url: string,
  format: keyof typeof FORMATS,
  helpers: ChildProcess[],
): Promise<readonly Measurement[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const accept = FORMATS[format];
  const { body } = await ask(agent, url + SLICE, accept);
  const bare = await startBare(body);
  helpers.push(bare.child);
  const times = { bare: [] as number[], sterna: [] as number[] };
  for (let round = -10; round < ROUNDS; round++) {
    const seen = { bare: await ask(agent, bare.url, accept), sterna: await ask(agent, url + SLICE, accept) };
    if (round < 0) continue;
    times.bare.push(seen.bare.first);
    times.sterna.push(seen.sterna.first);
  }
  agent.destroy();
  const kilobytes = Math.round(body.length / 1000);
  const baseline = summarise(`bare node:http, the same ${kilobytes} kB of ${format}`, 'ms', times.bare);
  const measured = { ...summarise(`slice as ${format}`, 'ms', times.sterna), aim: { atMost: 20 } };
  return [baseline, compare(measured, baseline)];
}

/** How soon everything begins to come. */
async function beginningOfAll(url: string): Promise<Measurement> {
  const times: number[] = [];
  for (let round = 0; round < 10; round++) {
    const agent = new Agent();
    times.push((await ask(agent, url + EVERYTHING, FORMATS['SDMX-CSV'], true)).first);
    agent.destroy();
  }
  return summarise('all figures as SDMX-CSV', 'ms', times);
}

/** The SDMX service on the starter data: how soon the first byte of an answer is there. */
export const sdmxApi: Benchmark = {
  name: 'sdmx-api',
  title: `First byte of the SDMX service: ${ROUNDS} slices one after another, nothing kept`,
  async measure(grounds) {
    const helpers: ChildProcess[] = [];
    const sterna = await startSterna(await grounds.starterDatabase());
    try {
      const measurements: Measurement[] = [];
      for (const format of Object.keys(FORMATS) as (keyof typeof FORMATS)[]) {
        measurements.push(...(await sliceIn(sterna.url, format, helpers)));
      }
      return [...measurements, await beginningOfAll(sterna.url)];
    } finally {
      await Promise.all([...helpers.map(stopped), sterna.stop()]);
    }
  },
};
