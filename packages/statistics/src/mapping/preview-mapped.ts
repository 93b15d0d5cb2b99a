import { type Cell, columnLetter, type Row, type TabularFile } from '@sterna/tabular';
import type { ListedPlace } from '@sterna/vocabulary';
import { bySeverity, type Finding } from '../finding.ts';
import type { SourceObservation } from '../observation.ts';
import { writesDecimalComma } from '../readers/reading/decimal-comma.ts';
import { textOf } from '../readers/reading/head.ts';
import { ReadingSession } from '../readers/reading/session.ts';
import { checkMappingFits } from './check-mapping.ts';
import { constantsOf } from './constants.ts';
import type { Mapping, MappingTarget } from './mapping.ts';
import { Meanings } from './meanings/meanings.ts';
import type { MappedPreview, PreviewCell, PreviewRow } from './proposal.ts';
import { RowLabels } from './row-labels.ts';
import { RowReader } from './row-reader.ts';
import { layOut, type TableLayout, tablesOf } from './table-layout.ts';

/** Columns shown at most. */
const WIDEST = 200;

/** What is known of a column to show its cells. */
type Shown = ReadonlyMap<number, MappingTarget>;

function targetsOf(layout: TableLayout): Shown {
  const targets = new Map<number, MappingTarget>();
  for (const { column, target } of layout.parts) targets.set(column, target);
  for (const { column } of layout.values) targets.set(column, 'OBS_VALUE');
  return targets;
}

/** Shows rows as they are read: each cell with what it became, or why not. */
class RowPreview {
  readonly #layout: TableLayout;
  readonly #reader: RowReader;
  readonly #session: ReadingSession;
  readonly #labels: RowLabels;
  readonly #targets: Shown;
  readonly #columns: readonly number[];

  constructor(layout: TableLayout, reader: RowReader, session: ReadingSession, columns: readonly number[]) {
    this.#layout = layout;
    this.#reader = reader;
    this.#session = session;
    this.#labels = new RowLabels(layout.parts, layout.merges);
    this.#targets = targetsOf(layout);
    this.#columns = columns;
  }

  of(row: Row): PreviewRow {
    const before = this.#session.log.marks().length;
    const observations: SourceObservation[] = [];
    this.#reader.read(row, observations);
    const labels = this.#labels.of(row);
    const isHead = this.#layout.head.numbers.includes(row.number);
    const part = isHead ? 'head' : this.#reader.holdsFigures(row) ? 'figures' : 'outside';
    const found = this.#session.log.marks().length === before ? [] : this.#marksOf(row);
    const headFindings = isHead ? this.#layout.findings.filter(({ at }) => at?.row === row.number) : [];
    const cells = this.#columns.map((column) => {
      const finding = [...found, ...headFindings].find(({ at }) => at?.column === column + 1);
      const became = part === 'figures' ? this.#became(column, labels, observations) : undefined;
      return this.#cell(row.cells[column], column, became, finding);
    });
    return { row: row.number, part, cells, figures: observations.length };
  }

  #marksOf(row: Row): readonly Finding[] {
    return this.#session.log.marks().filter(({ at }) => at?.row === row.number);
  }

  #cell(cell: Cell | undefined, column: number, became: string | undefined, finding: Finding | undefined): PreviewCell {
    const is = this.#targets.get(column) ?? 'ignore';
    return {
      column: column + 1,
      text: textOf(cell).slice(0, 200),
      is,
      ...(became !== undefined && { became }),
      ...(finding !== undefined && { finding }),
    };
  }

  #became(
    column: number,
    labels: readonly (Cell | undefined)[],
    observations: readonly SourceObservation[],
  ): string | undefined {
    const made = observations.find(({ at }) => at.column === column + 1);
    if (made !== undefined) return made.value === null ? '' : String(made.value);
    const i = this.#layout.parts.findIndex((part) => part.column === column);
    const part = this.#layout.parts[i];
    const meaning = part === undefined ? undefined : this.#reader.meaningOf(part, labels[i]);
    return meaning !== undefined && 'code' in meaning ? meaning.code : undefined;
  }
}

/**
 * The first rows of a table as a mapping reads them, each cell with what it became or its finding; with the rows above.
 *
 * @param count rows to show
 * @param places of a list of one's own, which the table may name
 */
export async function previewMapped(
  file: TabularFile,
  mapping: Mapping,
  count = 20,
  places: readonly ListedPlace[] = [],
): Promise<MappedPreview> {
  const misfits = await checkMappingFits(mapping, file, places);
  const [table] = await tablesOf(mapping, file);
  if (table === undefined) return { table: mapping.table ?? '', columns: [], rows: [], findings: misfits };
  const meanings = new Meanings(mapping, places);
  const layout = await layOut(mapping, table, meanings);
  const session = new ReadingSession();
  const { constants } = constantsOf(mapping, meanings);
  const decimalComma = await writesDecimalComma([table]);
  const reader = new RowReader(mapping, layout, meanings, session, { constants, decimalComma });
  const rows = await table.head(count);
  const width = Math.max(0, layout.head.headings.length, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: Math.min(WIDEST, width) }, (_, column) => column);
  const preview = new RowPreview(layout, reader, session, columns);
  const targets = targetsOf(layout);
  const shown = rows.map((row) => preview.of(row));
  return {
    table: table.name,
    columns: columns.map((column) => ({
      column: column + 1,
      letter: columnLetter(column + 1),
      heading: layout.head.headings[column] ?? '',
      is: targets.get(column) ?? 'ignore',
    })),
    rows: shown,
    findings: [...misfits, ...bySeverity(session.log.list())],
  };
}
