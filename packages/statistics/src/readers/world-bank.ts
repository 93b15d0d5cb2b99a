import type { TabularFile } from '@sterna/tabular';
import type { SourceObservation } from '../observation.ts';
import type { Reader, Reading, ReadOptions, Refusal, ReleaseDescription } from '../reader.ts';
import { sourceById } from '../sources/source.ts';
import { writesDecimalComma } from './reading/decimal-comma.ts';
import { noteGuessedDate } from './reading/guessed-date.ts';
import { noteLostColumns } from './reading/lost-columns.ts';
import { makeReading, readAhead } from './reading/make-reading.ts';
import { endYear, readPeriod } from './reading/period-cell.ts';
import { ReadingSession } from './reading/session.ts';
import { preambleValue, readDefinitions, readLayout, type TableLayout } from './world-bank/table-layout.ts';
import { TableRows } from './world-bank/table-rows.ts';

async function layoutsOf(file: TabularFile): Promise<readonly TableLayout[]> {
  const layouts: TableLayout[] = [];
  for (const table of file.tables) {
    const layout = await readLayout(table);
    if (layout !== undefined) layouts.push(layout);
  }
  return layouts;
}

const namesIndicator = ({ indicator, indicatorName, sex, values }: TableLayout): boolean =>
  indicator !== -1 || indicatorName !== -1 || sex !== -1 || values.some(({ series }) => series !== undefined);

/** What only the rows of a table tell. */
interface Newest {
  year: number;
  updated: string;
  database: string;
}

async function* readTables(
  layouts: readonly TableLayout[],
  session: ReadingSession,
  definitions: ReadonlyMap<string, string>,
  given: string | undefined,
  newest: Newest,
): AsyncGenerator<readonly SourceObservation[]> {
  for (const layout of layouts) {
    const table = new TableRows(session, layout, definitions, given);
    for await (const rows of layout.table.batches()) {
      const batch: SourceObservation[] = [];
      for (const row of rows) if (row.number > layout.headRow) table.read(row, batch);
      newest.year = Math.max(newest.year, table.newest);
      newest.updated ||= table.updated;
      newest.database ||= table.database;
      yield batch;
    }
  }
}

/** The newest year of tables whose rows name their year. */
async function surveyYears(layouts: readonly TableLayout[], newest: Newest): Promise<void> {
  for (const { table, year, headRow, values } of layouts) {
    for (const { period } of values) if (period !== undefined) newest.year = Math.max(newest.year, endYear(period));
    if (year === -1) continue;
    for await (const rows of table.batches()) {
      for (const { number, cells } of rows) {
        const period = number > headRow ? readPeriod(cells[year]) : undefined;
        if (period !== undefined) newest.year = Math.max(newest.year, endYear(period));
      }
    }
  }
}

interface StatedRelease {
  readonly updated: string;
  readonly title: string;
}

async function statedRelease(layouts: readonly TableLayout[]): Promise<StatedRelease> {
  let updated = '';
  let title = '';
  for (const { table } of layouts) {
    updated ||= await preambleValue(table, /^(last updated|date de (la )?derni|fecha de (la )?[uú]ltima)/i);
    title ||= await preambleValue(table, /^(data source|source de(s)? donn|fuente de (los )?datos)/i);
  }
  return { updated, title };
}

/** The days that spreadsheets count from 30 December 1899, in a cell that has lost its format. */
function dateOfSerial(text: string): string | undefined {
  if (!/^[34]\d{4}$/.test(text)) return undefined;
  return new Date((Number(text) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

/** DataBank writes the American way, `06/05/2025` for 5 June; downloads write `2025-06-05`. */
function isoDate(text: string): string | undefined {
  const serial = dateOfSerial(text);
  if (serial !== undefined) return serial;
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  if (iso !== undefined) return iso;
  const [, first = '', second = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text) ?? [];
  if (year === '') return undefined;
  const [month, day] = Number(first) > 12 ? [second, first] : [first, second];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The database that a table of DataBank is from: it says so below, or its columns tell. */
function sourceOf(layouts: readonly TableLayout[], database: string): string {
  if (/remittance prices/i.test(database)) return 'WB_RPW';
  if (/bilateral migration/i.test(database)) return 'WB_BILATERAL_MIGRATION';
  if (layouts.some(({ sex }) => sex !== -1)) return 'WB_BILATERAL_MIGRATION';
  return layouts.some(({ counterpart }) => counterpart !== -1) ? 'WB_RPW' : 'WB_WDI';
}

function releaseOf(
  layouts: readonly TableLayout[],
  stated: StatedRelease,
  newest: Newest,
  options: ReadOptions,
): ReleaseDescription {
  const updated = stated.updated || newest.updated;
  const iso = isoDate(updated);
  const year = /\b(19|20)\d\d\b/.exec(updated)?.[0];
  const source = options.source ?? sourceOf(layouts, newest.database);
  return {
    source,
    version: options.version ?? iso ?? (updated === '' ? `to ${newest.year}` : updated),
    dated: options.dated ?? iso ?? (year === undefined ? `${newest.year}-12-31` : `${year}-01-01`),
    title: stated.title || newest.database || (sourceById(source)?.name.en ?? 'World Development Indicators'),
    completeOver: [],
  };
}

function refuseWithoutIndicator(layouts: readonly TableLayout[]): Refusal {
  const headings = layouts[0]?.values.map(({ column }) => column + 1).join(', ');
  const message =
    'The file gives countries, years and values and does not say what they measure. Name the indicator, as in --indicator POPULATION ' +
    '(on the import page: choose it below), or take the download with the columns Indicator Name and Indicator Code.';
  const where = headings === undefined ? '' : `column ${headings}`;
  return { findings: [{ rule: 'indicator-unknown', severity: 'error', message, where }] };
}

/** Names columns of numbers that are not read, beside columns of years or of series. */
async function noteLost(layout: TableLayout, session: ReadingSession): Promise<void> {
  const { table, headRow, country, countryName, counterpart, counterpartName, sex, indicator, indicatorName, year } =
    layout;
  if (
    layout.values.some(
      ({ period, series, country: over }) => period === undefined && series === undefined && over === undefined,
    )
  )
    return;
  const keys = [country, countryName, counterpart, counterpartName, sex, indicator, indicatorName, year];
  const taken = new Set([...keys, ...layout.values.map(({ column }) => column)]);
  await noteLostColumns({ table, headRow, taken, from: Math.max(...keys) + 1 }, session.log);
}

/** Without a year no release can be named, and no figure dated. */
function refuseWithoutYears(session: ReadingSession): Refusal {
  const found = session.log.list();
  const message = 'No row could be read with its year. Check the column of years: each is written with four digits.';
  return { findings: found.length > 0 ? found : [{ rule: 'no-values', severity: 'error', message, where: '' }] };
}

/**
 * World Bank indicators: the download of a country or an indicator, the archive it comes in, the bulk file, DataBank's
 * tables (of corridors too: remittance prices, bilateral migration), and the long form with a column of years. Codes outside our catalogue are kept with their titles.
 */
export const worldBank: Reader = {
  id: 'world-bank',
  layouts:
    'World Bank indicator downloads and DataBank tables (Country Code, Indicator Code, years), remittance prices and migrants by corridor',
  async recognise(file: TabularFile): Promise<number> {
    const layouts = await layoutsOf(file);
    if (layouts.length === 0) return 0;
    return layouts.every(namesIndicator) ? 0.9 : 0.5;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading | Refusal> {
    const layouts = await layoutsOf(file);
    const given = options.indicator;
    if (given === undefined && !layouts.every(namesIndicator)) return refuseWithoutIndicator(layouts);
    const session = new ReadingSession('m49', await writesDecimalComma(file.tables));
    for (const layout of layouts) await noteLost(layout, session);
    const newest: Newest = { year: 0, updated: '', database: '' };
    const definitions = await readDefinitions(file.tables);
    const rows = readTables(layouts, session, definitions, given, newest);
    const stated = await statedRelease(layouts);
    const batches = stated.updated === '' ? await readAhead(rows, () => surveyYears(layouts, newest)) : rows;
    if (newest.year === 0) await surveyYears(layouts, newest);
    if (newest.year === 0) return refuseWithoutYears(session);
    const release = releaseOf(layouts, stated, newest, options);
    if (stated.updated === '' && newest.updated === '') noteGuessedDate(session.log, release, options);
    return makeReading(this.id, release, session, batches);
  },
};
