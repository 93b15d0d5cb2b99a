import { expect, it } from 'vitest';
import type { Run } from './run.ts';
import { withoutStrokes } from './strokes.ts';

const runs = (...texts: readonly string[]): readonly Run[] =>
  texts.map((text, i) => ({
    text,
    left: i * 10,
    right: i * 10 + 10,
    base: 1,
    size: 10,
    font: 'f',
    isRightToLeft: true,
  }));

it('takes a sign out that stands inside Arabic words again and again', () => {
  const read = withoutStrokes(runs('المNNادة', 'القNNانون', 'NN', 'البNنNNد', 'سNة'));
  expect(read.map(({ text }) => text)).toEqual(['المادة', 'القانون', 'البند', 'سة']);
});

it('leaves a name and a figure beside Arabic as they are', () => {
  const read = runs('المنظمة', 'IOM', 'و2030', 'أسNرة');
  expect(withoutStrokes(read)).toEqual(read);
});
