import type { Row } from '@sterna/tabular';
import { shiftDecimal } from '../../decimal.ts';
import { type CellReference, type SourceObservation, TOTAL } from '../../observation.ts';
import { headWords, textOf } from '../reading/head.ts';
import { readNumberCell } from '../reading/number-cell.ts';
import type { ReadingSession } from '../reading/session.ts';
import type { Matrix } from './matrix-layout.ts';

const NO_DIMENSIONS = Object.freeze({});

type Place = { readonly kind: 'place'; readonly code: string } | { readonly kind: 'total' | 'none' };

/** Origins and receivers that are known only by the part of the world: they are one place to us. */
const OTHERS = /^(other (north|south)|others?|unidentified)$/;
const UNKNOWN = 'XXX';

/** Makes observations of the rows of one matrix. */
export class MatrixRows {
  readonly #session: ReadingSession;
  readonly #matrix: Matrix;
  readonly #period: string;
  readonly #places: number;
  readonly #columns: readonly Place[];

  /** Of each corridor with an unknown end: the values by the names of both ends. */
  readonly #held = new Map<string, Map<string, SourceObservation>>();

  /** @param places by how many the decimal point moves, from millions to dollars */
  constructor(session: ReadingSession, matrix: Matrix, period: string, places: number) {
    this.#session = session;
    this.#matrix = matrix;
    this.#period = period;
    this.#places = places;
    this.#columns = matrix.headRow.cells.map((_, column) =>
      column <= matrix.names ? { kind: 'none' } : this.#place(matrix.headRow, column),
    );
  }

  read(row: Row, into: SourceObservation[]): void {
    if (
      !row.cells.some(
        (cell, column) =>
          column > this.#matrix.names &&
          readNumberCell(cell, { counts: 'money', decimalComma: false }).kind === 'number',
      )
    )
      return;
    const rowPlace = this.#place(row, this.#matrix.names);
    if (rowPlace.kind === 'none') return;
    for (const [column, columnPlace] of this.#columns.entries()) {
      if (columnPlace.kind === 'none') continue;
      const receiver = this.#matrix.columnsReceive ? columnPlace : rowPlace;
      const sender = this.#matrix.columnsReceive ? rowPlace : columnPlace;
      // The sums at the edge: what a country receives is kept; what it sends has no place among the receivers.
      if (receiver.kind !== 'place') {
        this.#noteSent(row, column);
        continue;
      }
      const counterpart = sender.kind === 'place' ? sender.code : TOTAL;
      this.#readValue(row, column, receiver.code, counterpart, into);
    }
  }

  #noteSent(row: Row, column: number): void {
    if (textOf(row.cells[column]) === '') return;
    const message = 'What a country sends altogether was left out of the matrix: it is the sum of its corridors.';
    this.#session.log.add('total-left-out', 'info', message, this.#at(row, column), this.#matrix.table.name);
  }

  #at(row: Row, column: number): CellReference {
    const place = { row: row.number, column: column + 1 };
    return this.#matrix.table.name === '' ? place : { part: this.#matrix.table.name, ...place };
  }

  #place(row: Row, column: number): Place {
    const text = textOf(row.cells[column]);
    const words = headWords(text);
    if (words === '') return { kind: 'none' };
    if (/^(total|world|grand total)/.test(words)) return { kind: 'total' };
    if (OTHERS.test(words)) return { kind: 'place', code: UNKNOWN };
    const code = this.#session.places.find(undefined, text, this.#at(row, column));
    return code === undefined ? { kind: 'none' } : { kind: 'place', code };
  }

  #readValue(row: Row, column: number, refArea: string, counterpart: string, into: SourceObservation[]): void {
    const isMoney = this.#matrix.moves === 'money';
    const unit = isMoney ? 'USD' : 'PS';
    // Estimates of people have fractions too.
    const read = this.#session.value(row.cells[column], isMoney ? 'USD' : '', () => this.#at(row, column));
    // The diagonal and corridors without migrants hold zeros: a country sends nothing to itself.
    if (read === undefined || read.value === null || (read.value === 0 && counterpart !== TOTAL)) return;
    const observation: SourceObservation = {
      indicator: isMoney ? 'BILATERAL_REMITTANCES' : 'MIGRANT_STOCK',
      refArea,
      counterpart,
      sex: TOTAL,
      age: TOTAL,
      dimensions: NO_DIMENSIONS,
      unit,
      period: this.#period,
      value: Number(shiftDecimal(String(read.value), this.#places)),
      status: 'E',
      at: this.#at(row, column),
    };
    if (refArea === UNKNOWN || counterpart === UNKNOWN) {
      const { headRow, names } = this.#matrix;
      this.#hold(observation, `${textOf(row.cells[names])}|${textOf(headRow.cells[column])}`);
    } else if (this.#session.accept(observation)) into.push(observation);
  }

  /** Keeps what several groups of unknown places send or receive until the end, to add it up. */
  #hold(observation: SourceObservation, names: string): void {
    const key = `${observation.refArea}|${observation.counterpart}`;
    const held = this.#held.get(key) ?? new Map<string, SourceObservation>();
    this.#held.set(key, held);
    const before = held.get(names);
    if (before === undefined) held.set(names, observation);
    else this.#session.repeat(observation, before.value);
  }

  /** The values of unknown places, those of several groups added up. Call once, after the last row. */
  end(): readonly SourceObservation[] {
    const observations: SourceObservation[] = [];
    for (const held of this.#held.values()) {
      const [first, ...others] = held.values();
      if (first === undefined) continue;
      const value = others.reduce((sum, other) => sum + (other.value ?? 0), first.value ?? 0);
      const note = 'Groups of unknown places together.';
      const joined = others.length === 0 ? first : { ...first, value, note };
      if (this.#session.accept(joined)) observations.push(joined);
    }
    return observations;
  }
}
