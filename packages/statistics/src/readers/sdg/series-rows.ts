import type { Row, Table } from '@sterna/tabular';
import {
  type CellReference,
  type ObservationStatus,
  type Sex,
  type SourceObservation,
  TOTAL,
} from '../../observation.ts';
import { textOf } from '../reading/head.ts';
import type { MappedIndicator } from '../reading/indicator-map.ts';
import { endYear, readPeriod } from '../reading/period-cell.ts';
import { type PeriodHeading, withHeading } from '../reading/period-heading.ts';
import { readAge, readSex } from '../reading/person-groups.ts';
import type { ReadingSession } from '../reading/session.ts';
import type { DimensionColumn } from './dimensions.ts';
import { indicatorOfSeries } from './series-codes.ts';

/** Where a table of SDG series keeps what; columns count from 0, -1 for none. */
export interface SeriesColumns {
  readonly table: Table;
  readonly headRow: number;
  /** -1 when the whole table is of one series, named in `onlySeries`. */
  readonly series: number;
  readonly onlySeries?: string;
  readonly title: number;
  readonly place: number;
  readonly placeName: number;
  readonly year: number;
  readonly value: number;
  /** The wide form: a column of values for each period, and neither `year` nor `value`. */
  readonly periods?: readonly ({ readonly column: number } & PeriodHeading)[];
  readonly units: number;
  readonly nature: number;
  readonly footnote: number;
  readonly dimensions: readonly DimensionColumn[];
  /** Ages as bare numbers mean that age and over, as in the DDF files. */
  readonly bareAgesAreOpen: boolean;
}

interface Breakdown {
  readonly sex: Sex;
  readonly age: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

const NO_BREAKDOWN: Breakdown = { sex: TOTAL, age: TOTAL, dimensions: Object.freeze({}) };
const TOTALS = new Set(['', '_T', 'T', 'TOTAL', 'NA', 'N/A']);

/** Natures of data of the SDG database: estimated and modelled values are estimates, all others stand as stated. */
function statusOf(nature: string): ObservationStatus {
  const code = nature.trim().toUpperCase();
  return code === 'E' || code === 'M' || code === 'MODELED' || code === 'ESTIMATED' ? 'E' : 'A';
}

/** Makes observations of the rows of one table of SDG series. */
export class SeriesRows {
  newest = 0;
  readonly #session: ReadingSession;
  readonly #columns: SeriesColumns;
  readonly #indicators = new Map<string, MappedIndicator>();
  readonly #breakdowns = new Map<string, Breakdown>();

  constructor(session: ReadingSession, columns: SeriesColumns) {
    this.#session = session;
    this.#columns = columns;
  }

  read(row: Row, into: SourceObservation[]): void {
    const { place, placeName, value, periods } = this.#columns;
    const columns: readonly ({ readonly column: number } & Partial<PeriodHeading>)[] = periods ?? [{ column: value }];
    const stated = columns.filter(({ column }) => textOf(row.cells[column]) !== '');
    if (stated.length === 0) return;
    const refArea = this.#session.place(
      row.cells[place],
      textOf(row.cells[placeName]),
      this.#at(row, place),
      placeName + 1,
    );
    const breakdown = refArea === undefined ? undefined : this.#breakdown(row);
    if (refArea === undefined || breakdown === undefined) return;
    for (const { column, period, ...marked } of stated) {
      const read = this.#readValue(row, refArea, breakdown, column, period ?? this.#period(row));
      const isMarked = marked.status !== undefined || marked.note !== undefined;
      const observation = read && isMarked ? { ...read, ...withHeading(marked, read.value, read.note) } : read;
      if (observation !== undefined && this.#session.accept(observation)) into.push(observation);
    }
  }

  #readValue(
    row: Row,
    refArea: string,
    breakdown: Breakdown,
    value: number,
    period: string | undefined,
  ): SourceObservation | undefined {
    if (period === undefined) return undefined;
    const { cells } = row;
    const { nature, footnote } = this.#columns;
    const indicator = this.#indicator(row);
    const read = this.#session.value(cells[value], indicator.unit, () => this.#at(row, value));
    if (read === undefined) return undefined;
    // Programs write an empty list of footnotes as one.
    const note = read.note ?? textOf(cells[footnote]).replace(/^\[\]$/, '');
    this.newest = Math.max(this.newest, endYear(period));
    return {
      indicator: indicator.code,
      refArea,
      counterpart: TOTAL,
      sex: breakdown.sex,
      age: breakdown.age,
      dimensions: breakdown.dimensions,
      unit: indicator.unit,
      period,
      value: read.value,
      status: read.value === null ? 'M' : statusOf(textOf(cells[nature])),
      ...(note === '' ? {} : { note }),
      at: this.#at(row, value),
    };
  }

  #at(row: Row, column: number): CellReference {
    const place = { row: row.number, column: column + 1 };
    return this.#columns.table.name === '' ? place : { part: this.#columns.table.name, ...place };
  }

  #period(row: Row): string | undefined {
    const cell = row.cells[this.#columns.year];
    const period = readPeriod(cell);
    if (period === undefined) {
      const message = `“${textOf(cell)}” is not a year. Write it with four digits.`;
      this.#session.reject('not-a-period', message, this.#at(row, this.#columns.year));
    }
    return period;
  }

  #indicator(row: Row): MappedIndicator {
    const { series, onlySeries, units, title } = this.#columns;
    const code = onlySeries ?? textOf(row.cells[series]);
    const unit = textOf(row.cells[units]);
    const key = `${code}|${unit}`;
    const known = this.#indicators.get(key);
    if (known !== undefined) return known;
    const indicator = indicatorOfSeries(code, unit);
    this.#indicators.set(key, indicator);
    const named = textOf(row.cells[title]);
    this.#session.declareIndicator({ code: indicator.code, title: named === '' ? code : named, unit: indicator.unit });
    return indicator;
  }

  #breakdown(row: Row): Breakdown | undefined {
    const { dimensions } = this.#columns;
    if (dimensions.length === 0) return NO_BREAKDOWN;
    const key = dimensions.map(({ column }) => textOf(row.cells[column])).join('|');
    const known = this.#breakdowns.get(key);
    if (known !== undefined) return known;
    const made = this.#makeBreakdown(row);
    if (made !== undefined) this.#breakdowns.set(key, made);
    return made;
  }

  #makeBreakdown(row: Row): Breakdown | undefined {
    let sex: Sex = TOTAL;
    let age: string = TOTAL;
    const others: [string, string][] = [];
    for (const { column, concept } of this.#columns.dimensions) {
      const text = textOf(row.cells[column]);
      if (TOTALS.has(text.toUpperCase())) continue;
      if (concept === 'SEX') {
        const known = readSex(text);
        if (known === undefined) return this.#refuseGroup(row, column, 'sex', text);
        sex = known;
      } else if (concept === 'AGE') {
        const bare = this.#columns.bareAgesAreOpen && /^\d+$/.test(text);
        age = (bare ? `Y_GE${text}` : readAge(text)) ?? text.toUpperCase().replace(/\W+/g, '_');
      } else others.push([concept, text.toUpperCase().replace(/[^\p{L}\p{N}_]+/gu, '_')]);
    }
    others.sort(([a], [b]) => (a < b ? -1 : 1));
    return { sex, age, dimensions: Object.freeze(Object.fromEntries(others)) };
  }

  #refuseGroup(row: Row, column: number, what: string, text: string): undefined {
    const message = `“${text}” is not a ${what} that is known. Write Female, Male or Both sexes.`;
    this.#session.reject('unknown-sex', message, this.#at(row, column), text);
    return undefined;
  }
}
