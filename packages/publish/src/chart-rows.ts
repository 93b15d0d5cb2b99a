import type { Block } from '@sterna/document';

export type ChartBlock = Block & { kind: 'chart' };

/** What stands in one row: one block, or two half-width charts. */
export type BlockRow =
  | { readonly kind: 'one'; readonly block: Block }
  | { readonly kind: 'pair'; readonly charts: readonly [ChartBlock, ChartBlock] };

/**
 * Puts neighbouring half-width charts side by side, two by two. One that has no neighbour stands alone, over the whole
 * width.
 */
export function rowsOf(blocks: readonly Block[]): readonly BlockRow[] {
  const rows: BlockRow[] = [];
  let waiting: ChartBlock | undefined;
  const release = (): void => {
    if (waiting) rows.push({ kind: 'one', block: waiting });
    waiting = undefined;
  };
  for (const block of blocks) {
    if (block.kind === 'chart' && block.half === true) {
      if (waiting) {
        rows.push({ kind: 'pair', charts: [waiting, block] });
        waiting = undefined;
      } else waiting = block;
    } else {
      release();
      rows.push({ kind: 'one', block });
    }
  }
  release();
  return rows;
}
