import type { Table } from '@sterna/tabular';
import { findHead, type Head, textOf } from '../reading/head.ts';
import { type PeriodHeading, readPeriodHeading } from '../reading/period-heading.ts';
import { hasOwnHeadings, holdsOwnCodes } from './publisher-marks.ts';

/** A column of values: of one period (wide) or of one series (`Net migration [SM.POP.NETM]`). Columns count from 0. */
export interface ValueColumn {
  readonly column: number;
  readonly period?: string;
  /** What a mark behind the period says of the values. */
  readonly marked?: Pick<PeriodHeading, 'status' | 'note'>;
  readonly series?: { readonly code: string; readonly title: string };
}

/** Where a World Bank table keeps what; -1 where it has no such column. */
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

/** A code as a heading, as programs write it that fetch several indicators at once: `SM.POP.NETM`. */
const BARE_CODE = /^[A-Z]{2}(?:\.[A-Z0-9]{2,}){2,}$/;

function valueColumns(head: Head): readonly ValueColumn[] {
  const columns: ValueColumn[] = [];
  for (const [column, cell] of head.row.cells.entries()) {
    const read = readPeriodHeading(cell);
    if (read !== undefined) {
      const { period, ...marked } = read;
      columns.push({ column, period, ...(Object.keys(marked).length > 0 && { marked }) });
      continue;
    }
    const text = textOf(cell);
    const series = /^(.*\S)\s*\[([A-Z0-9]{2,}(?:\.[A-Z0-9]+)+)\]$/.exec(text);
    if (series?.[1] !== undefined && series[2] !== undefined) {
      columns.push({ column, series: { code: series[2], title: series[1] } });
    } else if (BARE_CODE.test(text)) columns.push({ column, series: { code: text, title: '' } });
  }
  return columns;
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
  if (country === -1) return undefined;
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
  if (year !== -1 && value !== -1) return code === -1 ? undefined : { ...base, values: [{ column: value }] };
  const bySeries = values.filter(({ series }) => series !== undefined);
  if (year !== -1 && bySeries.length > 0) return { ...base, values: bySeries };
  const byPeriod = values.filter(({ period }) => period !== undefined);
  const named = base.indicator !== -1 || base.indicatorName !== -1 || sex !== -1;
  return byPeriod.length > 0 && (named || code !== -1) ? { ...base, year: -1, values: byPeriod } : undefined;
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
    sex !== -1 || counterpart !== -1 || values.some(({ series }) => series !== undefined) || hasOwnHeadings(head);
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
