import { expect, test } from 'vitest';
import { preferredLanguage } from './preferred-language.ts';

test.each([
  [null, 'fr'],
  ['', 'fr'],
  ['*', 'fr'],
  ['de-CH', 'fr'],
  ['en-GB,en;q=0.9', 'en'],
  ['ar-MA, fr;q=0.9', 'ar'],
  ['de, es;q=0.4, en;q=0.6', 'en'],
  ['en;q=0, es;q=0.1', 'es'],
  ['en;q=nonsense', 'fr'],
])('a reader who accepts "%s" is served in %s', (accepted, language) => {
  expect(preferredLanguage(accepted)).toBe(language);
});
