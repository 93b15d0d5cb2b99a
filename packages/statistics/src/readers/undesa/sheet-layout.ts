import type { Row, Table } from '@sterna/tabular';
import { type Sex, TOTAL } from '../../observation.ts';
import { headWords, textOf } from '../reading/head.ts';
import { type PeriodHeading, readPeriodHeading } from '../reading/period-heading.ts';
import { readAge } from '../reading/person-groups.ts';
import { type Measure, MIGRANT_STOCK, measureOf } from './measure.ts';

/** Columns that describe a row, counted from 0; -1 where the layout has none. */
export interface RowColumns {
  readonly place: number;
  readonly placeCode: number;
  readonly origin: number;
  readonly originCode: number;
  readonly year: number;
  readonly notes: number;
  readonly dataType: number;
}

/** One column of figures with all that its headings say. */
export interface ValueColumn {
  readonly column: number;
  readonly measure: Measure;
  readonly sex: Sex;
  readonly age: string;
  /** Absent when the rows name their year. */
  readonly period?: string;
  /** What a mark behind the period says of the values. */
  readonly marked?: Pick<PeriodHeading, 'status' | 'note'>;
  /** The heading, where columns stand for origins. */
  readonly origin?: string;
}

/** How a sheet of UN DESA's workbooks is laid out, whatever the year of its edition. */
export interface SheetLayout {
  readonly table: Table;
  readonly title: string;
  /** Number of the last row of headings. */
  readonly headEnd: number;
  readonly columns: RowColumns;
  readonly values: readonly ValueColumn[];
  /** Whether figures go from origin to destination. */
  readonly bilateral: boolean;
  /** Whether the first place is the world, as in every complete table. */
  readonly world: boolean;
  /** Whether the headings alone tell that it is a table of UN DESA's. */
  readonly unmistakable: boolean;
  /** Columns that repeat a period without saying what is different about it; left out. Counted from 0. */
  readonly unsaid: readonly number[];
  /** Columns right of the keys that are no columns of values, with what stands over them. Counted from 0. */
  readonly unread: readonly { readonly column: number; readonly heading: string }[];
}

const HEAD_ROWS = 60;
const PLACE_HEAD = /(country or area|country or territory|country area|^major area)/;
/** Headings that only the tables of stock by origin and destination have: they tell what it is when its title is gone. */
const UNMISTAKABLE = /^(other north|other south|location code of (destination|origin))$/;
const TITLE = /^table \d+|united nations|suggested citation|copyright|pop db|^international migrant stock \d{4}/;

const filled = (row: Row): number => row.cells.filter((cell) => headWords(cell) !== '').length;

/** The texts over one column from top to bottom; headings that span several columns count for each of them. */
function headTexts(rows: readonly Row[], column: number, firstValue: number): string[] {
  return rows.map((row, i) => {
    const own = textOf(row.cells[column]);
    if (own !== '' || i === rows.length - 1) return own;
    for (let left = column; left >= firstValue; left -= 1) {
      const text = textOf(row.cells[left]);
      if (text !== '') return text;
    }
    return '';
  });
}

function sexOf(words: string): Sex | undefined {
  if (/both sex/.test(words)) return TOTAL;
  if (/\b(females?|women)\b/.test(words)) return 'F';
  if (/\b(males?|men)\b/.test(words)) return 'M';
  return undefined;
}

interface HeadRows {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly first: Row;
}

/** Parts the top of a sheet into its title, its rows of headings and its first row of figures. */
function readTop(top: readonly Row[]): HeadRows | undefined {
  const anchor = top.findIndex((row) => filled(row) >= 3 && row.cells.some((cell) => PLACE_HEAD.test(headWords(cell))));
  const anchorRow = top[anchor];
  if (anchorRow === undefined) return undefined;
  const place = anchorRow.cells.findIndex((cell) => PLACE_HEAD.test(headWords(cell)));
  const firstIndex = top.findIndex((row, i) => i > anchor && textOf(row.cells[place]) !== '');
  const first = top[firstIndex];
  if (first === undefined) return undefined;
  let title = '';
  let afterTitle = 0;
  for (let i = 0; i < anchor; i += 1) {
    const texts = (top[i]?.cells ?? []).map(textOf);
    const titleText = texts.find((text) => TITLE.test(headWords(text)));
    if (titleText === undefined) continue;
    afterTitle = i + 1;
    if (/^table \d+/.test(headWords(titleText))) title = texts.filter((text) => text !== '').join(' ');
  }
  if (title === '')
    title = top
      .slice(0, anchor)
      .map((row) => row.cells.map(textOf).join(' '))
      .join(' ');
  return { title, rows: top.slice(afterTitle, firstIndex), first };
}

/** Finds what each describing column is by its heading. A heading with others below it spans columns and describes none. */
function describingColumns(rows: readonly Row[], width: number): RowColumns {
  const found = { place: -1, placeCode: -1, origin: -1, originCode: -1, year: -1, notes: -1, dataType: -1 };
  for (let column = 0; column < width; column += 1) {
    const own = rows.map((row) => headWords(row.cells[column])).filter((words) => words !== '');
    const words = own[0] ?? '';
    if (own.length !== 1) continue;
    const set = (name: keyof typeof found): void => {
      if (found[name] === -1) found[name] = column;
    };
    if (/^notes?\b/.test(words)) set('notes');
    else if (/^type of data|^data type/.test(words)) set('dataType');
    else if (words === 'year') set('year');
    else if (/code.*of origin|^origin code/.test(words)) set('originCode');
    else if (/\bcode\b/.test(words)) set('placeCode');
    else if (/of (origin|birth)\b/.test(words)) set('origin');
    else if (PLACE_HEAD.test(words)) set('place');
  }
  return found;
}

/** Programs that read tables into frames number headings that come again: `2020.1`, `2020...15`. */
const withoutNumber = (label: string): string => label.replace(/^((?:19|20)\d\d)(?:\.\d|\.{3}\d+)$/, '$1');

interface TableFacts {
  readonly title: string;
  /** Whether the rows name their year. */
  readonly years: boolean;
  /** What is measured when neither title nor headings say. */
  readonly otherwise: Measure | undefined;
}

function valueColumn(texts: readonly string[], column: number, facts: TableFacts): ValueColumn | undefined {
  const { title, years } = facts;
  const titleWords = headWords(title);
  const groups = headWords(texts.slice(0, -1).join(' '));
  const label = withoutNumber(texts.at(-1) ?? '');
  if (label === '') return undefined;
  const measure = measureOf(groups) ?? measureOf(titleWords) ?? facts.otherwise;
  if (measure === undefined) return undefined;
  const stated = sexOf(groups) ?? (/by sex|and sex/.test(titleWords) ? undefined : sexOf(titleWords));
  const sex = measure.ownSex ? TOTAL : (stated ?? TOTAL);
  const read = readPeriodHeading(label);
  if (read !== undefined) {
    const { period, ...marked } = read;
    return { column, measure, sex, age: TOTAL, period, ...(Object.keys(marked).length > 0 && { marked }) };
  }
  const titleYear = years ? undefined : /\b(19|20)\d\d\b(?!.*\b(19|20)\d\d\b)/.exec(title)?.[0];
  const dated = titleYear === undefined ? {} : { period: titleYear };
  if (!years && titleYear === undefined) return undefined;
  const age = readAge(label);
  if (age !== undefined && age !== TOTAL) return { column, measure, sex, age, ...dated };
  if (/by age/.test(titleWords)) return age === TOTAL ? { column, measure, sex, age: TOTAL, ...dated } : undefined;
  return { column, measure, sex, age: TOTAL, origin: label, ...dated };
}

/**
 * Works out the layout of a sheet from its headings: years, sexes, age groups or origins may stand over the columns;
 * destination, origin and year may stand in the rows.
 *
 * @returns `undefined` for a sheet without a table of figures (contents, notes)
 */
export async function readLayout(table: Table): Promise<SheetLayout | undefined> {
  const top = readTop(await table.head(HEAD_ROWS));
  if (top === undefined) return undefined;
  const width = Math.max(...top.rows.map(({ cells }) => cells.length), top.first.cells.length);
  const columns = describingColumns(top.rows, width);
  if (columns.place === -1) return undefined;
  const describing = new Set(Object.values(columns));
  const firstValue = Math.max(...describing) + 1;
  const unmistakable = top.rows.some(({ cells }) => cells.some((cell) => UNMISTAKABLE.test(headWords(cell))));
  const otherwise = unmistakable && measureOf(headWords(top.title)) === undefined ? MIGRANT_STOCK : undefined;
  const facts: TableFacts = { title: top.title, years: columns.year !== -1, otherwise };
  const values: ValueColumn[] = [];
  const unsaid: number[] = [];
  for (let column = firstValue; column < width; column += 1) {
    const value = valueColumn(headTexts(top.rows, column, firstValue), column, facts);
    if (value === undefined) continue;
    if (values.some((other) => isSame(other, value))) unsaid.push(column);
    else values.push(value);
  }
  // Beside columns of years, a column of something else is a remark that somebody has added.
  const dated = values.filter(({ origin }) => origin === undefined);
  const kept = dated.length > 0 && columns.year === -1 ? dated : values;
  if (kept.length === 0) return undefined;
  return {
    table,
    title: top.title,
    headEnd: top.first.number - 1,
    columns,
    values: kept,
    bilateral: columns.origin !== -1 || kept.some(({ origin }) => origin !== undefined),
    world: /^world/.test(headWords(top.first.cells[columns.place])),
    unmistakable,
    unsaid,
    unread: unreadOf(top.rows, [...kept.map(({ column }) => column), ...unsaid], firstValue, width),
  };
}

function unreadOf(
  rows: readonly Row[],
  known: readonly number[],
  firstValue: number,
  width: number,
): SheetLayout['unread'] {
  const columns = Array.from({ length: Math.max(0, width - firstValue) }, (_, i) => firstValue + i);
  return columns
    .filter((column) => !known.includes(column))
    .map((column) => ({ column, heading: textOf(rows.at(-1)?.cells[column]) }));
}

/** Whether two columns say of themselves that they are the same; origins are told apart later. */
function isSame(a: ValueColumn, b: ValueColumn): boolean {
  if (a.origin !== undefined || b.origin !== undefined) return false;
  return a.measure.code === b.measure.code && a.sex === b.sex && a.age === b.age && a.period === b.period;
}
