import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import {
  type ReportedReview,
  readDocument,
  reportReview,
  reviewDocument,
  UnreadableDocumentError,
} from '@sterna/review';
import type { Finding } from '@sterna/statistics';
import { findPlace, type Language, THEMES } from '@sterna/vocabulary';
import { DONE, NOTHING_DONE, type Surroundings } from './surroundings.ts';

export interface ReviewArguments {
  readonly place?: string;
  readonly lang: Language | 'auto';
  readonly json?: boolean;
}

/** Characters of a passage that the table shows. */
const SHOWN = 160;

function placeCode(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const answer = findPlace(name);
  if (answer.status === 'found') return answer.place.code;
  throw new Error(`${name} is not a place that Sterna knows; give its ISO code, such as GIN`);
}

const shortened = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN - 1).trimEnd()}…` : text);
const findingLine = ({ severity, where, message }: Finding): string =>
  `${severity}${where === '' ? '' : ` (${where})`}: ${message}`;

/** The targets and objectives addressed: their codes, with the number of passages of each. */
function goalLines({ targets, objectives }: ReportedReview): readonly string[] {
  const found = (codes: readonly (readonly [code: string, passages: number])[]): string =>
    codes.length === 0 ? 'none' : codes.map(([code, passages]) => `${code} (${passages})`).join(', ');
  return [
    `${targets.length} targets of the Sustainable Development Goals, with their passages: ${found(targets.map(({ target, passages }) => [target, passages.length]))}`,
    `${objectives.length} objectives of the Global Compact for Migration: ${found(objectives.map(({ objective, passages }) => [objective, passages.length]))}`,
  ];
}

/** The review for a person: what the document is, then each theme it treats, deepest first, with a passage. */
function reviewTable(reported: ReportedReview): string {
  const { document, themes, measures, findings } = reported;
  const { title, language, pages, words, place, kind, period, issuer, sector } = document;
  const years = period === null ? [] : [[period.from, period.to].filter((year) => year !== null).join('–')];
  const of = [kind, ...years, ...(sector === null ? [] : [sector]), ...(issuer === null ? [] : [issuer])];
  const facts = [
    language,
    ...(pages === null ? [] : [`${pages} pages`]),
    `${words} words`,
    ...(place === undefined ? [] : [place]),
  ];
  const lines = [title ?? 'Untitled', of.join(', '), facts.join(', '), ''];
  const nameOf = (code: string): string => THEMES.find((theme) => theme.code === code)?.name.en ?? code;
  const treated = themes
    .filter(({ depth }) => depth > 0)
    .sort((a, b) => b.depth - a.depth || b.passages.length - a.passages.length);
  lines.push('depth  passages  framing      theme');
  for (const { theme, depth, framing, groups, passages } of treated) {
    lines.push(
      `${`${depth}`.padStart(5)}  ${`${passages.length}`.padStart(8)}  ${framing.padEnd(11)}  ${nameOf(theme)}${groups.length === 0 ? '' : ` (${groups.join(', ')})`}`,
    );
    const [first] = passages;
    if (first !== undefined)
      lines.push(`${' '.repeat(30)}${first.page === null ? '' : `p. ${first.page}: `}${shortened(first.text)}`);
  }
  const absent = themes.filter(({ depth }) => depth === 0);
  if (absent.length > 0) lines.push('', `Not found: ${absent.map(({ theme }) => nameOf(theme)).join(', ')}`);
  lines.push('', ...goalLines(reported));
  const own = measures.filter((measure) => measure.themes.length > 0);
  lines.push('', `${measures.length} measures, ${own.length} of them on migration`);
  for (const { code, text, page, body, budget, period } of own.slice(0, 20)) {
    const parts = [page === null ? '' : `p. ${page}`, code ?? '', body ?? '', budget ?? '', period ?? ''];
    const facts = parts.filter((part) => part !== '').join(', ');
    lines.push(`  ${shortened(text)}${facts === '' ? '' : ` (${facts})`}`);
  }
  return `${[...lines, ...findings.map(findingLine)].join('\n')}\n`;
}

/** What a file that cannot be opened should make its user do, by the code of the error. */
const UNOPENED: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check its name and folder',
  EISDIR: 'this is a folder; give one file at a time',
  EACCES: 'you may not read this file; check its permissions',
};

/** The bytes of a file, or of standard input for `-`. */
async function bytesOf(file: string): Promise<Uint8Array> {
  if (file === '-') return await buffer(process.stdin);
  try {
    return await readFile(file);
  } catch (error) {
    const said = error instanceof Error && 'code' in error ? UNOPENED[String(error.code)] : undefined;
    throw said === undefined ? error : new Error(`${file}: ${said}`);
  }
}

/** `sterna review FILE`: how a policy document treats migration; needs no database. */
export async function runReview(
  file: string,
  options: ReviewArguments,
  { out, report, isTerminal }: Surroundings,
): Promise<number> {
  const place = placeCode(options.place);
  const bytes = await bytesOf(file);
  try {
    const text = await readDocument(bytes, {
      ...(options.lang !== 'auto' && { language: options.lang }),
      onPage: (read, of) => {
        if (isTerminal && read % 50 === 0) report(`read ${read} of ${of} pages`);
      },
    });
    const reported = reportReview(text, reviewDocument(text, place === undefined ? {} : { place }), place);
    out(options.json === true ? `${JSON.stringify(reported, undefined, 2)}\n` : reviewTable(reported));
    return DONE;
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError)) throw error;
    if (options.json === true)
      out(
        `${JSON.stringify({ document: null, themes: [], targets: [], objectives: [], measures: [], findings: [error.finding] }, undefined, 2)}\n`,
      );
    report(`${file}: ${error.message}`);
    return NOTHING_DONE;
  }
}
