import { describe, expect, test } from 'vitest';
import { freshnessHeaders, isKnown } from './freshness.ts';
import { languagesFor } from './language-choice.ts';

const CHANGED = Date.UTC(2026, 0, 31, 12);
const IDENTITY = { path: '/data/X', search: '', format: 'csv', languages: ['en'] };
const HEADERS = freshnessHeaders({ version: 'one', changed: CHANGED }, IDENTITY);

const known = (headers: Record<string, string>): boolean => isKnown(new Headers(headers), HEADERS);

describe('an answer', () => {
  test('has another tag for other data, and the same for the same', () => {
    expect(freshnessHeaders({ version: 'one', changed: CHANGED }, IDENTITY)).toEqual(HEADERS);
    const later = freshnessHeaders({ version: 'two', changed: CHANGED }, IDENTITY);
    expect(later['etag']).not.toBe(HEADERS['etag']);
  });

  test('is known by its tag, weak or not, among others', () => {
    const tag = HEADERS['etag'] ?? '';
    expect(known({ 'if-none-match': `"other", ${tag}` })).toBe(true);
    expect(known({ 'if-none-match': tag.replace('W/', '') })).toBe(true);
    expect(known({ 'if-none-match': '*' })).toBe(true);
    expect(known({ 'if-none-match': '"other"' })).toBe(false);
  });

  test('is known by its date unless a tag says otherwise', () => {
    const after = new Date(CHANGED + 1000);
    expect(known({ 'if-modified-since': after.toUTCString() })).toBe(true);
    expect(known({ 'if-modified-since': String(after) })).toBe(true);
    expect(known({ 'if-modified-since': new Date(CHANGED - 1000).toUTCString() })).toBe(false);
    expect(known({ 'if-modified-since': 'yesterday' })).toBe(false);
    expect(known({ 'if-modified-since': after.toUTCString(), 'if-none-match': '"other"' })).toBe(false);
    expect(known({})).toBe(false);
  });
});

test.each([
  [null, ['en', 'fr', 'es', 'ar']],
  ['ar', ['ar', 'en', 'fr', 'es']],
  ['es;q=0.5, fr-CA, de', ['fr', 'es', 'en', 'ar']],
  ['fr;q=0, *', ['en', 'fr', 'es', 'ar']],
])('labels for %s come in %j', (header, languages) => {
  expect(languagesFor(header)).toEqual(languages);
});
