import { expect, it } from 'vitest';
import { copyField } from './copy-text.ts';

it('leaves a plain text as it is', () => {
  expect(copyField('Côte d’Ivoire "x" \u0627')).toBe('Côte d’Ivoire "x" \u0627');
});

it('escapes what separates fields and rows, and drops the character PostgreSQL cannot hold', () => {
  expect(copyField('a\tb\nc\rd\\e\0f')).toBe('a\\tb\\nc\\rd\\\\ef');
});

it('tells an absent value from an empty text and from the text of the mark itself', () => {
  expect([copyField(undefined), copyField(''), copyField('\\N')]).toEqual(['\\N', '', '\\\\N']);
});
