import type { Row, Table } from '@sterna/tabular';
import { type CellReference, type ObservationStatus, type SourceObservation, TOTAL } from '../../observation.ts';
import { type Head, textOf } from '../reading/head.ts';
import { endYear, readPeriod } from '../reading/period-cell.ts';
import { ageOfCode, placeOfCode, sexOfCode } from '../reading/publisher-codes.ts';
import type { ReadingSession } from '../reading/session.ts';

/** Columns of ILOSTAT's bulk file, counted from 0; -1 for none. */
export interface BulkColumns {
  readonly table: Table;
  readonly headRow: number;
  readonly area: number;
  readonly source: number;
  readonly indicator: number;
  readonly title: number;
  readonly sex: number;
  readonly classifications: readonly number[];
  readonly time: number;
  readonly value: number;
  readonly status: number;
  readonly notes: readonly number[];
}

export function bulkColumns(head: Head, table: Table): BulkColumns | undefined {
  const [area, indicator, time, value] = [
    head.find('ref area'),
    head.find('indicator'),
    head.find('time'),
    head.find('obs value'),
  ];
  if ([area, indicator, time, value].includes(-1)) return undefined;
  const those = (pattern: RegExp): readonly number[] =>
    head.words.flatMap((words, column) => (pattern.test(words) ? [column] : []));
  return {
    table,
    headRow: head.row.number,
    area,
    indicator,
    time,
    value,
    source: head.find('source'),
    title: head.find('indicator label'),
    sex: head.find('sex'),
    classifications: those(/^classif ?\d$/),
    status: head.find('obs status'),
    notes: those(/^note (?:classif|indicator|source)$/),
  };
}

/** Families of indicators whose numbers (`…_NB`) are persons in thousands. */
const PERSONS = /^(?:POP|EAP|EIP|EMP|UNE|LUU|TRU|MST|MFL|MNA)_.*_NB$/;
const STATUSES = new Set('ABDEFGHIJKLMNOPQSUVW');

/** Makes observations of the rows of ILOSTAT's bulk file. */
export class BulkRows {
  newest = 0;
  readonly #session: ReadingSession;
  readonly #columns: BulkColumns;

  constructor(session: ReadingSession, columns: BulkColumns) {
    this.#session = session;
    this.#columns = columns;
  }

  read({ cells, number }: Row, into: SourceObservation[]): void {
    const columns = this.#columns;
    const at = (column: number): CellReference => ({
      row: number,
      column: column + 1,
      ...(columns.table.name !== '' && { part: columns.table.name }),
    });
    const code = textOf(cells[columns.indicator]);
    if (textOf(cells[columns.value]) === '' || code === '') return;
    const area = textOf(cells[columns.area]);
    const refArea = placeOfCode(area);
    if (refArea === undefined) {
      const message = `The area “${area}” is not one of ours; its rows were left out.`;
      this.#session.log.add('group-left-out', 'info', message, at(columns.area), area);
      return;
    }
    const time = textOf(cells[columns.time]);
    const period =
      readPeriod(time.replace(/^(\d{4})(Q\d)$/, '$1-$2').replace(/^(\d{4})(M\d\d)$/, '$1-$2')) ?? readPeriod(time);
    if (period === undefined) {
      const message = `“${time}” is not a year. Write it with four digits.`;
      this.#session.reject('not-a-period', message, at(columns.time));
      return;
    }
    const isPersons = PERSONS.test(code);
    const read = this.#session.value(cells[columns.value], '', () => at(columns.value));
    if (read === undefined) return;
    const { groups, dimensions } = this.#groupsOf(cells);
    const unit = isPersons ? 'PS' : /_RT$/.test(code) ? 'PC' : 'NUMBER';
    this.#session.declareIndicator({ code, title: textOf(cells[columns.title]) || code, unit });
    this.newest = Math.max(this.newest, endYear(period));
    const value = read.value === null || !isPersons ? read.value : Math.round(read.value * 1000);
    const status = textOf(cells[columns.status]).toUpperCase();
    const note = columns.notes
      .map((column) => textOf(cells[column]))
      .filter((text) => text !== '')
      .join('; ');
    const source = textOf(cells[columns.source]);
    const observation: SourceObservation = {
      indicator: code,
      refArea,
      counterpart: TOTAL,
      ...groups,
      dimensions,
      unit,
      period,
      value,
      status: value === null ? 'M' : STATUSES.has(status) && status !== 'M' ? (status as ObservationStatus) : 'A',
      ...(note === '' ? {} : { note }),
      ...(source === '' ? {} : { attributes: { DATA_SOURCE: source } }),
      at: at(columns.value),
    };
    if (this.#session.accept(observation)) into.push(observation);
  }

  /** Sex and age as ours, other classifications as further dimensions: `AGE_YTHADULT_YGE15`, `CBR_CBR_FRB`. */
  #groupsOf(cells: Row['cells']): {
    readonly groups: Pick<SourceObservation, 'sex' | 'age'>;
    readonly dimensions: Readonly<Record<string, string>>;
  } {
    const groups: { sex: SourceObservation['sex']; age: string } = { sex: TOTAL, age: TOTAL };
    const others: [string, string][] = [];
    const { sex, classifications } = this.#columns;
    for (const text of [sex, ...classifications].map((column) => textOf(cells[column]))) {
      const [concept = '', ...rest] = text.split('_');
      if (text === '') continue;
      const last = rest.at(-1) ?? '';
      const ofSex = concept === 'SEX' ? sexOfCode(last) : undefined;
      const ofAge = concept === 'AGE' ? ageOfCode(last) : undefined;
      if (ofSex !== undefined) groups.sex = ofSex;
      else if (ofAge !== undefined) groups.age = ofAge;
      else others.push([concept, rest.join('_')]);
    }
    others.sort(([a], [b]) => (a < b ? -1 : 1));
    return { groups, dimensions: Object.fromEntries(others) };
  }
}
