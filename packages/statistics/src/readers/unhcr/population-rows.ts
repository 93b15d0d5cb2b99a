import type { Cell, Row, Table } from '@sterna/tabular';
import { INDICATORS } from '../../indicators/indicator.ts';
import { type CellReference, type SourceObservation, TOTAL } from '../../observation.ts';
import { headWords, textOf } from '../reading/head.ts';
import { endYear, readPeriod } from '../reading/period-cell.ts';
import type { ReadingSession } from '../reading/session.ts';
import { type Population, type PopulationColumns, populationOf } from './populations.ts';

const NO_DIMENSIONS = Object.freeze({});
const UNKNOWN_ORIGIN = 'XXX';
/** Written where the origin is not known, or is of several kinds. */
const UNKNOWN_NAMES = /^(|unknown|various unknown|various|ukn|unk|xxa|xxx|n a|tibetan.*|tib)$/;
/** Written for a place in tables that are not broken down by it. */
const DASH = /^[-–—]$/;
const WORLD = 'WLD';

interface Corridor {
  /** `_T` for all countries together. */
  readonly asylum: string;
  /** `_T` for all countries together. */
  readonly origin: string;
  /** Both places as the file writes them. */
  readonly texts: string;
  readonly period: string;
}

/** The indicator of a population, the place it is about, and the other place. */
interface Subject {
  readonly indicator: string;
  readonly refArea: string;
  readonly counterpart: string;
}

/** Indicators that state a population's corridors from the country of origin: refugees by origin. */
const FROM_ORIGIN = new Map(INDICATORS.flatMap(({ code, mirrorOf }) => (mirrorOf ? [[mirrorOf, code]] : [])));

const placeOr = (place: string, otherwise: string): string => (place === TOTAL ? otherwise : place);

function subjectOf({ code, kind }: Population, { asylum, origin }: Corridor): Subject {
  switch (kind) {
    case 'corridor': {
      const fromOrigin = FROM_ORIGIN.get(code);
      if (asylum === TOTAL && origin !== TOTAL && fromOrigin !== undefined) {
        return { indicator: fromOrigin, refArea: origin, counterpart: TOTAL };
      }
      return { indicator: code, refArea: placeOr(asylum, WORLD), counterpart: origin };
    }
    case 'return':
      return { indicator: code, refArea: placeOr(origin, WORLD), counterpart: asylum };
    case 'within':
      return { indicator: code, refArea: placeOr(asylum, placeOr(origin, WORLD)), counterpart: TOTAL };
  }
}

const isDash = (code: string, name: string): boolean => DASH.test(code) && (name === '' || DASH.test(name));

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
    // Lines under a table say where it comes from; they hold no value.
    if (!this.#holdsValue(row)) return;
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

  #holdsValue({ cells }: Row): boolean {
    const { type, value, populations } = this.#columns;
    if (type !== -1) return textOf(cells[value]) !== '';
    return populations.some(({ column }) => textOf(cells[column]) !== '');
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
    const refArea = this.#asylum(cells[asylum], textOf(cells[asylumName]), row, asylum);
    if (refArea === undefined) return undefined;
    const counterpart = this.#origin(cells[origin], textOf(cells[originName]), row, origin);
    if (counterpart === undefined) return undefined;
    const newest = endYear(period);
    if (newest > this.newest) this.newest = newest;
    return { asylum: refArea, origin: counterpart, texts: `${textOf(cells[asylum])}|${textOf(cells[origin])}`, period };
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

  #readValue(row: Row, corridor: Corridor, population: Population, column: number, into: SourceObservation[]): void {
    const cell = row.cells[column];
    if ((cell === '0' || cell === 0) && !population.keepsZero) return;
    const read = this.#session.value(cell, 'PS', () => this.#at(row, column));
    // A dash stands wherever a population does not concern the row: only a value kept back is worth keeping.
    if (read === undefined || (read.value === null && read.note === undefined)) return;
    const { indicator, refArea, counterpart } = subjectOf(population, corridor);
    const observation: SourceObservation = {
      indicator,
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
    if (corridor.origin === UNKNOWN_ORIGIN) this.#hold(observation, corridor.texts);
    else if (this.#session.accept(observation)) into.push(observation);
  }

  /**
   * Keeps a value of unknown origin until the end: UNHCR writes it under several codes (`UKN`, an empty one), and to us
   * they are one origin.
   */
  #hold(observation: SourceObservation, texts: string): void {
    const { indicator, refArea, counterpart, period } = observation;
    const key = `${indicator}|${refArea}|${counterpart}|${period}`;
    const held = this.#held.get(key) ?? new Map<string, SourceObservation>();
    this.#held.set(key, held);
    const before = held.get(texts);
    if (before === undefined) held.set(texts, observation);
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
