import { expect, it } from 'vitest';
import { withoutContents } from './contents.ts';
import type { RawBlock } from './policy-text.ts';

const blocks = (...texts: readonly string[]): readonly RawBlock[] =>
  texts.map((text) => ({ kind: 'paragraph', text, page: 0, toPage: 0 }));
const textsOf = (all: readonly RawBlock[]): readonly string[] => all.map(({ text }) => text);

it('leaves out titles with page numbers under the heading of a list of contents, and nothing after them', () => {
  const document = blocks(
    'Table des matières',
    '1 Contexte 3',
    '2 Migration',
    'et diaspora 7',
    '3 Suivi 9',
    'Contexte',
    'Le plan.',
  );
  expect(textsOf(withoutContents(document))).toEqual(['Table des matières', 'Contexte', 'Le plan.']);
});

it('keeps lines that end with a figure elsewhere', () => {
  const document = blocks('Targets', 'Jobs 300', 'Roads 20', 'Schools 12');
  expect(withoutContents(document)).toEqual(document);
});
