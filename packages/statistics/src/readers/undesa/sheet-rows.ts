import type { Row } from '@sterna/tabular';
import { type CellReference, type SourceObservation, TOTAL } from '../../observation.ts';
import { headWords, textOf } from '../reading/head.ts';
import { readPeriod } from '../reading/period-cell.ts';
import { withHeading } from '../reading/period-heading.ts';
import type { ReadingSession } from '../reading/session.ts';
import type { Measure } from './measure.ts';
import type { SheetLayout, ValueColumn } from './sheet-layout.ts';

const NO_DIMENSIONS = Object.freeze({});
/** Origins that are known only by the part of the world; UN DESA lists them beside the countries. */
const OTHER_ORIGINS = /^other (north|south)$|^others?$|^unknown$/;

/** Columns of figures that belong to one origin; more than one only for the two groups of unknown origins. */
interface OriginColumns {
  readonly counterpart: string;
  readonly values: readonly ValueColumn[];
}

/** What the row itself says. */
interface RowFacts {
  readonly refArea: string;
  readonly counterpart: string;
  readonly period: string | undefined;
  readonly imputed: boolean;
  readonly note: string;
}

/** The unit of a value as it stands: thousands have decimals where persons have none. */
function unitAsWritten({ unit, multiplier }: Measure): string {
  return multiplier === 1 ? unit : '';
}

/** Makes observations of the rows of one sheet. */
export class SheetRows {
  readonly #session: ReadingSession;
  readonly #layout: SheetLayout;
  readonly #footnotes: ReadonlyMap<string, string>;
  readonly #groups: readonly OriginColumns[];

  constructor(session: ReadingSession, layout: SheetLayout, footnotes: ReadonlyMap<string, string>) {
    this.#session = session;
    this.#layout = layout;
    this.#footnotes = footnotes;
    this.#groups = this.#groupByOrigin();
  }

  read(row: Row, into: SourceObservation[]): void {
    if (!this.#layout.values.some(({ column }) => row.cells[column] !== null && row.cells[column] !== undefined))
      return;
    const facts = this.#facts(row);
    if (facts === undefined) return;
    for (const { counterpart, values } of this.#groups) {
      if (values.length > 1) this.#readSum(row, facts, counterpart, values, into);
      else for (const value of values) this.#readValue(row, facts, counterpart, value, into);
    }
  }

  #at(row: Row, column: number): CellReference {
    const place = { row: row.number, column: column + 1 };
    return this.#layout.table.name === '' ? place : { part: this.#layout.table.name, ...place };
  }

  /** Columns of one origin and group of people are read one by one, those of unknown origins together. */
  #groupByOrigin(): readonly OriginColumns[] {
    const groups = new Map<string, { counterpart: string; values: ValueColumn[] }>();
    const at = { part: this.#layout.table.name, row: this.#layout.headEnd };
    for (const value of this.#layout.values) {
      const counterpart = this.#originOf(value, { ...at, column: value.column + 1 });
      if (counterpart === undefined) continue;
      const isOther = value.origin !== undefined && counterpart === 'XXX';
      const key = isOther ? `${value.sex}|${value.age}|${value.period ?? ''}` : String(value.column);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { counterpart, values: [value] });
      else group.values.push(value);
      this.#session.declareIndicator(value.measure);
    }
    return [...groups.values()];
  }

  #originOf(value: ValueColumn, at: CellReference): string | undefined {
    if (value.origin === undefined) return TOTAL;
    const words = headWords(value.origin);
    if (words === 'total') return TOTAL;
    if (OTHER_ORIGINS.test(words)) return 'XXX';
    return this.#session.places.findCounterpart(undefined, value.origin, at);
  }

  #facts(row: Row): RowFacts | undefined {
    const { columns } = this.#layout;
    const { cells } = row;
    const at = this.#at(row, columns.place);
    const code = columns.placeCode === -1 ? undefined : cells[columns.placeCode];
    const refArea = this.#session.place(code, textOf(cells[columns.place]), at, columns.place + 1);
    if (refArea === undefined) return undefined;
    const counterpart = this.#rowOrigin(row);
    if (counterpart === undefined) return undefined;
    let period: string | undefined;
    if (columns.year !== -1) {
      period = readPeriod(cells[columns.year]);
      if (period === undefined) {
        const message = `“${textOf(cells[columns.year])}” is not a year. Write it with four digits.`;
        this.#session.reject('not-a-period', message, this.#at(row, columns.year));
        return undefined;
      }
    }
    const dataType = columns.dataType === -1 ? '' : textOf(cells[columns.dataType]);
    return { refArea, counterpart, period, imputed: /\bI\b/.test(dataType), note: this.#noteOf(row, dataType) };
  }

  #rowOrigin(row: Row): string | undefined {
    const { origin, originCode } = this.#layout.columns;
    if (origin === -1 && originCode === -1) return TOTAL;
    const code = originCode === -1 ? undefined : row.cells[originCode];
    const name = origin === -1 ? '' : textOf(row.cells[origin]);
    return this.#session.counterpart(code, name, this.#at(row, origin === -1 ? originCode : origin));
  }

  #noteOf(row: Row, dataType: string): string {
    const { notes } = this.#layout.columns;
    const parts: string[] = [];
    if (dataType !== '') parts.push(`Type of data: ${dataType}.`);
    const mark = notes === -1 ? '' : textOf(row.cells[notes]);
    if (mark !== '') {
      // A corridor table would repeat a long note tens of thousands of times: there the number must do.
      const text = this.#layout.bilateral ? undefined : this.#footnotes.get(headWords(mark));
      parts.push(text ?? `Note ${mark}.`);
    }
    return parts.join(' ');
  }

  #readValue(row: Row, facts: RowFacts, origin: string, column: ValueColumn, into: SourceObservation[]): void {
    const unit = unitAsWritten(column.measure);
    const read = this.#session.value(row.cells[column.column], unit, () => this.#at(row, column.column));
    if (read === undefined) return;
    const note = [facts.note, read.note ?? ''].filter((text) => text !== '').join(' ');
    this.#add(row, facts, origin, column, read.value, note, into);
  }

  #readSum(
    row: Row,
    facts: RowFacts,
    origin: string,
    columns: readonly ValueColumn[],
    into: SourceObservation[],
  ): void {
    let sum: number | undefined;
    for (const { column, measure } of columns) {
      const read = this.#session.value(row.cells[column], unitAsWritten(measure), () => this.#at(row, column));
      if (read !== undefined && read.value !== null) sum = (sum ?? 0) + read.value;
    }
    const [first] = columns;
    if (sum === undefined || first === undefined) return;
    const names = columns.map((column) => column.origin ?? '').join(' and ');
    this.#add(row, facts, origin, first, sum, `${facts.note} ${names} together.`.trim(), into);
  }

  #add(
    row: Row,
    facts: RowFacts,
    origin: string,
    column: ValueColumn,
    published: number | null,
    note: string,
    into: SourceObservation[],
  ): void {
    const { measure, sex, age } = column;
    // The type of data tells how migrants were counted; it says nothing of the population beside them.
    const aboutMigrants = measure.code !== 'POPULATION';
    const period = column.period ?? facts.period;
    if (period === undefined) return;
    // Thousands are published with three decimals: the product is whole again.
    const value =
      published === null || measure.multiplier === 1 ? published : Math.round(published * measure.multiplier);
    const observation: SourceObservation = {
      indicator: measure.code,
      refArea: facts.refArea,
      counterpart: this.#layout.columns.origin === -1 ? origin : facts.counterpart,
      sex,
      age,
      dimensions: NO_DIMENSIONS,
      unit: measure.unit,
      period,
      value,
      ...withHeading(
        facts.imputed && aboutMigrants
          ? { ...column.marked, status: column.marked?.status ?? 'E' }
          : { ...column.marked },
        value,
        aboutMigrants ? note : '',
      ),
      at: this.#at(row, column.column),
    };
    if (this.#session.accept(observation)) into.push(observation);
  }
}
