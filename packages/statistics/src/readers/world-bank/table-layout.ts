import type { Table } from '@sterna/tabular';
import { findHead, type Head, textOf } from '../reading/head.ts';
import { type ValueColumn, valueColumns } from './column-headings.ts';
import { hasOwnHeadings, holdsOwnCodes } from './publisher-marks.ts';

/** Where a World Bank table keeps what; -1 where it has no such column. Columns count from 0. */
export interface TableLayout {
  readonly table: Table;
  /** Number of the row of headings. */
  readonly headRow: number;
  readonly country: number;
  readonly countryName: number;
  /** The other country of a corridor, by code and by name. */
  readonly counterpart: number;
  readonly counterpartName: number;
  /** Column that says whether men, women or both are counted. */
  readonly sex: number;
  readonly indicator: number;
  readonly indicatorName: number;
  readonly year: number;
  readonly values: readonly ValueColumn[];
}

/** Headings of the country that figures are about; of a corridor the one that receives, money or people. */
const COUNTRY_NAMES = ['country name', 'economy', 'country', 'nom du pays', 'nombre del pais'];
const COUNTRY_CODES = ['country code', 'economy code', 'countrycode', 'iso3c', 'code du pays', 'codigo del pais'];
const RECEIVING_NAMES = ['receiving countries name', 'receiving country name', 'country dest name'];
const RECEIVING_CODES = ['receiving countries code', 'receiving country code', 'country dest code'];
const SENDING_NAMES = ['sending countries name', 'sending country name', 'country origin name'];
const SENDING_CODES = ['sending countries code', 'sending country code', 'country origin code'];

function layoutOf(table: Table, head: Head): TableLayout | undefined {
  const countryName = head.find(...COUNTRY_NAMES, ...RECEIVING_NAMES);
  const code = head.find(...COUNTRY_CODES, ...RECEIVING_CODES);
  const country = code === -1 ? countryName : code;
  const counterpartName = head.find(...SENDING_NAMES);
  const counterpartCode = head.find(...SENDING_CODES);
  const sex = head.find('migration by gender code', 'migration by gender name');
  const year = head.find('year', 'time', 'date');
  const value = head.find('value', 'obs value');
  const values = valueColumns(head);
  const base = {
    table,
    headRow: head.row.number,
    country,
    countryName,
    counterpart: counterpartCode === -1 ? counterpartName : counterpartCode,
    counterpartName,
    sex,
    indicator: head.find(
      'indicator code',
      'series code',
      'indicatorcode',
      'code de lindicateur',
      'codigo del indicador',
    ),
    indicatorName: head.find(
      ...['indicator name', 'series name', 'indicator', 'series', 'nom de lindicateur', 'nombre del indicador'],
    ),
    year,
  };
  if (country === -1) return acrossOf(base, values);
  if (year !== -1 && value !== -1) return code === -1 ? undefined : { ...base, values: [{ column: value }] };
  const bySeries = values.filter(({ series }) => series !== undefined);
  if (year !== -1 && bySeries.length > 0) return { ...base, values: bySeries };
  const byPeriod = values.filter(({ period }) => period !== undefined);
  const bothSaid = byPeriod.length > 0 && byPeriod.every(({ series }) => series !== undefined);
  const named = base.indicator !== -1 || base.indicatorName !== -1 || sex !== -1 || bothSaid;
  return byPeriod.length > 0 && (named || code !== -1) ? { ...base, year: -1, values: byPeriod } : undefined;
}

/** A table with countries over its columns: rows or columns have to name the year and the series as well. */
function acrossOf(base: Omit<TableLayout, 'values'>, values: readonly ValueColumn[]): TableLayout | undefined {
  const { year, indicator, indicatorName } = base;
  const across = values.filter(
    ({ country, period, series }) =>
      country !== undefined &&
      (year !== -1 || period !== undefined) &&
      (indicator !== -1 || indicatorName !== -1 || series !== undefined),
  );
  return across.length === 0 ? undefined : { ...base, values: across };
}

/** The layout of a table of World Bank figures; `undefined` for any other table. */
export async function readLayout(table: Table): Promise<TableLayout | undefined> {
  let layout: TableLayout | undefined;
  const head = findHead(await table.head(20), (candidate) => {
    layout = layoutOf(table, candidate);
    return layout !== undefined;
  });
  if (head === undefined || layout === undefined) return undefined;
  const { sex, counterpart, indicator, indicatorName, values } = layout;
  const isOwn =
    sex !== -1 ||
    counterpart !== -1 ||
    values.some(({ series, country }) => series !== undefined || country !== undefined) ||
    hasOwnHeadings(head);
  // A national table may have a column of countries, one of indicators and years beside them, too.
  return isOwn || (await holdsOwnCodes(table, [indicator, indicatorName])) ? layout : undefined;
}

/** The line `name`, `value` above the headings, as in `Last Updated Date`, `2025-06-05`. */
export async function preambleValue(table: Table, name: RegExp): Promise<string> {
  for (const { cells } of await table.head(10)) {
    if (name.test(textOf(cells[0]))) return textOf(cells[1]) || (/:\s*(.+)$/.exec(textOf(cells[0]))?.[1] ?? '');
  }
  return '';
}

/** Titles and definitions of the indicators, from the members or sheets published beside the figures. */
export async function readDefinitions(tables: readonly Table[]): Promise<ReadonlyMap<string, string>> {
  const definitions = new Map<string, string>();
  for (const table of tables) {
    const head = findHead(
      await table.head(3),
      (candidate) =>
        candidate.has('indicator code', 'series code', 'code') &&
        candidate.has('source note', 'long definition', 'short definition'),
    );
    if (head === undefined) continue;
    const code = head.find('indicator code', 'series code', 'code');
    const note = head.find('source note', 'long definition', 'short definition');
    for await (const rows of table.batches()) {
      for (const { cells } of rows) {
        const text = textOf(cells[note]);
        if (text !== '') definitions.set(textOf(cells[code]), text);
      }
    }
  }
  return definitions;
}
