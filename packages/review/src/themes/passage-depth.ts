import type { Block } from '../document/policy-text.ts';
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
}

/** The row of a table that holds a passage, after the table's head: head cells say what its cells are. */
function rowAround(block: Block, passage: Passage): string {
  const rows = block.rows ?? [];
  const start = passage.text.slice(0, 40);
  const row = rows.find((cells) =>
    cells
      .filter((cell) => cell !== '')
      .join(' | ')
      .includes(start),
  );
  return [rows[0]?.join(' | ') ?? '', row?.join(' | ') ?? passage.text].join(' ¶ ');
}

/** Reads what a passage and its surroundings show. */
export function signalsOf(passage: Passage, block: Block): PassageSignals {
  const isRow = block.kind === 'table';
  const around = isRow ? rowAround(block, passage) : block.text;
  return {
    own: readSignals(passage.text, passage.language),
    around:
      around === passage.text ? readSignals(passage.text, passage.language) : readSignals(around, passage.language),
    above: readSignals(passage.headings.join(' . '), passage.language),
    isItem: block.kind === 'item',
    isRow,
  };
}

/** Whether a passage is, or is part of, an objective or a measure. */
function isMeasure({ own, around, above, isItem, isRow }: PassageSignals): string | undefined {
  if (own.commits) return 'commits';
  if (own.beginsWithAction && (isItem || isRow || above.namesObjective || own.namesObjective))
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
  const measure = isMeasure(signals);
  if (measure !== undefined) {
    const hasBudget = around.budgets.length > 0;
    const hasBody = around.bodies.length > 0;
    const hasIndicator =
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
