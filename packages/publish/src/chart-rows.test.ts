import type { Block } from '@sterna/document';
import { describe, expect, it } from 'vitest';
import { rowsOf } from './chart-rows.ts';
import { walkBlocks } from './contents.ts';
import { sampleDocument } from './sample/sample-document.ts';

const [chart] = [...walkBlocks(sampleDocument('fr'))].filter((block) => block.kind === 'chart');
const text: Block = { kind: 'paragraph', content: [] };

function shapeOf(blocks: readonly Block[]): string {
  return rowsOf(blocks)
    .map((row) => (row.kind === 'pair' ? '2' : row.block.kind === 'chart' ? '1' : '-'))
    .join('');
}

describe('rows of blocks', () => {
  if (!chart) throw new Error('the sample has no chart');
  const [whole, half]: Block[] = [
    { ...chart, half: false },
    { ...chart, half: true },
  ];
  if (!whole || !half) throw new Error('no blocks');

  it('put neighbouring half-width charts side by side, two by two', () => {
    expect(shapeOf([half, half, half, half])).toBe('22');
    expect(shapeOf([text, half, half, text])).toBe('-2-');
  });

  it('let one without a neighbour stand alone', () => {
    expect(shapeOf([half, half, half])).toBe('21');
    expect(shapeOf([whole, half, text, half])).toBe('11-1');
  });
});
