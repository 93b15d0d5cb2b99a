import type { ImportJob, ImportPreview } from '@sterna/evidence';
import { describe, expect, test } from 'vitest';
import { isClean, jobLines, passes } from './import-jobs.ts';

const PREVIEW: ImportPreview = {
  file: 'a.csv',
  size: 10,
  sha256: 'abc',
  format: 'csv',
  releases: [{ source: 'WB_WDI', version: 'to 2018', dated: '2018-12-31', title: '', completeOver: [] }],
  series: 1,
  observations: 5,
  missing: 2,
  rejectedRows: 0,
  findings: [],
  sample: [],
  changes: { added: 5, changed: 0, same: 0, behind: 0, conflicting: 0, largest: [] },
};

function job(changes: Partial<ImportJob> = {}): ImportJob {
  return {
    id: '1',
    batch: 'b',
    file: 'a.csv',
    size: 10,
    state: 'ready',
    created: '2026-01-01T00:00:00Z',
    changed: '2026-01-01T00:00:00Z',
    options: {},
    progress: { observations: 0 },
    preview: PREVIEW,
    ...changes,
  };
}

describe('a line of the list', () => {
  test('counts values without those that are stated as missing, and names the release in the language', () => {
    expect(jobLines([job()], 'fr')[0]).toMatchObject({
      values: 3,
      recognised: expect.stringContaining('jusqu’en 2018'),
    });
  });

  test('keeps a source’s code and a date apart in Arabic', () => {
    const release = { source: 'ECB.EXR', version: '2010-01-04', dated: '2010-01-04', title: '', completeOver: [] };
    const preview = { ...PREVIEW, releases: [release] };
    expect(jobLines([job({ preview })], 'ar')[0]?.recognised).toMatch(/^\u2068ECB\.EXR\u2069 · \u2068.*\u2069$/);
  });

  test('names no release for a file that holds no figures', () => {
    const preview = { ...PREVIEW, observations: 0, missing: 0 };
    expect(jobLines([job({ state: 'refused', preview })], 'fr')[0]).not.toHaveProperty('recognised');
  });

  test('says that the same content came before under another name', () => {
    const later = job({ id: '2', file: 'b.csv', created: '2026-01-02T00:00:00Z' });
    expect(jobLines([later, job()], 'en').map(({ sameAs }) => sameAs)).toEqual(['a.csv', undefined]);
  });
});

describe('a file imported without being looked at', () => {
  const finding = { rule: 'x', message: '', where: '' };
  test.each<[string, Partial<ImportPreview>, boolean]>([
    ['new figures', {}, true],
    ['a note', { findings: [{ ...finding, severity: 'info' }] }, true],
    ['a warning', { findings: [{ ...finding, severity: 'warning' }] }, false],
    ['refused rows', { rejectedRows: 1 }, false],
    ['a content known already', { already: [{ source: 'X', version: '1' }] }, false],
    ['structures alone', { observations: 0, structures: 2 }, true],
  ])('may have %s: %#', (_, changes, expected) => {
    expect(isClean(job({ preview: { ...PREVIEW, ...changes } }))).toBe(expected);
  });

  test('is one that waits for a decision', () => {
    expect(isClean(job({ state: 'imported' }))).toBe(false);
  });
});

test('filters part the list', () => {
  const lines = [
    { standing: 'ready' },
    { standing: 'structures' },
    { standing: 'refused' },
    { standing: 'imported' },
  ] as const;
  const through = (filter: Parameters<typeof passes>[0]): number => lines.filter((line) => passes(filter, line)).length;
  expect([through('all'), through('waiting'), through('refused'), through('imported')]).toEqual([4, 2, 1, 1]);
});
