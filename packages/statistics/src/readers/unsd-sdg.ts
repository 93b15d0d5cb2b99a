import type { Table, TabularFile } from '@sterna/tabular';
import type { Reader, Reading, ReadOptions, ReleaseDescription } from '../reader.ts';
import { writesDecimalComma } from './reading/decimal-comma.ts';
import { findHead, type Head, textOf } from './reading/head.ts';
import { noteLostColumns } from './reading/lost-columns.ts';
import { makeReading, readAhead } from './reading/make-reading.ts';
import { type PeriodHeading, readPeriodHeading } from './reading/period-heading.ts';
import { ReadingSession } from './reading/session.ts';
import { dimensionColumns } from './sdg/dimensions.ts';
import { type Newest, readSeriesTables, surveySeriesYears } from './sdg/series-reading.ts';
import type { SeriesColumns } from './sdg/series-rows.ts';

const SERIES = ['series code', 'seriescode', 'series'];
const PLACE = ['geo area code', 'geoareacode', 'iso3cd', 'iso3', 'ref area', 'geo area name', 'geoareaname'];
const PLACE_NAME = ['geo area name', 'geo area desc', 'geoareaname'];
const YEAR = ['time period', 'timeperiod', 'year', 'time period start'];
const VALUE = ['value', 'obs value'];
const RELEASE = ['series release', 'seriesrelease', 'release'];

/** Columns that are headed by a period, as in downloads with a row per series and place. */
function periodColumns(head: Head): ({ readonly column: number } & PeriodHeading)[] {
  return head.row.cells.flatMap((cell, column) => {
    // The open data site names its columns of years `value_2015`.
    const read = readPeriodHeading(typeof cell === 'string' ? cell.replace(/^value_(?=\d{4}$)/i, '') : cell);
    return read === undefined ? [] : [{ column, ...read }];
  });
}

function columnsOf(table: Table, head: Head): SeriesColumns {
  const isLong = head.has(...VALUE);
  return {
    ...(isLong ? {} : { periods: periodColumns(head) }),
    table,
    headRow: head.row.number,
    series: head.find(...SERIES),
    title: head.find('series desc', 'series description', 'seriesdescription'),
    place: head.find(...PLACE),
    placeName: head.find(...PLACE_NAME),
    year: head.find(...YEAR),
    value: head.find(...VALUE),
    units: head.find('units code', 'unitscode', 'units', 'unit'),
    nature: head.find('nature code', 'naturecode', 'nature'),
    footnote: head.find('footnotes', 'footnote', 'foot note'),
    dimensions: dimensionColumns(head),
    bareAgesAreOpen: false,
  };
}

function isHead(head: Head): boolean {
  if (!head.has(...SERIES) || !head.has(...PLACE)) return false;
  // The tables of the Bank for International Settlements have a key under “Series”, and names beside all codes.
  if (!head.has(...VALUE) && head.has('frequency') && head.has('reference area')) return false;
  return (head.has(...YEAR) && head.has(...VALUE)) || (!head.has(...VALUE) && periodColumns(head).length > 0);
}

async function tablesOf(file: TabularFile): Promise<readonly { columns: SeriesColumns; release: string }[]> {
  const tables: { columns: SeriesColumns; release: string }[] = [];
  for (const table of file.tables) {
    const rows = await table.head(20);
    const head = findHead(rows, isHead);
    if (head === undefined) continue;
    const column = head.find(...RELEASE);
    const first = rows.find(({ number }) => number > head.row.number);
    tables.push({ columns: columnsOf(table, head), release: textOf(first?.cells[column]) });
  }
  return tables;
}

const QUARTER_ENDS: Readonly<Record<string, string>> = { '1': '03-31', '2': '06-30', '3': '09-30', '4': '12-31' };

/** The last day of the quarter that a release is named after: `2019.Q1.G.01` → `2019-03-31`. */
function dateOfRelease(release: string): string | undefined {
  const match = /^(20\d\d)\.Q([1-4])/.exec(release);
  const end = QUARTER_ENDS[match?.[2] ?? ''];
  return match?.[1] === undefined || end === undefined ? undefined : `${match[1]}-${end}`;
}

function releaseOf(stated: string, newest: Newest, options: ReadOptions): ReleaseDescription {
  return {
    source: options.source ?? 'UNSD_SDG',
    version: options.version ?? (stated === '' ? `to ${newest.year}` : stated),
    dated: options.dated ?? dateOfRelease(stated) ?? `${newest.year}-12-31`,
    title: 'Global SDG Indicators Database',
    completeOver: [],
  };
}

/**
 * The SDG database of the UN Statistics Division, CSV or workbook, from the portal of any year: a row per series, place
 * and year, or a column per year, with columns for what breaks the series down.
 */
export const unsdSdg: Reader = {
  id: 'unsd-sdg',
  layouts: 'UNSD SDG database extracts (SeriesCode, GeoAreaCode, TimePeriod, Value)',
  async recognise(file: TabularFile): Promise<number> {
    const tables = await tablesOf(file);
    if (tables.length === 0) return 0;
    return tables.some(({ columns }) => columns.units !== -1 || columns.title !== -1) ? 0.9 : 0.6;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading> {
    const tables = await tablesOf(file);
    const columns = tables.map((table) => table.columns);
    const session = new ReadingSession('m49', await writesDecimalComma(file.tables));
    for (const { table, headRow, periods } of columns) {
      const [first] = periods ?? [];
      if (first === undefined) continue;
      const taken = new Set((periods ?? []).map(({ column }) => column));
      await noteLostColumns({ table, headRow, taken, from: first.column }, session.log);
    }
    const newest: Newest = { year: 0 };
    const stated =
      tables
        .map(({ release }) => release)
        .sort()
        .at(-1) ?? '';
    const rows = readSeriesTables(columns, session, newest);
    const batches = stated === '' ? await readAhead(rows, () => surveySeriesYears(columns, newest)) : rows;
    return makeReading(this.id, releaseOf(stated, newest, options), session, batches);
  },
};
