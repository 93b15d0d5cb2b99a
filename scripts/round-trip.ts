/**
 * Takes the starter data and all that is derived of them (a million figures) out and in again, in every format or in those
 * named: `npm run round-trip`, `npm run round-trip -- sdmx-ml xlsx`. Each file is imported into an empty database, whose
 * figures have to be equal one by one, attributes and releases included, and are written again: to the same bytes. Ends
 * with status 1 when anything differs. A minute or more for each format, and half a gigabyte of disk.
 */
import { hash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { spooled } from '../apps/cli/src/spooled.ts';
import { type Evidence, openEvidence } from '../packages/evidence/src/index.ts';
import {
  type ExportedObservation,
  type ExportFormat,
  shapeOf,
  writeStatistics,
} from '../packages/exchange/src/index.ts';
import { seriesId } from '../packages/statistics/src/index.ts';

const FORMATS: readonly ExportFormat[] = ['csv', 'xlsx', 'sdmx-csv', 'sdmx-json', 'sdmx-ml'];
const DIFFERENCES_SHOWN = 10;

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !FORMATS.some((format) => format === name));
if (unknown.length > 0) {
  console.error(`No such format: ${unknown.join(', ')}. There are: ${FORMATS.join(', ')}.`);
  process.exit(2);
}

const sorted = (named: Readonly<Record<string, string>>): readonly (readonly string[])[] =>
  Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1));

function digestOf({ attributes = {}, dimensions, ...rest }: ExportedObservation): string {
  const said = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return hash('sha1', JSON.stringify([said, sorted(dimensions), sorted(attributes)]), 'base64');
}

const keyOf = (one: ExportedObservation): string => `${seriesId(one)} ${one.period}`;

/** What there is, each figure by a digest: a million whole ones would take a gigabyte. */
async function* noted(
  batches: AsyncIterable<readonly ExportedObservation[]>,
  into: Map<string, string>,
): AsyncGenerator<readonly ExportedObservation[]> {
  for await (const batch of batches) {
    for (const one of batch) into.set(keyOf(one), digestOf(one));
    yield batch;
  }
}

/** Says which figures are not those of the beginning. */
async function* compared(
  batches: AsyncIterable<readonly ExportedObservation[]>,
  before: ReadonlyMap<string, string>,
  tell: (difference: string) => void,
): AsyncGenerator<readonly ExportedObservation[]> {
  const left = new Set(before.keys());
  for await (const batch of batches) {
    for (const one of batch) {
      const key = keyOf(one);
      if (!before.has(key)) tell(`is new: ${JSON.stringify(one)}`);
      else if (!left.delete(key)) tell(`comes twice: ${JSON.stringify(one)}`);
      else if (before.get(key) !== digestOf(one)) tell(`has become: ${JSON.stringify(one)}`);
    }
    yield batch;
  }
  for (const key of left) tell(`is lost: ${key}`);
}

interface Written {
  readonly first: AsyncIterable<readonly ExportedObservation[]>;
  readonly again: AsyncIterable<readonly ExportedObservation[]>;
}

async function write(evidence: Evidence, format: ExportFormat, path: string, figures: Written): Promise<void> {
  const shape = await shapeOf(figures.first, { indicators: await evidence.indicators() });
  await pipeline(writeStatistics(format, figures.again, shape), createWriteStream(path));
}

async function areEqual(one: string, other: string): Promise<boolean> {
  if (statSync(one).size !== statSync(other).size) return false;
  const second = createReadStream(other)[Symbol.asyncIterator]();
  // Streams of files give pieces of one size.
  for await (const piece of createReadStream(one)) if (!(await second.next()).value?.equals(piece)) return false;
  return true;
}

const seconds = (since: number): string => `${Math.round((performance.now() - since) / 1000)} s`;
const megabytes = (path: string): string => `${Math.round(statSync(path).size / 1e6)} MB`;

/** @returns how many figures differ, and whether the files do */
async function roundTrip(
  folder: string,
  format: ExportFormat,
  original: Evidence,
  figures: Written,
  before: ReadonlyMap<string, string>,
): Promise<boolean> {
  const [one, two] = [join(folder, `one.${format}`), join(folder, `two.${format}`)];
  const begin = performance.now();
  await write(original, format, one, { first: figures.again, again: figures.again });
  const exported = seconds(begin);
  const importing = performance.now();
  const second = await openEvidence({ database: join(folder, `database-${format}`), starter: false });
  try {
    const { status, observations } = await second.importFile(one);
    const imported = seconds(importing);
    const exporting = performance.now();
    let differences = 0;
    const tell = (difference: string): void => {
      differences += 1;
      if (differences <= DIFFERENCES_SHOWN) console.log(`  ${difference}`);
    };
    const spool = spooled(second.exported({}, { derived: true }), join(folder, `again-${format}`));
    await write(second, format, two, { first: compared(spool.first, before, tell), again: spool.again });
    const isSame = await areEqual(one, two);
    console.log(
      `${format}: ${status} ${observations.toLocaleString('en')} figures, ${differences} differ; ${isSame ? 'the same bytes' : 'OTHER BYTES'}, ${megabytes(one)}. ` +
        `Written in ${exported}, imported in ${imported}, derived and written again in ${seconds(exporting)}.`,
    );
    return isSame && differences === 0;
  } finally {
    await second.close();
    for (const path of [one, two, `${folder}/again-${format}`, `${folder}/database-${format}`]) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'sterna-round-trip-'));
try {
  const original = await openEvidence({ database: join(folder, 'database'), starter: true });
  const before = new Map<string, string>();
  const { first, again } = spooled(original.exported({}, { derived: true }), join(folder, 'figures'));
  for await (const _ of noted(first, before));
  console.log(`${before.size.toLocaleString('en')} figures, derived ones included`);
  let isWhole = true;
  for (const format of FORMATS) {
    if (asked.length > 0 && !asked.includes(format)) continue;
    if (!(await roundTrip(folder, format, original, { first: again, again }, before))) isWhole = false;
  }
  await original.close();
  process.exitCode = isWhole ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
