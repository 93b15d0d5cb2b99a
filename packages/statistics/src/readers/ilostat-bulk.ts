import type { TabularFile } from '@sterna/tabular';
import type { SourceObservation } from '../observation.ts';
import type { Reader, Reading, ReadOptions, ReleaseDescription } from '../reader.ts';
import { type BulkColumns, BulkRows, bulkColumns } from './ilostat/bulk-rows.ts';
import { noteGuessedDate } from './reading/guessed-date.ts';
import { findHead } from './reading/head.ts';
import { makeReading, readAhead } from './reading/make-reading.ts';
import { endYear, readPeriod } from './reading/period-cell.ts';
import { ReadingSession } from './reading/session.ts';

async function tablesOf(file: TabularFile): Promise<readonly BulkColumns[]> {
  const tables: BulkColumns[] = [];
  for (const table of file.tables) {
    const head = findHead(await table.head(10), (candidate) => bulkColumns(candidate, table) !== undefined);
    const columns = head && bulkColumns(head, table);
    if (columns !== undefined) tables.push(columns);
  }
  return tables;
}

interface Newest {
  year: number;
}

async function* readTables(
  tables: readonly BulkColumns[],
  session: ReadingSession,
  newest: Newest,
): AsyncGenerator<readonly SourceObservation[]> {
  for (const columns of tables) {
    const bulk = new BulkRows(session, columns);
    for await (const rows of columns.table.batches()) {
      const batch: SourceObservation[] = [];
      for (const row of rows) if (row.number > columns.headRow) bulk.read(row, batch);
      newest.year = Math.max(newest.year, bulk.newest);
      yield batch;
    }
  }
}

async function surveyYears(tables: readonly BulkColumns[], newest: Newest): Promise<void> {
  for (const { table, headRow, time } of tables) {
    for await (const rows of table.batches()) {
      for (const { number, cells } of rows) {
        const period = number > headRow ? readPeriod(cells[time]) : undefined;
        if (period !== undefined) newest.year = Math.max(newest.year, endYear(period));
      }
    }
  }
}

function releaseOf({ year }: Newest, options: ReadOptions): ReleaseDescription {
  return {
    source: options.source ?? 'ILOSTAT',
    version: options.version ?? `to ${year}`,
    dated: options.dated ?? `${year === 0 ? 1900 : year}-12-31`,
    title: 'ILOSTAT',
    completeOver: [],
  };
}

/** ILOSTAT's bulk files: a row per area, source, indicator, classifications and period, in codes. */
export const ilostatBulk: Reader = {
  id: 'ilostat-bulk',
  layouts: 'ILOSTAT bulk files (ref_area, indicator, sex, classif1, time, obs_value)',
  async recognise(file: TabularFile): Promise<number> {
    return (await tablesOf(file)).length > 0 ? 0.9 : 0;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading> {
    const tables = await tablesOf(file);
    const session = new ReadingSession('m49');
    const newest: Newest = { year: 0 };
    const batches = await readAhead(readTables(tables, session, newest), () => surveyYears(tables, newest));
    const release = releaseOf(newest, options);
    noteGuessedDate(session.log, release, options);
    return makeReading(this.id, release, session, batches);
  },
};
