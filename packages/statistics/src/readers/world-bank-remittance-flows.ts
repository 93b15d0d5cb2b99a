import type { Row, Table, TabularFile } from '@sterna/tabular';
import { findPlace } from '@sterna/vocabulary';
import { shiftDecimal } from '../decimal.ts';
import { type CellReference, type SourceObservation, TOTAL } from '../observation.ts';
import type { Reader, Reading, ReadOptions, ReleaseDescription } from '../reader.ts';
import { type DatedLine, datedLine } from './reading/dated-line.ts';
import { writesDecimalComma } from './reading/decimal-comma.ts';
import { noteGuessedDate } from './reading/guessed-date.ts';
import { findHead, type Head, headWords, textOf } from './reading/head.ts';
import { noteLostColumns } from './reading/lost-columns.ts';
import { makeReading } from './reading/make-reading.ts';
import { endYear } from './reading/period-cell.ts';
import { type PeriodHeading, readPeriodHeading, withHeading } from './reading/period-heading.ts';
import { ReadingSession } from './reading/session.ts';

const NO_DIMENSIONS = Object.freeze({});
const MILLION_PLACES = 6;

/** Which way the money goes, told by the heading over the countries. */
type Direction = 'in' | 'out';

interface FlowColumn extends PeriodHeading {
  readonly column: number;
  readonly indicator: string;
  readonly unit: 'USD' | 'PC';
}

interface FlowTable {
  readonly table: Table;
  readonly headRow: number;
  readonly place: number;
  readonly columns: readonly FlowColumn[];
  readonly dated: DatedLine | undefined;
}

const INDICATORS: Readonly<Record<Direction, readonly [flow: string, share: string]>> = {
  in: ['REMITTANCES_RECEIVED', 'REMITTANCES_RECEIVED_GDP'],
  out: ['REMITTANCES_PAID', 'REMITTANCES_PAID_GDP'],
};
const SHARE_TITLE = 'Remittances sent as a share of GDP';

/** `Migrant remittance inflows (US$ million)` stands over the names of the countries. */
const FLOW = /^(?:migrant |workers |personal )?remittances? (inflows|outflows)\b.*\bmillions?$/;

function flowColumn(cell: Row['cells'][number], column: number, direction: Direction): FlowColumn | undefined {
  const [flow, share] = INDICATORS[direction];
  const read = readPeriodHeading(cell);
  if (read !== undefined) return { column, indicator: flow, unit: 'USD', ...read };
  const [, year] = /share of gdp.*?\b((?:19|20)\d\d(?:e|p)?)\b/i.exec(textOf(cell)) ?? [];
  const ofYear = readPeriodHeading(year);
  return ofYear === undefined ? undefined : { column, indicator: share, unit: 'PC', ...ofYear };
}

/** Rows looked at: the table and the lines under it. */
const ROWS_LOOKED_AT = 400;

async function flowTable(table: Table): Promise<FlowTable | undefined> {
  const head = findHead(await table.head(20), ({ words }: Head) => words.some((text) => FLOW.test(text)));
  if (head === undefined) return undefined;
  const place = head.words.findIndex((text) => FLOW.test(text));
  const direction = FLOW.exec(head.words[place] ?? '')?.[1] === 'inflows' ? 'in' : 'out';
  const columns = head.row.cells.flatMap((cell, column) => {
    const found = column > place ? flowColumn(cell, column, direction) : undefined;
    return found === undefined ? [] : [found];
  });
  if (columns.length === 0) return undefined;
  return { table, headRow: head.row.number, place, columns, dated: datedLine(await table.head(ROWS_LOOKED_AT)) };
}

async function tablesOf(file: TabularFile): Promise<readonly FlowTable[]> {
  const tables: FlowTable[] = [];
  for (const table of file.tables) {
    const found = await flowTable(table);
    if (found !== undefined) tables.push(found);
  }
  return tables;
}

/** Words of groups, which are those of countries of low and middle income whatever their name: none is one of ours. */
const GROUP = /\b(?:income|developing|developed|countries|economies|africa|asia|europe|america|pacific|fcs|ldcs?)\b/;

class FlowRows {
  readonly #session: ReadingSession;
  readonly #table: FlowTable;

  constructor(session: ReadingSession, table: FlowTable) {
    this.#session = session;
    this.#table = table;
  }

  read(row: Row, into: SourceObservation[]): void {
    const { columns, place } = this.#table;
    if (!columns.some(({ column }) => textOf(row.cells[column]) !== '')) return;
    const refArea = this.#place(textOf(row.cells[place]), this.#at(row, place));
    if (refArea === undefined) return;
    for (const column of columns) {
      const read = this.#session.value(row.cells[column.column], column.unit, () => this.#at(row, column.column));
      if (read === undefined) continue;
      const millions = column.unit === 'USD' && read.value !== null;
      const value = millions ? Number(shiftDecimal(String(read.value), MILLION_PLACES)) : read.value;
      const observation: SourceObservation = {
        indicator: column.indicator,
        refArea,
        counterpart: TOTAL,
        sex: TOTAL,
        age: TOTAL,
        dimensions: NO_DIMENSIONS,
        unit: column.unit,
        period: column.period,
        value,
        ...withHeading(column, value, read.note),
        at: this.#at(row, column.column),
      };
      if (this.#session.accept(observation)) into.push(observation);
    }
  }

  #at(row: Row, column: number): CellReference {
    const { name } = this.#table.table;
    return { ...(name !== '' && { part: name }), row: row.number, column: column + 1 };
  }

  #place(name: string, at: CellReference): string | undefined {
    const found = findPlace(name);
    const isPlace = found.status === 'found' && ['country', 'historic'].includes(found.place.kind);
    if (!isPlace && found.status !== 'ambiguous' && GROUP.test(headWords(name))) {
      const message = `The group of countries “${name}” is not one of ours; its rows were left out.`;
      this.#session.log.add('group-left-out', 'info', message, at, name);
      return undefined;
    }
    return this.#session.place(undefined, name, at);
  }
}

async function* readTables(
  tables: readonly FlowTable[],
  session: ReadingSession,
): AsyncGenerator<readonly SourceObservation[]> {
  for (const table of tables) {
    const flows = new FlowRows(session, table);
    for await (const rows of table.table.batches()) {
      const batch: SourceObservation[] = [];
      for (const row of rows) if (row.number > table.headRow) flows.read(row, batch);
      yield batch;
    }
  }
}

function releaseOf(tables: readonly FlowTable[], options: ReadOptions): ReleaseDescription {
  const newest = Math.max(...tables.flatMap(({ columns }) => columns.map(({ period }) => endYear(period))));
  const [dated] = tables.flatMap((table) => table.dated ?? []).sort((a, b) => b.date.localeCompare(a.date));
  return {
    source: options.source ?? 'WB_REMITTANCE_FLOWS',
    version: options.version ?? (dated === undefined ? `to ${newest}` : `to ${newest} (${dated.text})`),
    dated: options.dated ?? dated?.date ?? `${newest}-12-31`,
    title: 'Migrant remittance inflows and outflows',
    completeOver: [],
  };
}

/**
 * The World Bank's (KNOMAD's) tables of what migrants send: a row for each country, a column for each year in millions
 * of dollars, and the share of GDP in the newest year.
 */
export const worldBankRemittanceFlows: Reader = {
  id: 'world-bank-remittance-flows',
  layouts: 'World Bank (KNOMAD) remittance inflows and outflows by country and year',
  async recognise(file: TabularFile): Promise<number> {
    return (await tablesOf(file)).length > 0 ? 0.95 : 0;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading> {
    const tables = await tablesOf(file);
    const session = new ReadingSession('m49', await writesDecimalComma(file.tables));
    for (const { table, headRow, place, columns } of tables) {
      const taken = new Set(columns.map(({ column }) => column));
      await noteLostColumns({ table, headRow, taken, from: place + 1 }, session.log);
    }
    session.declareIndicator({ code: 'REMITTANCES_PAID_GDP', title: SHARE_TITLE, unit: 'PC' });
    const release = releaseOf(tables, options);
    if (tables.every(({ dated }) => dated === undefined)) noteGuessedDate(session.log, release, options);
    return makeReading(this.id, release, session, readTables(tables, session));
  },
};
