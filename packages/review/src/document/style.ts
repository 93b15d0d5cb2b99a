import type { Line } from './line.ts';

/** What is usual in a document: what stands out from it is a heading or a note. */
export interface UsualStyle {
  /** Size of most of the text. */
  readonly size: number;
  /** Fonts that much of the text is set in. */
  readonly fonts: ReadonlySet<string>;
  /** From one baseline to the next inside a paragraph, as a multiple of the size. */
  readonly leading: number;
  /** Sizes of larger lines, largest first. */
  readonly larger: readonly number[];
}

const rounded = (value: number, step: number): number => Math.round(value / step) * step;

function mostFrequent(counts: ReadonlyMap<number, number>, otherwise: number): number {
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? otherwise;
}

/** Finds out what is usual from all the lines of a document. */
export function usualStyle(lines: readonly Line[]): UsualStyle {
  const bySize = new Map<number, number>();
  const byFont = new Map<string, number>();
  const leadings = new Map<number, number>();
  let characters = 0;
  let before: Line | undefined;
  for (const line of lines) {
    const { length } = line.text;
    characters += length;
    const size = rounded(line.size, 0.5);
    bySize.set(size, (bySize.get(size) ?? 0) + length);
    byFont.set(line.font, (byFont.get(line.font) ?? 0) + length);
    if (before?.page === line.page) {
      const leading = rounded((line.base - before.base) / line.size, 0.05);
      if (leading > 0.8 && leading < 2.2) leadings.set(leading, (leadings.get(leading) ?? 0) + 1);
    }
    before = line;
  }
  const size = mostFrequent(bySize, 12);
  const larger = [...bySize].filter(([one]) => one > size * 1.12).map(([one]) => one);
  return {
    size,
    fonts: new Set([...byFont].filter(([, count]) => count > characters * 0.12).map(([font]) => font)),
    leading: mostFrequent(leadings, 1.2),
    larger: larger.sort((a, b) => b - a),
  };
}
