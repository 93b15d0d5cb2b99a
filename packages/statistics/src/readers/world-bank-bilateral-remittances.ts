import type { Row, Table, TabularFile } from '@sterna/tabular';
import { type CellReference, type SourceObservation, TOTAL } from '../observation.ts';
import type { Reader, Reading, ReadOptions, ReleaseDescription } from '../reader.ts';
import { writesDecimalComma } from './reading/decimal-comma.ts';
import { headWords, textOf } from './reading/head.ts';
import { noteLostColumns } from './reading/lost-columns.ts';
import { makeReading } from './reading/make-reading.ts';
import { readNumberCell } from './reading/number-cell.ts';
import { ReadingSession } from './reading/session.ts';

const NO_DIMENSIONS = Object.freeze({});
const MILLION = 1_000_000;

/** A matrix of countries by countries. */
interface Matrix {
  readonly table: Table;
  readonly title: string;
  readonly headRow: Row;
  /** Whether the columns receive and the rows send; the corner cell says which way round. */
  readonly columnsReceive: boolean;
}

async function matrixOf(table: Table): Promise<Matrix | undefined> {
  const rows = await table.head(15);
  for (const [index, row] of rows.entries()) {
    const corner = headWords(row.cells[0]);
    if (!/receiv/.test(corner) || !/send/.test(corner) || row.cells.length < 3) continue;
    const title = rows.slice(0, index).map(({ cells }) => cells.map(textOf).join(' ').trim());
    return { table, title: title.join(' '), headRow: row, columnsReceive: !/send\w* across/.test(corner) };
  }
  return undefined;
}

async function matricesOf(file: TabularFile): Promise<readonly Matrix[]> {
  const matrices: Matrix[] = [];
  for (const table of file.tables) {
    const matrix = await matrixOf(table);
    if (matrix !== undefined) matrices.push(matrix);
  }
  return matrices;
}

/** The year the estimates are for: `Bilateral Remittance Estimates for 2017 …`, or one in the sheet's name. */
function yearOf({ title, table }: Matrix): string | undefined {
  const stated = /\b(?:for|in)\s+((?:19|20)\d\d)\b/i.exec(title) ?? /((?:19|20)\d\d)/.exec(`${table.name} ${title}`);
  return stated?.[1];
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september'].concat([
  'october',
  'november',
  'december',
]);

function releaseOf(matrices: readonly Matrix[], options: ReadOptions): ReleaseDescription {
  const title = matrices.map((matrix) => matrix.title).join(' ');
  const years = matrices.flatMap((matrix) => yearOf(matrix) ?? []).sort();
  const newest = years.at(-1) ?? '';
  const issue = new RegExp(`\\b(${MONTHS.join('|')})\\s+(20\\d\\d)`, 'i').exec(title);
  const month = String(MONTHS.indexOf(issue?.[1]?.toLowerCase() ?? '') + 1).padStart(2, '0');
  return {
    source: options.source ?? 'WB_BILATERAL_REMITTANCES',
    version: options.version ?? (issue === null ? newest : `${newest} (${issue[0]})`),
    dated: options.dated ?? (issue === null ? `${newest}-12-31` : `${issue[2]}-${month}-01`),
    title: 'Bilateral remittance estimates',
    completeOver: ['COUNTERPART_AREA', 'REF_AREA'],
  };
}

type Place = { readonly kind: 'place'; readonly code: string } | { readonly kind: 'total' | 'none' };

class MatrixRows {
  readonly #session: ReadingSession;
  readonly #matrix: Matrix;
  readonly #period: string;
  readonly #factor: number;
  readonly #columns: readonly Place[];

  constructor(session: ReadingSession, matrix: Matrix, period: string) {
    this.#session = session;
    this.#matrix = matrix;
    this.#period = period;
    this.#factor = /million/i.test(matrix.title) ? MILLION : 1;
    this.#columns = matrix.headRow.cells.map((_, column) =>
      column === 0 ? { kind: 'none' } : this.#place(matrix.headRow, column),
    );
  }

  read(row: Row, into: SourceObservation[]): void {
    if (
      !row.cells.some(
        (cell, column) =>
          column > 0 && readNumberCell(cell, { counts: 'money', decimalComma: false }).kind === 'number',
      )
    )
      return;
    const rowPlace = this.#place(row, 0);
    if (rowPlace.kind === 'none') return;
    for (const [column, columnPlace] of this.#columns.entries()) {
      if (columnPlace.kind === 'none') continue;
      const receiver = this.#matrix.columnsReceive ? columnPlace : rowPlace;
      const sender = this.#matrix.columnsReceive ? rowPlace : columnPlace;
      // The sums at the edge: what a country receives is kept; what it sends has no place among the receivers.
      if (receiver.kind !== 'place') continue;
      const counterpart = sender.kind === 'place' ? sender.code : TOTAL;
      this.#readValue(row, column, receiver.code, counterpart, into);
    }
  }

  #at(row: Row, column: number): CellReference {
    const place = { row: row.number, column: column + 1 };
    return this.#matrix.table.name === '' ? place : { part: this.#matrix.table.name, ...place };
  }

  #place(row: Row, column: number): Place {
    const text = textOf(row.cells[column]);
    const words = headWords(text);
    if (words === '') return { kind: 'none' };
    if (/^(total|world|grand total)/.test(words)) return { kind: 'total' };
    if (/^(other (north|south)|others?|unidentified)$/.test(words)) return { kind: 'place', code: 'XXX' };
    const code = this.#session.places.find(undefined, text, this.#at(row, column));
    return code === undefined ? { kind: 'none' } : { kind: 'place', code };
  }

  #readValue(row: Row, column: number, refArea: string, counterpart: string, into: SourceObservation[]): void {
    const read = this.#session.value(row.cells[column], 'USD', () => this.#at(row, column));
    // The diagonal and corridors without migrants hold zeros: a country sends nothing to itself.
    if (read === undefined || read.value === null || (read.value === 0 && counterpart !== TOTAL)) return;
    const observation: SourceObservation = {
      indicator: 'BILATERAL_REMITTANCES',
      refArea,
      counterpart,
      sex: TOTAL,
      age: TOTAL,
      dimensions: NO_DIMENSIONS,
      unit: 'USD',
      period: this.#period,
      value: read.value * this.#factor,
      status: 'E',
      at: this.#at(row, column),
    };
    if (this.#session.accept(observation)) into.push(observation);
  }
}

async function* readMatrices(
  matrices: readonly Matrix[],
  session: ReadingSession,
): AsyncGenerator<readonly SourceObservation[]> {
  for (const matrix of matrices) {
    const period = yearOf(matrix);
    if (period === undefined) {
      const message = 'The matrix does not say which year it is for. Write the year into the title above it.';
      session.log.add('period-missing', 'error', message, { part: matrix.table.name, row: 1 });
      continue;
    }
    const values = new MatrixRows(session, matrix, period);
    for await (const rows of matrix.table.batches()) {
      const batch: SourceObservation[] = [];
      for (const row of rows) if (row.number > matrix.headRow.number) values.read(row, batch);
      yield batch;
    }
  }
}

/** The World Bank's (KNOMAD's) matrix of who sends to whom, in millions of US dollars, one year to a sheet. */
export const worldBankBilateralRemittances: Reader = {
  id: 'world-bank-bilateral-remittances',
  layouts: 'World Bank bilateral remittance matrix (receiving across, sending down)',
  async recognise(file: TabularFile): Promise<number> {
    return (await matricesOf(file)).length > 0 ? 0.9 : 0;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading> {
    const matrices = await matricesOf(file);
    const session = new ReadingSession('m49', await writesDecimalComma(file.tables));
    for (const { table, headRow } of matrices) {
      // Of a heading that is no place a finding of its own says so.
      const headed = headRow.cells.flatMap((cell, column) => (textOf(cell) === '' ? [] : [column]));
      await noteLostColumns({ table, headRow: headRow.number, taken: new Set(headed), from: 1 }, session.log);
    }
    return makeReading(this.id, releaseOf(matrices, options), session, readMatrices(matrices, session));
  },
};
