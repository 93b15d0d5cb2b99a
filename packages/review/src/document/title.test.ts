import { expect, it } from 'vitest';
import type { RawBlock } from './policy-text.ts';
import { shownTitle, titleOf } from './title.ts';

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

const heading = (text: string, level = 1): RawBlock => ({ kind: 'heading', level, text, page: 1, toPage: 1 });

it('takes the lines of a title together, with its period', () => {
  const cover = [
    heading('REPUBLIC OF EXAMPLES', 3),
    heading('Second National Development'),
    heading('Strategy for Inclusive Growth'),
    heading('2021–2025', 2),
  ];
  expect(shownTitle(cover)).toBe('Second National Development Strategy for Inclusive Growth 2021–2025');
});

it('takes the name by which a text calls its plan, where no cover shows one', () => {
  const text = 'This is the Agenda for Transformation (AfT) of the country. ';
  expect(shownTitle(blocks('Contents', ...Array.from({ length: 3 }, () => text)))).toBe('Agenda for Transformation');
});

it('believes what a file states of itself only where it names the plan', () => {
  const cover = [heading('National Migration Policy 2020')];
  expect(titleOf('Microsoft Word - final_v3.doc', cover)).toBe('National Migration Policy 2020');
  expect(titleOf('Health strategy of another country', cover)).toBe('National Migration Policy 2020');
  expect(titleOf('National Migration Policy 2020 | Ministry of the Interior', cover)).toBe(
    'National Migration Policy 2020',
  );
  expect(titleOf('Stratégie nationale de migration', blocks('Sommaire'))).toBe('Stratégie nationale de migration');
});

it('prefers a title to the same with the letters of its shadow', () => {
  const shadow = 'PLAAN NACIONAL DE ADAPTACCIÓN AL CAMBBIO CLIMÁÁTICO (PNACC)';
  expect(shownTitle(blocks('Plan nacional de adaptación al cambio climático', shadow))).toBe(
    'Plan nacional de adaptación al cambio climático',
  );
});
