import type { Row, Table } from '@sterna/tabular';
import { INDICATORS } from '../../indicators/indicator.ts';
import { type CellReference, type SourceObservation, TOTAL } from '../../observation.ts';
import { headWords, textOf } from '../reading/head.ts';
import { endYear } from '../reading/period-cell.ts';
import type { ReadingSession } from '../reading/session.ts';
import { type Corridor, CorridorReader, UNKNOWN_ORIGIN } from './corridor-reader.ts';
import { type Population, type PopulationColumns, populationOf } from './populations.ts';

const NO_DIMENSIONS = Object.freeze({});
const WORLD = 'WLD';

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

/** Makes observations of the rows of one table of UNHCR. */
export class PopulationRows {
  newest = 0;
  readonly #session: ReadingSession;
  readonly #columns: PopulationColumns;
  readonly #table: Table;
  readonly #corridors: CorridorReader;
  readonly #held = new Map<string, Map<string, SourceObservation>>();

  constructor(session: ReadingSession, columns: PopulationColumns, table: Table) {
    this.#session = session;
    this.#columns = columns;
    this.#table = table;
    this.#corridors = new CorridorReader(session, columns, table);
    for (const { population } of columns.populations) this.#declare(population);
  }

  read(row: Row, into: SourceObservation[]): void {
    // Lines under a table say where it comes from; they hold no value.
    if (!this.#holdsValue(row)) return;
    const corridor = this.#corridors.read(row);
    if (corridor === undefined) return;
    this.newest = Math.max(this.newest, endYear(corridor.period));
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
