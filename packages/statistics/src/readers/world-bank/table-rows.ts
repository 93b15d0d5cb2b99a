import type { Row } from '@sterna/tabular';
import { type CellReference, type Sex, type SourceObservation, TOTAL } from '../../observation.ts';
import { textOf } from '../reading/head.ts';
import type { MappedIndicator } from '../reading/indicator-map.ts';
import { endYear, readPeriod } from '../reading/period-cell.ts';
import { withHeading } from '../reading/period-heading.ts';
import { readSex } from '../reading/person-groups.ts';
import type { ReadingSession } from '../reading/session.ts';
import type { ValueColumn } from './column-headings.ts';
import { codeOfTitle, indicatorOf } from './indicator-codes.ts';
import type { TableLayout } from './table-layout.ts';

const NO_DIMENSIONS = Object.freeze({});

/** The World Bank's codes in its tables of migrants by gender. */
const BY_GENDER: Readonly<Record<string, Sex>> = { TOT: '_T', FEM: 'F', MAL: 'M' };

/** Who and where the values of a row are about. */
type About = Pick<SourceObservation, 'refArea' | 'counterpart' | 'sex'>;

/** The World Bank's codes as they stand where a title would. */
const BARE_CODE = /^[A-Z]{2}(?:\.[A-Z0-9]{2,})+$/;

/** Whether a row holds one text and nothing else. */
function isLine(cells: Row['cells']): boolean {
  return cells.filter((cell) => textOf(cell) !== '').length === 1;
}

/** Programs write the code itself under `series`; others its title. */
const codeIn = (title: string): string => (BARE_CODE.test(title) ? title : codeOfTitle(title));

/** Makes observations of the rows of one table. */
export class TableRows {
  /** The newest year with a value so far. */
  newest = 0;
  /** What the lines under the table say of it: when it was updated, and the database it is from. */
  updated = '';
  database = '';
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
    const code = textOf(cells[indicator]) || codeIn(title) || this.#given || this.#countedPeople();
    if (country === -1) {
      this.#readAcross(row, { code, title }, into);
      return;
    }
    // The lines under a DataBank table say where it comes from; they have neither country nor indicator.
    if (textOf(cells[country]) === '' && (code === '' || textOf(cells[countryName]) === '' || isLine(cells))) {
      this.#readLine(textOf(cells.find((cell) => textOf(cell) !== '')));
      return;
    }
    if (!values.some(({ column }) => cells[column] !== null && cells[column] !== undefined)) return;
    if (this.#isUnknownAndEmpty(row)) return;
    const refArea = this.#session.place(cells[country], cells[countryName], this.#at(row, country), countryName + 1);
    const counterpart = this.#counterpart(row);
    const sex = this.#sex(row);
    if (refArea === undefined || counterpart === undefined || sex === undefined) return;
    const about = { refArea, counterpart, sex };
    if (code === '' && values.some(({ series }) => series === undefined)) {
      this.#refuseUnnamed(row, title);
      return;
    }
    for (const value of values) {
      const period = value.period ?? this.#period(row);
      if (period === undefined) return;
      const series = value.series ?? { code, title };
      this.#readValue(row, about, this.#indicator(series.code, series.title), period, value, into);
    }
  }

  /** A row of a table with countries over its columns. */
  #readAcross(row: Row, named: { readonly code: string; readonly title: string }, into: SourceObservation[]): void {
    const { cells } = row;
    const { values, year } = this.#layout;
    if (isLine(cells)) {
      this.#readLine(textOf(cells.find((cell) => textOf(cell) !== '')));
      return;
    }
    if (!values.some(({ column }) => textOf(cells[column]) !== '')) return;
    for (const value of values) {
      const period = value.period ?? (year === -1 ? undefined : this.#period(row));
      if (period === undefined) return;
      const { code, title } = value.series ?? named;
      if (code === '') {
        this.#refuseUnnamed(row, title);
        return;
      }
      const at = this.#at(row, value.column);
      const refArea = this.#session.place(value.country?.code, value.country?.name, at);
      if (refArea === undefined) continue;
      const about: About = { refArea, counterpart: TOTAL, sex: TOTAL };
      this.#readValue(row, about, this.#indicator(code, title), period, value, into);
    }
  }

  /** Rows of countries that no longer exist hold nothing but `..`: nothing is lost with them. */
  #isUnknownAndEmpty(row: Row): boolean {
    const { country, countryName, counterpart, counterpartName, values } = this.#layout;
    const { cells } = row;
    if (values.some(({ column }) => /\d/.test(textOf(cells[column])))) return false;
    const pairs = [[country, countryName] as const, [counterpart, counterpartName] as const];
    const unknown = pairs.find(([code, name]) => code !== -1 && !this.#session.places.knows(cells[code], cells[name]));
    if (unknown === undefined) return false;
    const [code, name] = unknown;
    const text = textOf(cells[name]) || textOf(cells[code]);
    const message = `“${text}” is no place that is known; its rows hold no values and were left out.`;
    this.#session.log.add('place-without-values', 'info', message, this.#at(row, code), text);
    return true;
  }

  #readLine(text: string): void {
    this.updated ||= /^last updated\s*:\s*(.+)$/i.exec(text)?.[1] ?? '';
    this.database ||= /^data from database\s*:\s*(.+)$/i.exec(text)?.[1] ?? '';
  }

  /** A table of people by origin, destination and sex counts migrants, though no column says so. */
  #countedPeople(): string {
    return this.#layout.sex === -1 ? '' : 'MIGRANT_STOCK';
  }

  #counterpart(row: Row): string | undefined {
    const { counterpart, counterpartName } = this.#layout;
    if (counterpart === -1) return TOTAL;
    const at = this.#at(row, counterpart);
    return this.#session.counterpart(row.cells[counterpart], row.cells[counterpartName], at, counterpartName + 1);
  }

  #sex(row: Row): Sex | undefined {
    const { sex } = this.#layout;
    if (sex === -1) return TOTAL;
    const text = textOf(row.cells[sex]);
    const read = BY_GENDER[text.toUpperCase()] ?? readSex(text);
    if (read === undefined) {
      const message = `“${text}” is neither total, female nor male. Write TOT, FEM or MAL.`;
      this.#session.reject('unknown-sex', message, this.#at(row, sex));
    }
    return read;
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
    about: About,
    indicator: MappedIndicator,
    period: string,
    { column, marked = {} }: ValueColumn,
    into: SourceObservation[],
  ): void {
    const read = this.#session.value(row.cells[column], indicator.unit, () => this.#at(row, column));
    if (read === undefined) return;
    if (read.value !== null) this.newest = Math.max(this.newest, endYear(period));
    const observation: SourceObservation = {
      indicator: indicator.code,
      refArea: about.refArea,
      counterpart: about.counterpart,
      sex: indicator.sex ?? about.sex,
      age: indicator.age ?? TOTAL,
      dimensions: NO_DIMENSIONS,
      unit: indicator.unit,
      period,
      value: read.value,
      ...withHeading(marked, read.value, read.note),
      at: this.#at(row, column),
    };
    if (this.#session.accept(observation)) into.push(observation);
  }
}
