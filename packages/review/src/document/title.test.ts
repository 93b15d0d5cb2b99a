import { expect, it } from 'vitest';
import type { RawBlock } from './policy-text.ts';
import { shownTitle } from './title.ts';

const blocks = (...texts: readonly string[]): readonly RawBlock[] =>
  texts.map((text) => ({ kind: 'paragraph', text, page: 0, toPage: 0 }));

it('takes the name of the plan, not who issued it, when, or where it may be bought', () => {
  expect(
    shownTitle(
      blocks(
        'Republic of Examples',
        'Ministry of Planning',
        'Fourth National Development Plan',
        '24 June 2015',
        'ISBN 978-1',
      ),
    ),
  ).toBe('Fourth National Development Plan');
  expect(shownTitle(blocks('© Office', 'خطة التنمية الوطنية 2030', 'المحتويات'))).toBe('خطة التنمية الوطنية 2030');
});

it('takes nothing from a list of contents', () => {
  expect(shownTitle(blocks('Table of contents', '1 Introduction ............ 3'))).toBeUndefined();
});
