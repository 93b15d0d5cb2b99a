import type { Table, TabularFile } from '@sterna/tabular';
import type { SourceObservation } from '../observation.ts';
import type { Reader, Reading, ReadOptions, ReleaseDescription } from '../reader.ts';
import { writesDecimalComma } from './reading/decimal-comma.ts';
import { headWords, textOf } from './reading/head.ts';
import { noteLostColumns } from './reading/lost-columns.ts';
import { makeReading } from './reading/make-reading.ts';
import { endYear, readPeriod } from './reading/period-cell.ts';
import { ReadingSession } from './reading/session.ts';
import { readFootnotes } from './undesa/footnotes.ts';
import { readLayout, type SheetLayout } from './undesa/sheet-layout.ts';
import { SheetRows } from './undesa/sheet-rows.ts';

const STOCK = /migrant stock|international migrants/;

async function layoutsOf(file: TabularFile): Promise<readonly SheetLayout[]> {
  const layouts: SheetLayout[] = [];
  for (const table of file.tables) {
    const layout = await readLayout(table);
    if (layout !== undefined) layouts.push(layout);
  }
  return layouts;
}

/** The texts above the first figures of a few sheets: titles, document symbol, citation. */
async function frontMatter(tables: readonly Table[]): Promise<string> {
  const texts: string[] = [];
  for (const table of tables.slice(0, 4)) {
    for (const row of await table.head(20)) {
      for (const cell of row.cells) if (typeof cell === 'string') texts.push(textOf(cell));
    }
  }
  return texts.join('\n');
}

/** The year of the revision: from the document symbol, else the data set's name, else its newest figures. */
async function revisionYear(front: string, layouts: readonly SheetLayout[]): Promise<string> {
  const stated = /Rev\.?\s*(20\d\d)/i.exec(front) ?? /Migrant Stock[:,]?\s+(?:The\s+)?(20\d\d)/i.exec(front);
  if (stated?.[1] !== undefined) return stated[1];
  const periods = layouts.flatMap(({ values }) => values.flatMap(({ period }) => period ?? []));
  if (periods.length === 0) periods.push(...(await periodsInRows(layouts)));
  return String(Math.max(...periods.map(endYear)));
}

/** The periods that rows name, where columns stand for origins or ages. */
async function periodsInRows(layouts: readonly SheetLayout[]): Promise<ReadonlySet<string>> {
  const periods = new Set<string>();
  for (const { table, headEnd, columns } of layouts) {
    for await (const rows of table.batches()) {
      for (const { number, cells } of rows) {
        const period = number > headEnd ? readPeriod(cells[columns.year]) : undefined;
        if (period !== undefined) periods.add(period);
      }
    }
  }
  return periods;
}

async function releaseOf(
  front: string,
  layouts: readonly SheetLayout[],
  options: ReadOptions,
): Promise<ReleaseDescription> {
  const year = await revisionYear(front, layouts);
  const bilateral = layouts.some((layout) => layout.bilateral);
  const world = layouts.every((layout) => layout.world);
  const completeOver: ReleaseDescription['completeOver'] = [
    ...(bilateral ? (['COUNTERPART_AREA'] as const) : []),
    ...(world ? (['REF_AREA'] as const) : []),
  ];
  return {
    source: options.source ?? 'UNDESA_STOCK',
    version: options.version ?? `${year} revision`,
    dated: options.dated ?? `${year}-12-31`,
    title: bilateral
      ? 'International migrant stock by destination and origin'
      : 'International migrant stock by destination',
    completeOver,
  };
}

async function* readSheets(
  file: TabularFile,
  layouts: readonly SheetLayout[],
  session: ReadingSession,
): AsyncGenerator<readonly SourceObservation[]> {
  const footnotes = await readFootnotes(file.tables);
  for (const layout of layouts) {
    const sheet = new SheetRows(session, layout, footnotes);
    for await (const rows of layout.table.batches()) {
      const batch: SourceObservation[] = [];
      for (const row of rows) if (row.number > layout.headEnd) sheet.read(row, batch);
      yield batch;
    }
  }
}

/** Names the columns that repeat a period without saying which sex or measure they are about. */
function noteUnsaidColumns(layouts: readonly SheetLayout[], session: ReadingSession): void {
  for (const { table, headEnd, unsaid } of layouts) {
    const [first] = unsaid;
    if (first === undefined) continue;
    const message =
      `${unsaid.length} columns from here on repeat the years before them and do not say what is different: ` +
      'they were left out. Put the headings back that stand over them (men, women).';
    const part = table.name === '' ? {} : { part: table.name };
    session.log.add('columns-unsaid', 'warning', message, { ...part, row: headEnd, column: first + 1 }, table.name);
  }
}

/** Names columns of numbers that are no columns of values. */
async function noteLost(layout: SheetLayout, session: ReadingSession): Promise<void> {
  const { table, headEnd, values, unsaid, unread } = layout;
  const taken = new Set([...values.map(({ column }) => column), ...unsaid]);
  const headings = new Map(unread.map(({ column, heading }) => [column, heading]));
  const from = Math.max(...Object.values(layout.columns)) + 1;
  const headingOf = (column: number): string => headings.get(column) ?? '';
  await noteLostColumns({ table, headRow: headEnd, taken, from, headingOf }, session.log);
}

/** Names the sheets with figures whose measure we have no indicator for. */
async function noteUnreadSheets(
  file: TabularFile,
  layouts: readonly SheetLayout[],
  session: ReadingSession,
): Promise<void> {
  const read = new Set(layouts.map(({ table }) => table));
  for (const table of file.tables) {
    if (read.has(table) || !/^(.*\/)?table\s*\d/i.test(table.name)) continue;
    const message = `The sheet ${table.name} was left out: what it measures, or its layout, is not known.`;
    session.log.add('table-not-read', 'info', message, undefined, table.name);
  }
}

/**
 * The workbooks of UN DESA's International Migrant Stock, of any revision: by destination, by age, by destination and
 * origin. Sheets are read by their titles and headings.
 */
export const undesaStockWorkbook: Reader = {
  id: 'undesa-stock-workbook',
  layouts: 'UN DESA International Migrant Stock workbooks (by destination, by age, by destination and origin)',
  async recognise(file: TabularFile): Promise<number> {
    const layouts = await layoutsOf(file);
    if (layouts.length === 0) return 0;
    if (STOCK.test(headWords(await frontMatter(file.tables)))) return 0.9;
    return layouts.every(({ unmistakable }) => unmistakable) ? 0.8 : 0;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading> {
    const layouts = await layoutsOf(file);
    const session = new ReadingSession('desa', await writesDecimalComma(file.tables));
    await noteUnreadSheets(file, layouts, session);
    noteUnsaidColumns(layouts, session);
    for (const layout of layouts) await noteLost(layout, session);
    const release = await releaseOf(await frontMatter(file.tables), layouts, options);
    return makeReading(this.id, release, session, readSheets(file, layouts, session));
  },
};
