import type { Cell, Row, Table } from '@sterna/tabular';
import { type CellReference, type SourceObservation, TOTAL } from '../../observation.ts';
import { headWords, textOf } from '../reading/head.ts';
import { endYear, readPeriod } from '../reading/period-cell.ts';
import type { ReadingSession } from '../reading/session.ts';
import { type Population, type PopulationColumns, populationOf } from './populations.ts';

const NO_DIMENSIONS = Object.freeze({});
const UNKNOWN_ORIGIN = 'XXX';
/** Written where the origin is not known, or is of several kinds. */
const UNKNOWN_NAMES = /^(|unknown|various unknown|various|ukn|unk|xxa|xxx|n a|tibetan.*|tib)$/;

interface Corridor {
  readonly asylum: string;
  readonly origin: string;
  /** The origin as the file writes it. */
  readonly originText: string;
  readonly period: string;
}

/** The place that figures of a population are about, and the other place. */
function placesOf(population: Population, corridor: Corridor): { refArea: string; counterpart: string } {
  switch (population.kind) {
    case 'corridor':
      return { refArea: corridor.asylum, counterpart: corridor.origin };
    case 'return':
      return { refArea: corridor.origin, counterpart: corridor.asylum };
    case 'within':
      return { refArea: corridor.asylum, counterpart: TOTAL };
  }
}

/** Makes observations of the rows of one table of UNHCR. */
export class PopulationRows {
  newest = 0;
  readonly #session: ReadingSession;
  readonly #columns: PopulationColumns;
  readonly #table: Table;
  readonly #held = new Map<string, Map<string, SourceObservation>>();

  constructor(session: ReadingSession, columns: PopulationColumns, table: Table) {
    this.#session = session;
    this.#columns = columns;
    this.#table = table;
    for (const { population } of columns.populations) this.#declare(population);
  }

  read(row: Row, into: SourceObservation[]): void {
    const corridor = this.#corridor(row);
    if (corridor === undefined) return;
    const { type, value, populations } = this.#columns;
    if (type === -1) {
      for (const { column, population } of populations) this.#readValue(row, corridor, population, column, into);
      return;
    }
    const name = textOf(row.cells[type]);
    const population = populationOf(headWords(name));
    if (population === undefined) {
      const message = `“${name}” is not a population type that is known; its rows were left out.`;
      this.#session.reject('unknown-population', message, this.#at(row, type), name);
      return;
    }
    this.#declare(population);
    this.#readValue(row, corridor, population, value, into);
  }

  #declare({ code, title }: Population): void {
    this.#session.declareIndicator({ code, title, unit: 'PS' });
  }

  #at(row: Row, column: number): CellReference {
    const place = { row: row.number, column: column + 1 };
    return this.#table.name === '' ? place : { part: this.#table.name, ...place };
  }

  #corridor(row: Row): Corridor | undefined {
    const { year, asylum, asylumName, origin, originName } = this.#columns;
    const { cells } = row;
    const period = readPeriod(cells[year]);
    if (period === undefined) {
      const message = `“${textOf(cells[year])}” is not a year. Write it with four digits.`;
      this.#session.reject('not-a-period', message, this.#at(row, year));
      return undefined;
    }
    const refArea = this.#session.place(cells[asylum], textOf(cells[asylumName]), this.#at(row, asylum));
    if (refArea === undefined) return undefined;
    const counterpart = this.#origin(cells[origin], textOf(cells[originName]), row, origin);
    if (counterpart === undefined) return undefined;
    const newest = endYear(period);
    if (newest > this.newest) this.newest = newest;
    return { asylum: refArea, origin: counterpart, originText: textOf(cells[origin]), period };
  }

  #origin(code: Cell | undefined, name: string, row: Row, column: number): string | undefined {
    const text = textOf(code);
    if (UNKNOWN_NAMES.test(headWords(text)) && UNKNOWN_NAMES.test(headWords(name))) return UNKNOWN_ORIGIN;
    return this.#session.counterpart(code, name, this.#at(row, column));
  }

  #readValue(row: Row, corridor: Corridor, population: Population, column: number, into: SourceObservation[]): void {
    const cell = row.cells[column];
    if ((cell === '0' || cell === 0) && !population.keepsZero) return;
    const read = this.#session.value(cell, 'PS', () => this.#at(row, column));
    // A dash stands wherever a population does not concern the row: only a value kept back is worth keeping.
    if (read === undefined || (read.value === null && read.note === undefined)) return;
    const { refArea, counterpart } = placesOf(population, corridor);
    const observation: SourceObservation = {
      indicator: population.code,
      refArea,
      counterpart,
      sex: TOTAL,
      age: TOTAL,
      dimensions: NO_DIMENSIONS,
      unit: 'PS',
      period: corridor.period,
      value: read.value,
      status: read.value === null ? 'M' : 'A',
      ...(read.note === undefined ? {} : { note: read.note }),
      at: this.#at(row, column),
    };
    if (counterpart === UNKNOWN_ORIGIN) this.#hold(observation, corridor.originText);
    else if (this.#session.accept(observation)) into.push(observation);
  }

  /**
   * Keeps a value of unknown origin until the end: UNHCR writes it under several codes (`UKN`, an empty one), and to us
   * they are one origin.
   */
  #hold(observation: SourceObservation, originText: string): void {
    const { indicator, refArea, period } = observation;
    const key = `${indicator}|${refArea}|${period}`;
    const held = this.#held.get(key) ?? new Map<string, SourceObservation>();
    this.#held.set(key, held);
    const before = held.get(originText);
    if (before === undefined) held.set(originText, observation);
    else this.#session.repeat(observation, before.value);
  }

  /** The values of unknown origin, those under several codes added up. Call once, after the last row. */
  end(): readonly SourceObservation[] {
    const observations: SourceObservation[] = [];
    for (const held of this.#held.values()) {
      const [first, ...others] = held.values();
      if (first === undefined) continue;
      let value = first.value;
      for (const other of others) if (other.value !== null) value = (value ?? 0) + other.value;
      const rows = [first, ...others].map(({ at }) => at.row).join(' and ');
      const joined: SourceObservation =
        others.length === 0 || value === null
          ? first
          : { ...first, value, status: 'A', note: `Rows ${rows} together, both of unknown origin.` };
      if (this.#session.accept(joined)) observations.push(joined);
    }
    return observations;
  }
}
