import type { Cell, Row, Table } from '@sterna/tabular';
import { type CellReference, TOTAL } from '../../observation.ts';
import { headWords, textOf } from '../reading/head.ts';
import { readPeriod } from '../reading/period-cell.ts';
import type { ReadingSession } from '../reading/session.ts';
import type { CorridorColumns } from './populations.ts';

export const UNKNOWN_ORIGIN = 'XXX';
/** Written where the origin is not known, or is of several kinds. */
const UNKNOWN_NAMES = /^(|unknown|various unknown|various|ukn|unk|xxa|xxx|n a|tibetan.*|tib)$/;
/** Written for a place in tables that are not broken down by it. */
const DASH = /^[-–—]$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Who went where, and when. */
export interface Corridor {
  /** `_T` for all countries together. */
  readonly asylum: string;
  /** `_T` for all countries together. */
  readonly origin: string;
  /** Both places as the file writes them. */
  readonly texts: string;
  readonly period: string;
}

const isDash = (code: string, name: string): boolean => DASH.test(code) && (name === '' || DASH.test(name));

/** `5`, `05`, `May` → `05`; `undefined` for what is no month. */
function monthOf(text: string): string | undefined {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
  return number >= 1 && number <= 12 ? String(number).padStart(2, '0') : undefined;
}

/** Reads the places and the period of the rows of one table of UNHCR. */
export class CorridorReader {
  readonly #session: ReadingSession;
  readonly #columns: CorridorColumns;
  readonly #table: Table;

  constructor(session: ReadingSession, columns: CorridorColumns, table: Table) {
    this.#session = session;
    this.#columns = columns;
    this.#table = table;
  }

  /** @returns `undefined` after refusing the row */
  read(row: Row): Corridor | undefined {
    const { asylum, asylumName, origin, originName } = this.#columns;
    const { cells } = row;
    const period = this.#period(row);
    if (period === undefined) return undefined;
    const refArea = this.#asylum(cells[asylum], textOf(cells[asylumName]), row, asylum);
    if (refArea === undefined) return undefined;
    const counterpart = this.#origin(cells[origin], textOf(cells[originName]), row, origin);
    if (counterpart === undefined) return undefined;
    const texts = `${textOf(cells[asylum])}|${textOf(cells[origin])}`;
    return { asylum: refArea, origin: counterpart, texts, period };
  }

  #at(row: Row, column: number): CellReference {
    const place = { row: row.number, column: column + 1 };
    return this.#table.name === '' ? place : { part: this.#table.name, ...place };
  }

  #period(row: Row): string | undefined {
    const { year, month } = this.#columns;
    const period = readPeriod(row.cells[year]);
    const text = textOf(row.cells[month]);
    const ofMonth = text === '' ? undefined : monthOf(text);
    if (period !== undefined && text === '') return period;
    if (period !== undefined && ofMonth !== undefined) return `${period}-M${ofMonth}`;
    const column = period === undefined ? year : month;
    const message = `“${textOf(row.cells[column])}” is not a year. Write it with four digits.`;
    this.#session.reject('not-a-period', message, this.#at(row, column));
    return undefined;
  }

  #asylum(code: Cell | undefined, name: string, row: Row, column: number): string | undefined {
    if (column === -1 || isDash(textOf(code), name)) return TOTAL;
    return this.#session.counterpart(code, name, this.#at(row, column));
  }

  #origin(code: Cell | undefined, name: string, row: Row, column: number): string | undefined {
    const text = textOf(code);
    if (column === -1 || isDash(text, name)) return TOTAL;
    if (UNKNOWN_NAMES.test(headWords(text)) && UNKNOWN_NAMES.test(headWords(name))) return UNKNOWN_ORIGIN;
    return this.#session.counterpart(code, name, this.#at(row, column));
  }
}
