import type { Row, Table, TabularFile } from '@sterna/tabular';
import { type CellReference, type Sex, type SourceObservation, TOTAL } from '../observation.ts';
import type { Reader, Reading, ReadOptions, ReleaseDescription } from '../reader.ts';
import { findHead, type Head, textOf } from './reading/head.ts';
import { makeReading, readAhead } from './reading/make-reading.ts';
import { endYear, readPeriod } from './reading/period-cell.ts';
import { readSex } from './reading/person-groups.ts';
import { ReadingSession } from './reading/session.ts';

const DESTINATION = [
  'destination',
  'dest',
  'destination code',
  'destination iso3',
  'country of destination code',
].concat(
  ['country of destination', 'destination country', 'location code of destination', 'dest code', 'dest iso3', 'to'],
  ['country of residence', 'residence', 'host', 'host country', 'receiving country', 'por code', 'por', 'iso3 dest'],
);
const DESTINATION_NAME = ['destination name', 'country of destination name', 'dest name', 'por name', 'to name'].concat(
  ['region development group country or area of destination'],
);
const ORIGIN = ['origin', 'orig', 'origin code', 'origin iso3', 'country of origin code', 'country of origin'].concat(
  ['origin country', 'location code of origin', 'orig code', 'orig iso3', 'from', 'country of birth', 'birth country'],
  ['sending country', 'pob code', 'pob', 'iso3 orig', 'iso3 origin'],
);
const ORIGIN_NAME = ['origin name', 'country of origin name', 'orig name', 'pob name', 'from name'].concat([
  'region development group country or area of origin',
]);
const YEAR = ['year', 't', 'time', 'time period', 'period', 'date', 'reference year'];
const VALUE = ['v', 'value', 'stock', 'migrant stock', 'migrants', 'obs value', 'international migrant stock'].concat([
  'number of migrants',
  'mig stock',
  'count',
  'persons',
  'number',
  'n',
  'total',
]);
const SEX = ['sex', 'gender'];

/** Where the parts of a corridor stand; columns count from 0, -1 for none. */
interface Columns {
  readonly destination: number;
  readonly destinationName: number;
  readonly origin: number;
  readonly originName: number;
  readonly year: number;
  readonly sex: number;
  readonly value: number;
}

function columnsOf(head: Head): Columns {
  const destinationName = head.find(...DESTINATION_NAME);
  const originName = head.find(...ORIGIN_NAME);
  const destination = head.find(...DESTINATION);
  const origin = head.find(...ORIGIN);
  return {
    destination: destination === -1 ? destinationName : destination,
    destinationName,
    origin: origin === -1 ? originName : origin,
    originName,
    year: head.find(...YEAR),
    sex: head.find(...SEX),
    value: head.find(...VALUE),
  };
}

function isComplete({ destination, origin, year, value }: Columns): boolean {
  return destination !== -1 && origin !== -1 && year !== -1 && value !== -1;
}

/** Headings of tables that also go from place to place and measure something else. */
const OTHER_MATTER = /remit|refugee|asylum|flow|cost|indicator|series|population type|asy|idp/;

async function headOf(table: Table): Promise<Head | undefined> {
  return findHead(await table.head(20), (head) => isComplete(columnsOf(head)));
}

/** What a look at all rows tells of the release. */
interface Survey {
  newest: number;
  destinations: Set<string>;
}

/** From so many destinations on a table covers the world, so that sums over destinations are true totals too. */
const WORLD_OF_DESTINATIONS = 200;

function releaseOf(survey: Survey, options: ReadOptions): ReleaseDescription {
  const { newest, destinations } = survey;
  const world = destinations.size >= WORLD_OF_DESTINATIONS;
  return {
    source: options.source ?? 'UNDESA_STOCK',
    version: options.version ?? `${newest} revision`,
    dated: options.dated ?? `${newest}-12-31`,
    title: 'International migrant stock by destination, origin and sex',
    completeOver: world ? ['COUNTERPART_AREA', 'REF_AREA'] : ['COUNTERPART_AREA'],
  };
}

const NO_DIMENSIONS = Object.freeze({});

class CorridorReader {
  readonly #session: ReadingSession;
  readonly #columns: Columns;
  readonly #part: string;
  readonly #survey: Survey;

  constructor(session: ReadingSession, columns: Columns, part: string, survey: Survey) {
    this.#session = session;
    this.#columns = columns;
    this.#part = part;
    this.#survey = survey;
  }

  read(row: Row): SourceObservation | undefined {
    const { cells } = row;
    const { destination, destinationName, origin, originName } = this.#columns;
    const at: CellReference = this.#part === '' ? { row: row.number } : { part: this.#part, row: row.number };
    const refArea = this.#session.place(cells[destination], cells[destinationName], at);
    const counterpart = this.#session.counterpart(cells[origin], cells[originName], at);
    if (refArea === undefined || counterpart === undefined) return undefined;
    const period = this.#period(row, at);
    const sex = this.#sex(row, at);
    if (period === undefined || sex === undefined) return undefined;
    const read = this.#session.value(cells[this.#columns.value], 'PS', () => this.#cell(at, this.#columns.value));
    if (read === undefined) return undefined;
    this.#survey.destinations.add(refArea);
    const status = read.value === null ? 'M' : 'A';
    const indicator = 'MIGRANT_STOCK';
    const base = { indicator, refArea, counterpart, sex, age: TOTAL, dimensions: NO_DIMENSIONS, unit: 'PS' };
    return { ...base, period, value: read.value, status, at };
  }

  #period(row: Row, at: CellReference): string | undefined {
    const cell = row.cells[this.#columns.year];
    const period = readPeriod(cell);
    if (period === undefined) {
      const message = `“${textOf(cell)}” is not a year. Write it with four digits.`;
      this.#session.reject('not-a-period', message, this.#cell(at, this.#columns.year));
      return undefined;
    }
    const year = endYear(period);
    if (year > this.#survey.newest) this.#survey.newest = year;
    return period;
  }

  #sex(row: Row, at: CellReference): Sex | undefined {
    if (this.#columns.sex === -1) return TOTAL;
    const text = textOf(row.cells[this.#columns.sex]);
    const sex = readSex(text);
    if (sex === undefined) {
      const message = `“${text}” is not a sex that is known. Write Female, Male or Total.`;
      this.#session.reject('unknown-sex', message, this.#cell(at, this.#columns.sex), text);
    }
    return sex;
  }

  #cell(at: CellReference, column: number): CellReference {
    return { ...at, column: column + 1 };
  }
}

async function* readRows(
  table: Table,
  head: Head,
  session: ReadingSession,
  survey: Survey,
): AsyncGenerator<readonly SourceObservation[]> {
  const corridors = new CorridorReader(session, columnsOf(head), table.name, survey);
  for await (const rows of table.batches()) {
    const batch: SourceObservation[] = [];
    for (const row of rows) {
      if (row.number <= head.row.number) continue;
      const observation = corridors.read(row);
      if (observation !== undefined && session.accept(observation)) batch.push(observation);
    }
    yield batch;
  }
}

async function surveyRows(table: Table, head: Head, survey: Survey): Promise<void> {
  const columns = columnsOf(head);
  for await (const rows of table.batches()) {
    for (const { number, cells } of rows) {
      if (number <= head.row.number) continue;
      const period = readPeriod(cells[columns.year]);
      if (period !== undefined) survey.newest = Math.max(survey.newest, endYear(period));
      survey.destinations.add(textOf(cells[columns.destination]));
    }
  }
}

/**
 * The migrant stock of UN DESA as a plain table: one row per destination, origin, year and, mostly, sex. The revision is
 * that of its newest year, so rows are read ahead to find it.
 */
export const undesaStockBilateral: Reader = {
  id: 'undesa-stock-bilateral',
  layouts: 'UN DESA migrant stock as a table of destination, origin, year, sex and value',
  async recognise(file: TabularFile): Promise<number> {
    const [table] = file.tables;
    if (table === undefined || file.tables.length > 1) return 0;
    const head = await headOf(table);
    if (head === undefined || head.words.some((words) => OTHER_MATTER.test(words))) return 0;
    return 0.7;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading> {
    const [table] = file.tables;
    const head = table && (await headOf(table));
    if (table === undefined || head === undefined) throw new Error('open was called on a file that is not recognised');
    const session = new ReadingSession('m49');
    const survey: Survey = { newest: 0, destinations: new Set() };
    const batches = await readAhead(readRows(table, head, session, survey), () => surveyRows(table, head, survey));
    return makeReading(this.id, releaseOf(survey, options), session, batches);
  },
};
