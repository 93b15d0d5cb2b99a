import { join } from 'node:path';
import { importFile } from '../packages/evidence/src/import-file.ts';
import type { Engine } from '../packages/store/src/engine.ts';
import { migrate } from '../packages/store/src/migrate.ts';
import { OBSERVATION_COLUMNS } from '../packages/store/src/observation-layout.ts';
import type { ImportFile } from '../packages/store/src/release-record.ts';
import { openEngine, Store } from '../packages/store/src/store.ts';
import { startPostgres } from '../packages/store/src/testing/postgres-server.ts';
import { batchesOf, FIGURES, type ImportTable, layOutTable, readingOf, readyMade } from './import-table.ts';
import { type Benchmark, compare, type Measurement, summarise, timed } from './measurement.ts';

const ROUNDS = 3;

const BARE_TABLE = `drop table if exists bare; create table bare (
  space_id integer not null, series_id integer not null, release_id integer not null, part_id integer not null,
  row integer not null, col integer, value double precision, in_force boolean not null,
  period text collate "C" not null, status text collate "C" not null, note text, attributes_id integer)`;
const EMPTY_STORE =
  'truncate observation, series, indicator, file_part, release_file, release, source, attribute_set, set_aside';

async function importWhole(store: Store, { path, lines }: ImportTable): Promise<void> {
  const { status, observations } = await importFile(store, path);
  if (status !== 'imported' || observations !== lines.length) throw new Error(`${status}: ${observations} figures`);
}

/** A new release replaces all figures of the one before. */
async function measureOn(name: string, engine: Engine, table: ImportTable): Promise<readonly Measurement[]> {
  await migrate(engine);
  const store = new Store(engine);
  const rows = readyMade(table.lines);
  const [held, others] = [batchesOf(table.lines, 'MIGRANT_STOCK'), batchesOf(table.lines, 'OTHER')];
  const empty = (): Promise<void> => engine.maintain(EMPTY_STORE);
  const file = (content: string): ImportFile => ({ name: 'stock.csv', size: 1, sha256: content });
  const cases: readonly { what: string; before?: () => Promise<void>; work: (round: number) => Promise<unknown> }[] = [
    {
      what: 'bare COPY of the rows',
      before: () => engine.maintain(BARE_TABLE),
      work: () => engine.write((session) => session.copy('bare', OBSERVATION_COLUMNS, rows)),
    },
    { what: 'file read, checked and stored', before: empty, work: () => importWhole(store, table) },
    {
      what: 'rows in memory stored',
      before: empty,
      work: (round) => store.importReading(file(`${round} first`), readingOf(held, '1')),
    },
    {
      what: 'as many of other series added',
      work: (round) => store.importReading(file(`${round} other`), readingOf(others, '2')),
    },
    {
      what: 'a new release of the first',
      work: (round) => store.importReading(file(`${round} newer`), readingOf(held, '3')),
    },
  ];
  const times: number[][] = cases.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, { before, work }] of cases.entries()) {
      await before?.();
      // What is left to write of the case before must not weigh on this one.
      await engine.maintain('checkpoint');
      times[index]?.push((await timed(() => work(round))).wall);
    }
  }
  await store.close();
  const [baseline, ...measured] = cases.map(({ what }, index) =>
    summarise(`${name}: ${what}`, 'ms', times[index] ?? []),
  );
  if (!baseline) return [];
  return [baseline, ...measured.map((one, index) => compare(one, baseline, index === 0 ? { atMost: 4 } : undefined))];
}

/** A table of origin, destination, year and sex. */
export const importing: Benchmark = {
  name: 'import',
  title: `Import of a bilateral migrant stock of ${FIGURES.toLocaleString('en')} figures`,
  async measure(grounds) {
    const table = layOutTable(grounds);
    const onPglite = await measureOn('PGlite', await openEngine(join(grounds.directory, 'import'), () => {}), table);
    const server = await startPostgres({ durable: true });
    if (!server) return onPglite;
    try {
      const engine = await openEngine(await server.createDatabase(), () => {});
      return [...onPglite, ...(await measureOn('PostgreSQL', engine, table))];
    } finally {
      await server.stop();
    }
  },
};
