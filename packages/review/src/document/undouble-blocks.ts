import { withoutDoubling } from './doubled.ts';
import { tableText } from './paragraphs.ts';
import type { RawBlock } from './policy-text.ts';

/** Words of a text up to which doubling is looked for: cells and lines are short, and longer ones take long. */
const LONGEST = 4_000;

/**
 * Says once what a file says twice in a row. Paragraphs of several doubled phrases are rows of a table that lost its lines:
 * they become one again.
 */
export function undoubleBlocks(blocks: readonly RawBlock[]): readonly RawBlock[] {
  const whole: RawBlock[] = [];
  let isRowBefore = false;
  for (const block of blocks) {
    const phrases = block.kind === 'table' || block.text.length > LONGEST ? [block.text] : withoutDoubling(block.text);
    const [first = block.text] = phrases;
    const isRow = phrases.length > 1 && block.kind !== 'heading';
    const table = whole.at(-1);
    if (phrases.length === 1) whole.push({ ...block, text: first });
    else if (!isRow) whole.push({ ...block, text: phrases.join(' ') });
    else if (isRowBefore && table?.rows !== undefined) {
      const rows = [...table.rows, phrases];
      whole[whole.length - 1] = { ...table, rows, text: tableText(rows), toPage: block.toPage };
    } else {
      const { page, toPage } = block;
      whole.push({ kind: 'table', rows: [phrases], text: tableText([phrases]), page, toPage });
    }
    isRowBefore = isRow;
  }
  return whole;
}
