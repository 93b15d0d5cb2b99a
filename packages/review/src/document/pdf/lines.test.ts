import { describe, expect, it } from 'vitest';
import { linesOf } from './lines.ts';
import type { Run } from './page-runs.ts';

const run = (text: string, left: number, right: number, more: Partial<Run> = {}): Run => ({
  text,
  left,
  right,
  base: 100,
  size: 10,
  font: 'f',
  isRightToLeft: /[\u0600-\u06ff]/u.test(text),
  ...more,
});
const textsOf = (...runs: readonly Run[]): readonly string[] =>
  linesOf({ page: 1, width: 595, height: 842, runs }).map(({ text }) => text);

describe('lines of a page', () => {
  it('are read from right to left in Arabic, names and numbers among it from left to right', () => {
    const runs = [
      run('مع', 470, 482),
      run('بالتعاون', 485, 520),
      run('IOM', 443, 455),
      run('ILO', 458, 467),
      run('2030', 300, 320),
      run('عام', 323, 340),
      run('خلال', 343, 440),
    ];
    expect(textsOf(...runs)).toEqual(['بالتعاون مع IOM ILO خلال عام 2030']);
  });

  it('part figures that stand close, and keep a number with what it numbers', () => {
    expect(textsOf(run('2007', 60, 82), run('2012', 90, 112))).toEqual(['2007', '2012']);
    expect(textsOf(run('1.2', 60, 74), run('Workers abroad', 100, 170))).toEqual(['1.2 Workers abroad']);
  });

  it('leave out the sign of a note', () => {
    expect(textsOf(run('workers', 60, 100), run('3', 100, 103, { size: 6, base: 95 }))).toEqual(['workers']);
  });
});
