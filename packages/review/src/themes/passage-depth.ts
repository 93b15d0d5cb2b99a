import { CELL_SEPARATOR } from '../document/paragraphs.ts';
import type { Block } from '../document/policy-text.ts';
import { codedCell } from '../measures/codes.ts';
import { type ColumnKind, findColumns } from '../measures/table-columns.ts';
import type { Passage } from '../passages/passage.ts';
import { readSignals, type TextSignals } from '../signals/read-signals.ts';
import type { Depth } from './theme-reading.ts';

/** What a passage and its surroundings show. */
export interface PassageSignals {
  /** Of the passage itself. */
  readonly own: TextSignals;
  /** Of its paragraph, or of its row of a table with the table's head. */
  readonly around: TextSignals;
  /** Of the headings it stands under. */
  readonly above: TextSignals;
  readonly isItem: boolean;
  readonly isRow: boolean;
  /** Columns of its table in which its row has something: what it costs, who does it. */
  readonly columns: ReadonlySet<ColumnKind>;
}

/** The row of a table that holds a passage. */
function rowOf({ rows = [] }: Block, passage: Passage): readonly string[] | undefined {
  const start = passage.text.slice(0, 40);
  return rows.find((cells) =>
    cells
      .filter((cell) => cell !== '')
      .join(CELL_SEPARATOR)
      .includes(start),
  );
}

/** The columns of a table, known by its head, in which a row has something. */
function columnsOf({ rows = [] }: Block, row: readonly string[]): ReadonlySet<ColumnKind> {
  const columns = findColumns(rows);
  if (columns === undefined) return new Set();
  const has = (text: string, kind: ColumnKind): boolean =>
    kind === 'budget' || kind === 'target' ? /\d/u.test(text) : /[\p{L}\d]/u.test(text);
  return new Set(
    row.flatMap((text, i) => {
      const kind = columns.kinds[i];
      return kind !== undefined && has(text, kind) ? [kind] : [];
    }),
  );
}

/** The row of a table after the table's head: head cells say what its cells are. */
function rowAround({ rows = [] }: Block, row: readonly string[] | undefined, passage: Passage): string {
  return [rows[0]?.join(' | ') ?? '', row?.join(' | ') ?? passage.text].join(' ¶ ');
}

/** Reads what a passage and its surroundings show. */
export function signalsOf(passage: Passage, block: Block): PassageSignals {
  const isRow = block.kind === 'table';
  const row = isRow ? rowOf(block, passage) : undefined;
  const around = isRow ? rowAround(block, row, passage) : block.text;
  return {
    own: readSignals(passage.text, passage.language),
    around:
      around === passage.text ? readSignals(passage.text, passage.language) : readSignals(around, passage.language),
    above: readSignals(passage.headings.join(' . '), passage.language),
    isItem: block.kind === 'item',
    isRow,
    columns: columnsOf(block, row ?? []),
  };
}

/** Whether a commitment of a passage is about what the passage was found for: a side clause before it is not. */
function commitsTo({ text, hits }: Passage, { commitments }: TextSignals): boolean {
  return commitments.some(({ start, isSideEffect }) => {
    if (isSideEffect) return false;
    const isAbout = hits.some((hit) => hit.end >= start || !/[,–—]|\s-\s/u.test(text.slice(hit.end, start)));
    return isAbout || hits.length === 0;
  });
}

/** Whether a cell with a hit begins with an action. */
function hasActionCell({ text, hits, language }: Passage): boolean {
  let start = 0;
  return text.split(CELL_SEPARATOR).some((cell) => {
    const from = start;
    start += cell.length + CELL_SEPARATOR.length;
    const holds = hits.some((hit) => hit.start >= from && hit.start < start);
    return holds && readSignals(codedCell(cell.trim()).text, language).beginsWithAction;
  });
}

/** Whether a passage is, or is part of, an objective or a measure. */
function isMeasure(passage: Passage, { own, around, above, isItem, isRow }: PassageSignals): string | undefined {
  if (commitsTo(passage, own)) return 'commits';
  if (isRow && hasActionCell(passage)) return 'begins-with-action';
  const isSideEffect = own.commitments.length > 0 && own.commitments.every((one) => one.isSideEffect);
  if (own.beginsWithAction && !isRow && !isSideEffect && (isItem || above.namesObjective || own.namesObjective))
    return 'begins-with-action';
  if (isRow && around.namesObjective) return 'row-of-measures';
  return isItem && above.namesObjective && !own.explains ? 'item-under-objective' : undefined;
}

const SHORT_WORDS = 12;

/** How deep a passage goes, with what speaks for it. */
export function depthOf(
  passage: Passage,
  signals: PassageSignals,
): { depth: Exclude<Depth, 0>; because: readonly string[] } {
  const { own, around } = signals;
  const measure = isMeasure(passage, signals);
  if (measure !== undefined) {
    const hasBudget = around.budgets.length > 0 || signals.columns.has('budget');
    const hasBody = around.bodies.length > 0 || signals.columns.has('body');
    const hasIndicator =
      signals.columns.has('indicator') ||
      signals.columns.has('target') ||
      own.aimedValue !== undefined ||
      (around.aimedValue !== undefined && signals.isRow) ||
      (signals.isRow && around.indicators.length > 0);
    const because = [
      measure,
      ...(hasIndicator ? ['indicator'] : []),
      ...around.budgets.slice(0, 2),
      ...around.bodies.slice(0, 2),
    ];
    if (hasBudget && hasBody) return { depth: 5, because };
    return { depth: hasIndicator ? 4 : 3, because };
  }
  const isLong = passage.text.split(' ').length > SHORT_WORDS;
  if (own.hasFigures) return { depth: 2, because: ['figures'] };
  if (own.explains && isLong) return { depth: 2, because: ['explains'] };
  return { depth: 1, because: ['mentioned'] };
}
