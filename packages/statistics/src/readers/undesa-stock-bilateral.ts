import type { Row, Table, TabularFile } from '@sterna/tabular';
import { isTotalWord } from '../mapping/meanings/totals.ts';
import { type CellReference, type Sex, type SourceObservation, TOTAL } from '../observation.ts';
import type { Reader, Reading, ReadOptions, Refusal, ReleaseDescription } from '../reader.ts';
import { completenessOf } from './reading/completeness.ts';
import { writesDecimalComma } from './reading/decimal-comma.ts';
import { findHead, type Head, textOf } from './reading/head.ts';
import { HELD_OF_PLAIN_TEXT, makeReading, readAhead } from './reading/make-reading.ts';
import { endYear, readPeriod } from './reading/period-cell.ts';
import { readSex } from './reading/person-groups.ts';
import { remembered } from './reading/remembered.ts';
import { ReadingSession } from './reading/session.ts';
import { type CorridorColumns, type CorridorValue, corridorColumns } from './undesa/corridor-columns.ts';

/** Headings of tables that also go from place to place and measure something else. */
const OTHER_MATTER =
  /remit|refugee|asylum|flow|cost|indicator|series|population type|asy|idp|trade|export|import|flight/;

interface CorridorTable {
  readonly table: Table;
  readonly head: Head;
  readonly columns: CorridorColumns;
}

async function tablesOf(file: TabularFile): Promise<readonly CorridorTable[]> {
  const tables: CorridorTable[] = [];
  for (const table of file.tables) {
    const head = findHead(await table.head(20), (candidate) => corridorColumns(candidate) !== undefined);
    const columns = head && corridorColumns(head);
    if (head === undefined || columns === undefined || head.words.some((words) => OTHER_MATTER.test(words))) continue;
    tables.push({ table, head, columns });
  }
  return tables;
}

/** What the rows tell of the release: the newest year before any is stored, the rest when all have been read. */
interface Survey {
  newest: number;
  readonly destinations: Set<string>;
  readonly origins: Set<string>;
}

/** From so many destinations on a table covers the world, so that sums over destinations are true totals too. */
const WORLD_OF_DESTINATIONS = 200;

function completeOver({ destinations, origins }: Survey): ReleaseDescription['completeOver'] {
  return completenessOf({ places: destinations.size, partners: origins.size }, WORLD_OF_DESTINATIONS);
}

function releaseOf(survey: Survey, options: ReadOptions): ReleaseDescription {
  const { newest } = survey;
  return {
    source: options.source ?? 'UNDESA_STOCK',
    version: options.version ?? `${newest} revision`,
    dated: options.dated ?? `${newest}-12-31`,
    title: 'International migrant stock by destination, origin and sex',
    get completeOver() {
      return completeOver(survey);
    },
  };
}

const NO_DIMENSIONS = Object.freeze({});

/** What a row says of all its values. */
interface Corridor {
  readonly refArea: string;
  readonly counterpart: string;
  readonly at: CellReference;
}

class CorridorRows {
  readonly #session: ReadingSession;
  readonly #columns: CorridorColumns;
  readonly #part: string;
  readonly #survey: Survey;
  readonly #isTotal = remembered(isTotalWord);
  readonly #sexOf = remembered(readSex);
  readonly #periodOf = remembered(readPeriod);
  /** Of the corridor and the period noted last: rows of one follow one another. */
  #noted: Corridor | undefined;
  #notedPeriod = '';

  constructor(session: ReadingSession, { table, columns }: CorridorTable, survey: Survey) {
    this.#session = session;
    this.#columns = columns;
    this.#part = table.name;
    this.#survey = survey;
  }

  read(row: Row, into: SourceObservation[]): void {
    const { cells } = row;
    const { values, destination, destinationName, origin, originName } = this.#columns;
    // Lines under a table say where it comes from; they hold no value.
    if (!values.some(({ column }) => cells[column] !== null && cells[column] !== undefined)) return;
    const at: CellReference = this.#part === '' ? { row: row.number } : { part: this.#part, row: row.number };
    if (this.#isTotal(textOf(cells[destination]))) {
      const message = 'A line of totals, left out: what it sums over is not said.';
      this.#session.log.add('total-left-out', 'info', message, this.#cell(at, destination), 'all');
      return;
    }
    const refArea = this.#session.place(
      cells[destination],
      cells[destinationName],
      this.#cell(at, destination),
      destinationName + 1,
    );
    const counterpart = this.#isTotal(textOf(cells[origin]))
      ? TOTAL
      : this.#session.counterpart(cells[origin], cells[originName], this.#cell(at, origin), originName + 1);
    if (refArea === undefined || counterpart === undefined) return;
    for (const value of values) {
      const observation = this.#readValue(row, { refArea, counterpart, at }, value);
      if (observation !== undefined && this.#session.accept(observation)) into.push(observation);
    }
  }

  #readValue(row: Row, corridor: Corridor, value: CorridorValue): SourceObservation | undefined {
    const { refArea, counterpart, at } = corridor;
    const period = value.period ?? this.#period(row, at);
    const sex = value.sex ?? this.#sex(row, at);
    if (period === undefined || sex === undefined) return undefined;
    const read = this.#session.value(row.cells[value.column], 'PS', () => this.#cell(at, value.column));
    if (read === undefined) return undefined;
    this.#note(corridor, period);
    return {
      indicator: 'MIGRANT_STOCK',
      refArea,
      counterpart,
      sex,
      age: TOTAL,
      dimensions: NO_DIMENSIONS,
      unit: 'PS',
      period,
      value: read.value,
      status: read.value === null ? 'M' : 'A',
      ...(read.note === undefined ? {} : { note: read.note }),
      at: this.#columns.values.length === 1 ? at : this.#cell(at, value.column),
    };
  }

  #note(corridor: Corridor, period: string): void {
    const { destinations, origins } = this.#survey;
    if (corridor.refArea !== this.#noted?.refArea) destinations.add(corridor.refArea);
    if (corridor.counterpart !== this.#noted?.counterpart) origins.add(corridor.counterpart);
    if (period !== this.#notedPeriod) this.#survey.newest = Math.max(this.#survey.newest, endYear(period));
    this.#noted = corridor;
    this.#notedPeriod = period;
  }

  #period(row: Row, at: CellReference): string | undefined {
    const cell = row.cells[this.#columns.year];
    const period = typeof cell === 'string' ? this.#periodOf(cell) : readPeriod(cell);
    if (period === undefined) {
      const message = `“${textOf(cell)}” is not a year. Write it with four digits.`;
      this.#session.reject('not-a-period', message, this.#cell(at, this.#columns.year));
    }
    return period;
  }

  #sex(row: Row, at: CellReference): Sex | undefined {
    if (this.#columns.sex === -1) return TOTAL;
    const text = textOf(row.cells[this.#columns.sex]);
    const sex = this.#sexOf(text);
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

async function* readTables(
  tables: readonly CorridorTable[],
  session: ReadingSession,
  survey: Survey,
): AsyncGenerator<readonly SourceObservation[]> {
  for (const corridors of tables) {
    const reader = new CorridorRows(session, corridors, survey);
    for await (const rows of corridors.table.batches()) {
      const batch: SourceObservation[] = [];
      for (const row of rows) if (row.number > corridors.head.row.number) reader.read(row, batch);
      yield batch;
    }
  }
}

/** The newest year of all rows, in headings or in a column: it names the release, which the first figures go into. */
async function surveyYears(tables: readonly CorridorTable[], survey: Survey): Promise<void> {
  const yearOf = remembered((text) => {
    const period = readPeriod(text);
    return period === undefined ? 0 : endYear(period);
  });
  for (const { table, head, columns } of tables) {
    for (const { period } of columns.values) {
      if (period !== undefined) survey.newest = Math.max(survey.newest, endYear(period));
    }
    if (columns.year === -1) continue;
    for await (const rows of table.batches()) {
      for (const { number, cells } of rows) {
        if (number <= head.row.number) continue;
        const year = yearOf(textOf(cells[columns.year]));
        if (year > survey.newest) survey.newest = year;
      }
    }
  }
}

const INDICATOR = 'MIGRANT_STOCK';

/** Whether a table says what it counts; above it, a line may say so. */
async function saysWhat({ table, head, columns }: CorridorTable): Promise<boolean> {
  if (columns.saysWhat) return true;
  const above = (await table.head(20)).filter(({ number }) => number < head.row.number);
  return above.some(({ cells }) => cells.some((cell) => /migrant|foreign.born/i.test(textOf(cell))));
}

function refuseUnsaid({ head, columns }: CorridorTable): Refusal {
  const names = columns.values.map(({ column }) => textOf(head.row.cells[column])).join(', ');
  const message =
    `The file goes from places to places and does not say what it counts (${names}). ` +
    'If it counts migrants, name the column “Migrant stock”, or name the indicator: --indicator MIGRANT_STOCK (on the import page: choose it below).';
  return { findings: [{ rule: 'indicator-unknown', severity: 'error', message, where: `row ${head.row.number}` }] };
}

/**
 * The migrant stock of UN DESA as a plain table: a row per destination and origin; years and sexes in rows or in
 * columns. The revision is that of its newest year, so rows are read ahead to find it.
 */
export const undesaStockBilateral: Reader = {
  id: 'undesa-stock-bilateral',
  layouts: 'UN DESA migrant stock as a table of destination, origin, year, sex and value',
  async recognise(file: TabularFile): Promise<number> {
    const [first] = await tablesOf(file);
    if (first === undefined) return 0;
    return (await saysWhat(first)) ? 0.7 : 0.4;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading | Refusal> {
    const tables = await tablesOf(file);
    for (const table of tables) {
      if (options.indicator !== INDICATOR && !(await saysWhat(table))) return refuseUnsaid(table);
    }
    const session = new ReadingSession('desa', await writesDecimalComma(file.tables));
    const survey: Survey = { newest: 0, destinations: new Set(), origins: new Set() };
    const most = file.format === 'csv' ? HELD_OF_PLAIN_TEXT : undefined;
    const batches = await readAhead(readTables(tables, session, survey), () => surveyYears(tables, survey), most);
    return makeReading(this.id, releaseOf(survey, options), session, batches);
  },
};
