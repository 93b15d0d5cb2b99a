import { expect, it } from 'vitest';
import { editorText } from './mark-text.ts';

it('sets marks for themselves in Arabic, and leaves other texts alone', () => {
  expect(editorText('في {figure A~B 2020} شخص', 'ar')).toBe('في \u2066{figure A~B 2020}\u2069 شخص');
  expect(editorText('En {figure A~B 2020} personnes', 'fr')).toBe('En {figure A~B 2020} personnes');
});
