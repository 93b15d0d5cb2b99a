import type { Row, Table } from '@sterna/tabular';
import { type CellReference, type Sex, type SourceObservation, TOTAL } from '../../observation.ts';
import { readSdmxPeriod } from '../../period.ts';
import { textOf } from '../reading/head.ts';
import { endYear } from '../reading/period-cell.ts';
import { ageOfCode, placeOfCode, sexOfCode, statusOfFlags } from '../reading/publisher-codes.ts';
import type { ReadingSession } from '../reading/session.ts';

/** The headings of Eurostat's table: codes of dimensions in its first column, periods over the others. */
export interface TsvHead {
  readonly table: Table;
  readonly headRow: number;
  readonly dimensions: readonly string[];
  readonly periods: readonly string[];
}

/** The cells of a row as Eurostat parts them, by tabs, whatever the file was taken to be parted by. */
export function tsvCells({ cells }: Row, table: Table): readonly string[] {
  return cells
    .map(textOf)
    .join(table.delimiter ?? '\t')
    .split('\t')
    .map((cell) => cell.trim());
}

/** Dimensions that name another place. */
const PARTNERS = new Set(['citizen', 'c_birth', 'c_resid', 'partner', 'c_dest', 'geo_orig']);
const UNITS: Readonly<Record<string, readonly [unit: string, factor: number]>> = {
  PER: ['PS', 1],
  THS_PER: ['PS', 1000],
  NR: ['NUMBER', 1],
  PC: ['PC', 1],
};

/** What the codes of a row say, while they are gone through. */
interface Key {
  refArea: string;
  counterpart: string;
  sex: Sex;
  age: string;
  unit: string;
  readonly dimensions: Record<string, string>;
  /** What values are to be multiplied by. */
  factor: number;
}

/** Makes observations of the rows of one table of Eurostat. */
export class TsvRows {
  newest = 0;
  readonly #session: ReadingSession;
  readonly #head: TsvHead;
  readonly #indicator: string;

  constructor(session: ReadingSession, head: TsvHead, indicator: string) {
    this.#session = session;
    this.#head = head;
    this.#indicator = indicator;
  }

  read(row: Row, into: SourceObservation[]): void {
    const [codes = '', ...values] = tsvCells(row, this.#head.table);
    if (codes === '') return;
    const key = this.#keyOf(codes.split(','), row);
    if (key === undefined) return;
    for (const [i, text] of values.entries()) this.#readValue(row, key, i, text, into);
  }

  #at(row: Row, column: number): CellReference {
    const { name } = this.#head.table;
    return { row: row.number, column, ...(name !== '' && { part: name }) };
  }

  #keyOf(codes: readonly string[], row: Row): Key | undefined {
    const key: Key = {
      refArea: '',
      counterpart: TOTAL,
      sex: TOTAL,
      age: TOTAL,
      unit: 'NUMBER',
      dimensions: {},
      factor: 1,
    };
    for (const [i, dimension] of this.#head.dimensions.entries()) {
      const code = (codes[i] ?? '').trim();
      if (dimension === 'geo') key.refArea = placeOfCode(code) ?? '';
      else if (dimension !== 'freq') this.#take(dimension, code, key);
    }
    if (key.refArea !== '') return key;
    const code = codes[this.#head.dimensions.indexOf('geo')] ?? '';
    // Parts of countries and groups that are not ours are Eurostat's, and no mistake of the file.
    const message = `The area “${code}” is not one of ours; its rows were left out.`;
    this.#session.log.add('group-left-out', 'info', message, this.#at(row, 1), code);
    return undefined;
  }

  #take(dimension: string, code: string, key: Key): void {
    const sex = dimension === 'sex' ? sexOfCode(code) : undefined;
    const age = dimension === 'age' ? ageOfCode(code) : undefined;
    const partner = PARTNERS.has(dimension) ? (code === 'TOTAL' ? TOTAL : placeOfCode(code)) : undefined;
    if (sex !== undefined) key.sex = sex;
    else if (age !== undefined) key.age = age;
    else if (partner !== undefined && key.counterpart === TOTAL) key.counterpart = partner;
    else if (dimension === 'unit') [key.unit, key.factor] = UNITS[code] ?? [code, 1];
    else key.dimensions[dimension.toUpperCase()] = code;
  }

  #readValue(row: Row, key: Key, i: number, text: string, into: SourceObservation[]): void {
    const period = this.#head.periods[i];
    const [, written = '', flags = ''] = /^(\S*)\s*([a-z]*)$/.exec(text) ?? [undefined, text];
    if (period === undefined || text === '' || (written === ':' && flags === '')) return;
    const at = (): CellReference => this.#at(row, i + 2);
    const read = this.#session.value(written, key.factor === 1 ? key.unit : '', at);
    if (read === undefined) return;
    const { factor, dimensions, ...about } = key;
    const value = read.value === null || factor === 1 ? read.value : Math.round(read.value * factor);
    const note = flags.includes('c') ? 'Confidential.' : read.note;
    if (value !== null) this.newest = Math.max(this.newest, endYear(period));
    const observation: SourceObservation = {
      indicator: this.#indicator,
      ...about,
      dimensions: Object.fromEntries(Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))),
      period,
      value,
      status: value === null ? 'M' : (statusOfFlags(flags) ?? 'A'),
      ...(note === undefined ? {} : { note }),
      ...(flags === '' ? {} : { attributes: { OBS_FLAG: flags } }),
      at: at(),
    };
    if (this.#session.accept(observation)) into.push(observation);
  }
}

/** The headings, if a row has those of Eurostat's tables: `freq,citizen,sex,geo\TIME_PERIOD`, then periods. */
export function tsvHead(row: Row, table: Table): TsvHead | undefined {
  const [first = '', ...periods] = tsvCells(row, table);
  const match = /^([a-z_0-9]+(?:,[a-z_0-9]+)*)\\(?:TIME_PERIOD|time)$/i.exec(first);
  if (match?.[1] === undefined || periods.length === 0) return undefined;
  const dimensions = match[1].toLowerCase().split(',');
  if (!dimensions.includes('geo')) return undefined;
  return { table, headRow: row.number, dimensions, periods: periods.map((text) => readSdmxPeriod(text) ?? text) };
}
