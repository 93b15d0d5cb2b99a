import type { Table, TabularFile } from '@sterna/tabular';
import { type SourceObservation, TOTAL } from '../observation.ts';
import type { Reader, Reading, ReadOptions, ReleaseDescription } from '../reader.ts';
import { completenessOf } from './reading/completeness.ts';
import { writesDecimalComma } from './reading/decimal-comma.ts';
import { findHead, type Head } from './reading/head.ts';
import { noteLostColumns } from './reading/lost-columns.ts';
import { makeReading, readAhead } from './reading/make-reading.ts';
import { endYear, readPeriod } from './reading/period-cell.ts';
import { ReadingSession } from './reading/session.ts';
import { PopulationRows } from './unhcr/population-rows.ts';
import { type PopulationColumns, populationColumns } from './unhcr/populations.ts';

interface PopulationTable {
  readonly table: Table;
  readonly head: Head;
  readonly columns: PopulationColumns;
}

interface Newest {
  year: number;
}

async function tablesOf(file: TabularFile): Promise<readonly PopulationTable[]> {
  const tables: PopulationTable[] = [];
  for (const table of file.tables) {
    const head = findHead(await table.head(30), (candidate) => populationColumns(candidate) !== undefined);
    const columns = head === undefined ? undefined : populationColumns(head);
    if (head !== undefined && columns !== undefined) tables.push({ table, head, columns });
  }
  return tables;
}

async function* readTables(
  tables: readonly PopulationTable[],
  session: ReadingSession,
  newest: Newest,
): AsyncGenerator<readonly SourceObservation[]> {
  for (const { table, head, columns } of tables) {
    const populations = new PopulationRows(session, columns, table);
    for await (const rows of table.batches()) {
      const batch: SourceObservation[] = [];
      for (const row of rows) if (row.number > head.row.number) populations.read(row, batch);
      newest.year = Math.max(newest.year, populations.newest);
      yield batch;
    }
    yield populations.end();
  }
}

/** Names columns of numbers that are no population that is known. Their sum is not missed. */
async function noteLost({ table, head, columns }: PopulationTable, session: ReadingSession): Promise<void> {
  const { populations, type, value, year, month, asylum, asylumName, origin, originName } = columns;
  if (type !== -1) return;
  const keys = [year, month, asylum, asylumName, origin, originName];
  const sums = head.words.flatMap((words, column) => (/^total( population)?$/.test(words) ? [column] : []));
  const taken = new Set([...populations.map(({ column }) => column), ...keys, ...sums, value]);
  await noteLostColumns({ table, headRow: head.row.number, taken, from: Math.max(...keys) + 1 }, session.log);
}

async function surveyYears(tables: readonly PopulationTable[], newest: Newest): Promise<void> {
  for (const { table, head, columns } of tables) {
    for await (const rows of table.batches()) {
      for (const { number, cells } of rows) {
        const period = number > head.row.number ? readPeriod(cells[columns.year]) : undefined;
        if (period !== undefined) newest.year = Math.max(newest.year, endYear(period));
      }
    }
  }
}

/** Extracts cover the countries asked for; whole files cover all, which shows in the number of countries of asylum. */
const WORLD_OF_COUNTRIES = 100;

function releaseOf(newest: Newest, met: PlacesMet, options: ReadOptions): ReleaseDescription {
  const counts = { places: met.asylum.size, partners: met.origin.size };
  return {
    source: options.source ?? 'UNHCR_POPULATION',
    version: options.version ?? `end-${newest.year}`,
    dated: options.dated ?? `${newest.year}-12-31`,
    title: 'UNHCR population statistics',
    completeOver: completenessOf(counts, WORLD_OF_COUNTRIES),
  };
}

interface PlacesMet {
  readonly asylum: Set<string>;
  readonly origin: Set<string>;
}

/** Notes the countries that pass, to tell a whole file from an extract. Of returns, the origin is the place itself. */
async function* notePlaces(
  batches: AsyncIterable<readonly SourceObservation[]>,
  { asylum, origin }: PlacesMet,
): AsyncGenerator<readonly SourceObservation[]> {
  for await (const batch of batches) {
    for (const { indicator, refArea, counterpart } of batch) {
      const [here, there] = indicator === 'RETURNS' ? [counterpart, refArea] : [refArea, counterpart];
      if (here !== TOTAL) asylum.add(here);
      if (there !== TOTAL) origin.add(there);
    }
    yield batch;
  }
}

/**
 * UNHCR's populations by origin and asylum, in any of its layouts: a column for each population, or one for the kind of
 * population. Zeros are kept for refugees and asylum seekers; in the other columns they only fill the row.
 */
export const unhcrPopulations: Reader = {
  id: 'unhcr-populations',
  layouts: 'UNHCR populations and solutions (returns, resettlement, naturalisation) by country of asylum and origin',
  async recognise(file: TabularFile): Promise<number> {
    return (await tablesOf(file)).length > 0 ? 0.85 : 0;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading> {
    const tables = await tablesOf(file);
    const session = new ReadingSession('m49', await writesDecimalComma(file.tables));
    for (const table of tables) await noteLost(table, session);
    const newest: Newest = { year: 0 };
    const met: PlacesMet = { asylum: new Set(), origin: new Set() };
    const rows = notePlaces(readTables(tables, session, newest), met);
    const batches = await readAhead(rows, () => surveyYears(tables, newest));
    return makeReading(this.id, releaseOf(newest, met, options), session, batches);
  },
};
