import type { SourceObservation } from '../../observation.ts';
import { endYear, readPeriod } from '../reading/period-cell.ts';
import type { ReadingSession } from '../reading/session.ts';
import { type SeriesColumns, SeriesRows } from './series-rows.ts';

/** The newest year met, for releases that state no date. */
export interface Newest {
  year: number;
}

/** Streams the observations of tables of SDG series. */
export async function* readSeriesTables(
  tables: readonly SeriesColumns[],
  session: ReadingSession,
  newest: Newest,
): AsyncGenerator<readonly SourceObservation[]> {
  for (const columns of tables) {
    const series = new SeriesRows(session, columns);
    for await (const rows of columns.table.batches()) {
      const batch: SourceObservation[] = [];
      for (const row of rows) if (row.number > columns.headRow) series.read(row, batch);
      newest.year = Math.max(newest.year, series.newest);
      yield batch;
    }
  }
}

/** Looks through the years only. */
export async function surveySeriesYears(tables: readonly SeriesColumns[], newest: Newest): Promise<void> {
  for (const { table, headRow, year, periods } of tables) {
    for (const { period } of periods ?? []) newest.year = Math.max(newest.year, endYear(period));
    if (year === -1) continue;
    for await (const rows of table.batches()) {
      for (const { number, cells } of rows) {
        const period = number > headRow ? readPeriod(cells[year]) : undefined;
        if (period !== undefined) newest.year = Math.max(newest.year, endYear(period));
      }
    }
  }
}
