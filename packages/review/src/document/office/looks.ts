import { isUpperCase, startsItem, statedLevel } from '../marks.ts';
import type { RawBlock } from '../policy-text.ts';

/** How a piece of text is set. */
export interface Look {
  readonly isBold: boolean;
  /** Points; 0 where nothing says. */
  readonly size: number;
}

/** How a paragraph is set: counted by its characters. */
export class LookTally {
  #bold = 0;
  #all = 0;
  readonly #sizes = new Map<number, number>();

  add(text: string, { isBold, size }: Look): void {
    const { length } = text.trim();
    this.#all += length;
    if (isBold) this.#bold += length;
    this.#sizes.set(size, (this.#sizes.get(size) ?? 0) + length);
  }

  get look(): Look {
    const [size] = [...this.#sizes].sort((a, b) => b[1] - a[1])[0] ?? [0];
    return { isBold: this.#all > 0 && this.#bold >= this.#all * 0.9, size };
  }
}

const LONGEST = 140;

/** What most of a text is set in. */
function usualLook(blocks: readonly RawBlock[], looks: ReadonlyMap<RawBlock, Look>): Look {
  const sizes = new Map<number, number>();
  let bold = 0;
  let all = 0;
  for (const block of blocks) {
    const look = looks.get(block);
    if (look === undefined || block.kind === 'heading') continue;
    sizes.set(look.size, (sizes.get(look.size) ?? 0) + block.text.length);
    all += block.text.length;
    if (look.isBold) bold += block.text.length;
  }
  return { size: [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0, isBold: bold > all * 0.4 };
}

/**
 * Makes headings of paragraphs that only look like some: set larger or bold throughout, short, and no sentence. Many
 * documents are written without styles.
 */
export function withHeadingsBySight(
  blocks: readonly RawBlock[],
  looks: ReadonlyMap<RawBlock, Look>,
): readonly RawBlock[] {
  const usual = usualLook(blocks, looks);
  const isLarger = ({ size }: Look): boolean => size > 0 && usual.size > 0 && size > usual.size * 1.12;
  const larger = [...new Set([...looks.values()].filter(isLarger).map(({ size }) => size))].sort((a, b) => b - a);
  return blocks.map((block): RawBlock => {
    const look = looks.get(block);
    const { kind, text } = block;
    if (look === undefined || kind !== 'paragraph' || text.length > LONGEST || !/\p{L}{2}/u.test(text)) return block;
    if (/[.;,:]$/u.test(text) || startsItem(text)) return block;
    const stated = statedLevel(text);
    if (isLarger(look)) {
      const level = stated ?? Math.min(4, larger.indexOf(look.size) + 1);
      return { ...block, kind: 'heading', level };
    }
    if (look.isBold && !usual.isBold)
      return { ...block, kind: 'heading', level: stated ?? (isUpperCase(text) ? 2 : 5) };
    return block;
  });
}
