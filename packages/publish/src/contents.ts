import type { Chart } from '@sterna/charts';
import type { Block, DataTable, Document, Section } from '@sterna/document';

/** What every format calls a chart or table: `Figure 3`, `Table 1`. */
export interface FigureNumber {
  readonly kind: 'figure' | 'table';
  readonly number: number;
  /** The kind's word in the language of the document, with the number: `Figure 3`. */
  readonly label: string;
}

/** Every section of a document, parts before their sections, in reading order; `depth` is 1 for a part. */
export function* walkSections(
  sections: readonly Section[],
  depth = 1,
): Generator<{ readonly section: Section; readonly depth: number }> {
  for (const section of sections) {
    yield { section, depth };
    yield* walkSections(section.sections, depth + 1);
  }
}

/** Every block of a document in reading order. */
export function* walkBlocks(document: Document): Generator<Block> {
  for (const { section } of walkSections(document.sections)) yield* section.blocks;
}

/**
 * Numbers the charts and, separately, the tables of a document in reading order, so that page, PDF and DOCX call them
 * the same. A chart's own data table is found under the id of the table and carries the chart's number.
 *
 * @returns numbers by id of chart and of table
 */
export function numberFigures(document: Document): ReadonlyMap<string, FigureNumber> {
  const numbers = new Map<string, FigureNumber>();
  let figures = 0;
  let tables = 0;
  for (const block of walkBlocks(document)) {
    if (block.kind === 'chart') {
      figures += 1;
      const named: FigureNumber = { kind: 'figure', number: figures, label: `${document.words.figure} ${figures}` };
      numbers.set(block.chart.id, named);
      numbers.set(block.table.id, named);
    } else if (block.kind === 'table') {
      tables += 1;
      numbers.set(block.table.id, { kind: 'table', number: tables, label: `${document.words.table} ${tables}` });
    }
  }
  return numbers;
}

/** Every chart of a document, in reading order. */
export function chartsOf(document: Document): readonly Chart[] {
  return [...walkBlocks(document)].flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
}

/** Every data table of a document, those of charts included, in reading order. */
export function tablesOf(document: Document): readonly DataTable[] {
  return [...walkBlocks(document)].flatMap((block) =>
    block.kind === 'chart' || block.kind === 'table' ? [block.table] : [],
  );
}

/** The chart with this id, if the document has it. */
export function findChart(document: Document, id: string): Chart | undefined {
  return chartsOf(document).find((chart) => chart.id === id);
}

/** The data table with this id, or the table of the chart with this id, if the document has it. */
export function findTable(document: Document, id: string): DataTable | undefined {
  for (const block of walkBlocks(document)) {
    if (block.kind === 'table' && block.table.id === id) return block.table;
    if (block.kind === 'chart' && (block.table.id === id || block.chart.id === id)) return block.table;
  }
  return undefined;
}
