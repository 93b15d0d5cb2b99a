import type { Row } from '@sterna/tabular';
import { type CellReference, type SourceObservation, TOTAL } from '../../observation.ts';
import { textOf } from '../reading/head.ts';
import type { MappedIndicator } from '../reading/indicator-map.ts';
import { endYear, readPeriod } from '../reading/period-cell.ts';
import type { ReadingSession } from '../reading/session.ts';
import { codeOfTitle, indicatorOf } from './indicator-codes.ts';
import type { TableLayout } from './table-layout.ts';

const NO_DIMENSIONS = Object.freeze({});

/** Makes observations of the rows of one table. */
export class TableRows {
  /** The newest year with a value so far. */
  newest = 0;
  readonly #session: ReadingSession;
  readonly #layout: TableLayout;
  readonly #definitions: ReadonlyMap<string, string>;
  /** Indicator of a table that names none. */
  readonly #given: string;
  readonly #indicators = new Map<string, MappedIndicator>();

  constructor(
    session: ReadingSession,
    layout: TableLayout,
    definitions: ReadonlyMap<string, string>,
    given: string | undefined,
  ) {
    this.#session = session;
    this.#layout = layout;
    this.#definitions = definitions;
    this.#given = given ?? '';
  }

  read(row: Row, into: SourceObservation[]): void {
    const { country, countryName, indicator, indicatorName, values } = this.#layout;
    const { cells } = row;
    const title = textOf(cells[indicatorName]);
    const code = textOf(cells[indicator]) || codeOfTitle(title) || this.#given;
    // The lines under a DataBank table say where it comes from; they have neither country nor indicator.
    if (textOf(cells[country]) === '' && (code === '' || textOf(cells[countryName]) === '')) return;
    if (!values.some(({ column }) => cells[column] !== null && cells[column] !== undefined)) return;
    const refArea = this.#session.place(cells[country], cells[countryName], this.#at(row, country));
    if (refArea === undefined) return;
    if (code === '' && values.some(({ series }) => series === undefined)) {
      this.#refuseUnnamed(row, title);
      return;
    }
    for (const value of values) {
      const period = value.period ?? this.#period(row);
      if (period === undefined) return;
      const series = value.series ?? { code, title };
      this.#readValue(row, refArea, this.#indicator(series.code, series.title), period, value.column, into);
    }
  }

  #refuseUnnamed(row: Row, title: string): void {
    const { indicator, indicatorName } = this.#layout;
    const message =
      `The row names no indicator that is known${title === '' ? '' : ` (“${title}”)`}. ` +
      'Take the download with the column of codes, such as SM.POP.NETM.';
    const at = this.#at(row, indicator === -1 ? indicatorName : indicator);
    this.#session.reject('indicator-unknown', message, at, title);
  }

  #at(row: Row, column: number): CellReference {
    const place = { row: row.number, column: column + 1 };
    return this.#layout.table.name === '' ? place : { part: this.#layout.table.name, ...place };
  }

  #period(row: Row): string | undefined {
    const cell = row.cells[this.#layout.year];
    const period = readPeriod(cell);
    if (period === undefined) {
      const message = `“${textOf(cell)}” is not a year. Write it with four digits.`;
      this.#session.reject('not-a-period', message, this.#at(row, this.#layout.year));
    }
    return period;
  }

  #indicator(code: string, title: string): MappedIndicator {
    const known = this.#indicators.get(code);
    if (known !== undefined) return known;
    const mapped = indicatorOf(code, title);
    this.#indicators.set(code, mapped);
    const definition = this.#definitions.get(code);
    const named = title === '' ? mapped.code : title;
    this.#session.declareIndicator({
      code: mapped.code,
      title: named,
      unit: mapped.unit,
      ...(definition === undefined ? {} : { definition }),
    });
    return mapped;
  }

  #readValue(
    row: Row,
    refArea: string,
    indicator: MappedIndicator,
    period: string,
    column: number,
    into: SourceObservation[],
  ): void {
    const read = this.#session.value(row.cells[column], indicator.unit, () => this.#at(row, column));
    if (read === undefined) return;
    if (read.value !== null) this.newest = Math.max(this.newest, endYear(period));
    const observation: SourceObservation = {
      indicator: indicator.code,
      refArea,
      counterpart: TOTAL,
      sex: indicator.sex ?? TOTAL,
      age: indicator.age ?? TOTAL,
      dimensions: NO_DIMENSIONS,
      unit: indicator.unit,
      period,
      value: read.value,
      status: read.value === null ? 'M' : 'A',
      ...(read.note === undefined ? {} : { note: read.note }),
      at: this.#at(row, column),
    };
    if (this.#session.accept(observation)) into.push(observation);
  }
}
