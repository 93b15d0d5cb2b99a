import { describeCell, type TabularFile } from '@sterna/tabular';
import type { SourceObservation } from '../observation.ts';
import type { Reader, Reading, ReadOptions, Refusal, ReleaseDescription } from '../reader.ts';
import { writesDecimalComma } from './reading/decimal-comma.ts';
import { textOf } from './reading/head.ts';
import { noteLostColumns } from './reading/lost-columns.ts';
import { makeReading } from './reading/make-reading.ts';
import { ReadingSession } from './reading/session.ts';
import { type Matrix, matrixOf, placesOf, yearOf } from './world-bank/matrix-layout.ts';
import { MatrixRows } from './world-bank/matrix-rows.ts';

async function matricesOf(file: TabularFile): Promise<readonly Matrix[]> {
  const matrices: Matrix[] = [];
  for (const table of file.tables) {
    const matrix = await matrixOf(table);
    if (matrix !== undefined) matrices.push(matrix);
  }
  return matrices;
}

const YEAR_MISSING = 'The matrix does not say which year it is for. Write the year into the title above it.';

const SCALE_MISSING = 'The matrix does not say in what its amounts are. Write “US$ million” into the title above it.';

/** Without a year no release can be named and no figure dated; without a scale no amount is certain. */
function refusalOf(rule: string, message: string, [first]: readonly Matrix[]): Refusal {
  const part = first?.table.name ?? '';
  const where = describeCell({ row: 1, ...(part !== '' && { part }) });
  return { findings: [{ rule, severity: 'error', message, where }] };
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september'].concat([
  'october',
  'november',
  'december',
]);

function releaseOf(matrices: readonly Matrix[], options: ReadOptions): ReleaseDescription {
  const title = matrices.map((matrix) => matrix.title).join(' ');
  const isOfPeople = matrices.every(({ moves }) => moves === 'people');
  const years = matrices.flatMap((matrix) => yearOf(matrix) ?? []).sort();
  const newest = years.at(-1) ?? '';
  const issue = new RegExp(`\\b(${MONTHS.join('|')})\\s+(20\\d\\d)`, 'i').exec(title);
  const month = String(MONTHS.indexOf(issue?.[1]?.toLowerCase() ?? '') + 1).padStart(2, '0');
  return {
    source: options.source ?? (isOfPeople ? 'WB_BILATERAL_MIGRATION' : 'WB_BILATERAL_REMITTANCES'),
    version: options.version ?? (issue === null ? newest : `${newest} (${issue[0]})`),
    dated: options.dated ?? (issue === null ? `${newest}-12-31` : `${issue[2]}-${month}-01`),
    title: isOfPeople ? 'Bilateral estimates of migrant stocks' : 'Bilateral remittance estimates',
    completeOver: ['COUNTERPART_AREA', 'REF_AREA'],
  };
}

async function* readMatrices(
  matrices: readonly Matrix[],
  session: ReadingSession,
): AsyncGenerator<readonly SourceObservation[]> {
  for (const matrix of matrices) {
    const period = yearOf(matrix);
    if (period === undefined) {
      session.log.add('period-missing', 'error', YEAR_MISSING, { part: matrix.table.name, row: 1 });
      continue;
    }
    const places = placesOf(matrix);
    if (places === undefined) {
      session.log.add('scale-missing', 'error', SCALE_MISSING, { part: matrix.table.name, row: 1 });
      continue;
    }
    const values = new MatrixRows(session, matrix, period, places);
    for await (const rows of matrix.table.batches()) {
      const batch: SourceObservation[] = [];
      for (const row of rows) if (row.number > matrix.headRow.number) values.read(row, batch);
      yield batch;
    }
    yield values.end();
  }
}

/**
 * The World Bank's (KNOMAD's) matrix of who sends to whom, in millions of US dollars, one year to a sheet; its matrix of
 * migrants by origin and destination has the same layout.
 */
export const worldBankBilateralRemittances: Reader = {
  id: 'world-bank-bilateral-remittances',
  layouts: 'World Bank matrix of remittances (receiving across, sending down) or of migrants (destination, origin)',
  async recognise(file: TabularFile): Promise<number> {
    return (await matricesOf(file)).length > 0 ? 0.9 : 0;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading | Refusal> {
    const matrices = await matricesOf(file);
    if (!matrices.some(yearOf)) return refusalOf('period-missing', YEAR_MISSING, matrices);
    if (matrices.every((matrix) => placesOf(matrix) === undefined))
      return refusalOf('scale-missing', SCALE_MISSING, matrices);
    const session = new ReadingSession('m49', await writesDecimalComma(file.tables));
    for (const { table, headRow, names } of matrices) {
      // Of a heading that is no place a finding of its own says so.
      const headed = headRow.cells.flatMap((cell, column) => (textOf(cell) === '' ? [] : [column]));
      await noteLostColumns({ table, headRow: headRow.number, taken: new Set(headed), from: names + 1 }, session.log);
    }
    return makeReading(this.id, releaseOf(matrices, options), session, readMatrices(matrices, session));
  },
};
