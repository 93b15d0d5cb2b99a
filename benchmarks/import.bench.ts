/**
 * Import of the bilateral migrant stock (150,570 figures), beside a bare COPY of the same rows into an unindexed table
 * of the same columns, in the same run, on both engines. Run: node benchmarks/import.bench.ts
 *
 * The rows are held in memory, except where parsing is named. A new release replaces all figures of the one before.
 * Without the UN DESA file in ../shared/data a table of the same size is made up.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reading, SourceObservation } from '../packages/statistics/src/index.ts';
import type { Engine } from '../packages/store/src/engine.ts';
import { migrate } from '../packages/store/src/migrate.ts';
import { OBSERVATION_COLUMNS } from '../packages/store/src/observation-writer.ts';
import type { ImportFile } from '../packages/store/src/release-record.ts';
import { openEngine, Store } from '../packages/store/src/store.ts';
import { startPostgres } from '../packages/store/src/testing/postgres-server.ts';

const FILE = new URL('../../shared/data/stock/undesa-2020-origin-destination-by-sex.csv', import.meta.url);
const ROUNDS = 7;
const ROWS_IN_A_BATCH = 5000;

const lines = existsSync(FILE) ? readFileSync(FILE, 'utf8').trim().split(/\r?\n/).slice(1) : madeUpLines();

function madeUpLines(): string[] {
  const made: string[] = [];
  for (let corridor = 0; made.length < 150_570; corridor++) {
    const places = `D${Math.floor(corridor / 60)},O${corridor % 60}`;
    for (const sex of ['Male', 'Female']) {
      for (let year = 1990; year <= 2020; year += 5)
        made.push(`${places},${year},${sex},${(corridor * 7919) % 99_991}`);
    }
  }
  return made.slice(0, 150_570);
}

function* batches(indicator = 'MIGRANT_STOCK'): Generator<SourceObservation[]> {
  let batch: SourceObservation[] = [];
  for (const [index, line] of lines.entries()) {
    const [refArea = '', counterpart = '', period = '', sex, value] = line.split(',');
    batch.push({
      indicator,
      refArea,
      counterpart,
      sex: sex === 'Male' ? 'M' : 'F',
      age: '_T',
      dimensions: {},
      unit: 'PS',
      period,
      value: Number(value),
      status: 'A',
      at: { row: index + 2 },
    });
    if (batch.length === ROWS_IN_A_BATCH) {
      yield batch;
      batch = [];
    }
  }
  yield batch;
}

function reading(given: Iterable<SourceObservation[]>, version = '1'): Reading {
  return {
    reader: 'benchmark',
    release: { source: 'BENCHMARK', version, dated: `202${version}-12-31`, title: 'Benchmark', completeOver: [] },
    batches: (async function* () {
      yield* given;
    })(),
    findings: [],
    indicators: [],
    rejectedRows: () => 0,
  };
}

/** The rows as the import writes them, ready made: the baseline has nothing to do but COPY. */
function readyMade(): string {
  const ids = new Map<string, number>();
  return lines
    .map((line, index) => {
      const [to, from, period, sex, value] = line.split(',');
      const key = `${to}|${from}|${sex}`;
      const id = ids.get(key) ?? ids.size + 1;
      ids.set(key, id);
      return `1\t${id}\t1\t1\t${index + 2}\t\\N\t${value}\tt\t${period}\tA\t\\N\n`;
    })
    .join('');
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const BARE_TABLE = `drop table if exists bare; create table bare (
  space_id integer not null, series_id integer not null, release_id integer not null, part_id integer not null,
  row integer not null, col integer, value double precision, in_force boolean not null,
  period text collate "C" not null, status text collate "C" not null, note text)`;
const EMPTY_STORE = 'truncate observation, series, indicator, file_part, release_file, release, source';

async function measure(name: string, engine: Engine): Promise<void> {
  await migrate(engine);
  const store = new Store(engine);
  const rows = readyMade();
  const held = [...batches()];
  const others = [...batches('OTHER')];
  const bare: number[] = [];
  const stored: number[] = [];
  const parsed: number[] = [];
  const added: number[] = [];
  const revised: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const file = (content: number): ImportFile => ({ name: 'stock.csv', size: 1, sha256: `${round} ${content}` });
    const settleDisk = (): Promise<void> => engine.maintain('checkpoint');
    await engine.maintain(`${BARE_TABLE}; ${EMPTY_STORE}`);
    await settleDisk();
    bare.push(await timed(() => engine.write((session) => session.copy('bare', OBSERVATION_COLUMNS, rows))));
    await settleDisk();
    parsed.push(await timed(() => store.importReading(file(1), reading(batches()))));
    await engine.maintain(EMPTY_STORE);
    await settleDisk();
    stored.push(await timed(() => store.importReading(file(2), reading(held))));
    await settleDisk();
    added.push(await timed(() => store.importReading(file(3), reading(others, '2'))));
    await settleDisk();
    revised.push(await timed(() => store.importReading(file(4), reading(held, '3'))));
  }
  const baseline = median(bare);
  const results = [
    ['bare COPY', bare],
    ['first import', stored],
    ['first import, with parsing', parsed],
    ['import of other series', added],
    ['import of a new release', revised],
  ] as const;
  for (const [what, times] of results) {
    const seconds = median(times);
    const [least, most] = [Math.min(...times), Math.max(...times)];
    console.log(
      `${name.padEnd(11)}${what.padEnd(27)}${lines.length} rows  ${seconds.toFixed(3)} s  ` +
        `(${least.toFixed(3)} to ${most.toFixed(3)})  ${(seconds / baseline).toFixed(2)} times`,
    );
  }
  await store.close();
}

const directory = mkdtempSync(join(tmpdir(), 'sterna-benchmark-'));
await measure('PGlite', await openEngine(join(directory, 'database'), () => {}));
rmSync(directory, { recursive: true, force: true });
const server = await startPostgres();
if (server) {
  await measure('PostgreSQL', await openEngine(await server.createDatabase(), () => {}));
  await server.stop();
}
