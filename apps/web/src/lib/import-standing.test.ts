import type { ImportPreview } from '@sterna/evidence';
import { describe, expect, test } from 'vitest';
import { hasSheet, isUnreadable, standingOf } from './import-standing.ts';

const PREVIEW: ImportPreview = {
  file: 'x',
  size: 10,
  sha256: '',
  releases: [],
  series: 0,
  observations: 0,
  missing: 0,
  rejectedRows: 0,
  findings: [],
  sample: [],
};

describe('a message of structures alone', () => {
  const preview = { ...PREVIEW, format: 'xml', reader: 'sdmx', structures: 3 };

  test('is ready to be kept, not to be imported, and has no sheet', () => {
    expect(standingOf({ state: 'ready', preview })).toBe('structures');
    expect(standingOf({ state: 'imported', preview })).toBe('structures-kept');
    expect(hasSheet(preview)).toBe(false);
  });

  test('with figures is a file of figures', () => {
    expect(standingOf({ state: 'ready', preview: { ...preview, observations: 2 } })).toBe('ready');
  });
});

describe('a sheet', () => {
  test.each([
    ['csv', undefined, true],
    ['xlsx', 'world-bank', true],
    ['zip', undefined, true],
    ['zip', 'sdmx', false],
    ['json', 'sdmx', false],
  ])('in %s read as %s: %s', (format, reader, expected) => {
    expect(hasSheet({ format, ...(reader && { reader }) })).toBe(expected);
  });

  test('is not in a file that cannot be opened', () => {
    expect([hasSheet(PREVIEW), isUnreadable(PREVIEW)]).toEqual([false, true]);
  });
});
