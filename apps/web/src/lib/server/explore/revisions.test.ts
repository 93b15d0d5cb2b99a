import type { Evidence } from '@sterna/evidence';
import type { SeriesKey } from '@sterna/statistics';
import { expect, test } from 'vitest';
import { revisionObservations, revisionTable } from './revisions.ts';

const KEY: SeriesKey = {
  ...{ indicator: 'REMITTANCES_RECEIVED_GDP', refArea: 'SEN', counterpart: '_T', sex: '_T', age: '_T' },
  ...{ dimensions: {}, unit: 'PC' },
};
const RELEASES = [
  { id: 1, source: 'WB_WDI', version: '2024-06-28', dated: '2024-06-28' },
  { id: 2, source: 'WB_WDI', version: '2025-06-05', dated: '2025-06-05' },
  { id: 3, source: 'UNSD_SDG', version: '2024-Q4', dated: '2024-12-31' },
  { id: 4, source: 'WB_WDI', version: '2025-07-01', dated: '2025-07-01' },
];

/** Made up: 10 % and then 9 % of one source, 14 % of another, and one that was taken back. */
const EVIDENCE = {
  releases: async () => new Map(RELEASES.map((release) => [release.id, release])),
  revisions: async () =>
    [10, 9, 14, 99].map((value, index) => ({
      ...KEY,
      ...{ period: '2016', value, status: 'A', release: index + 1, inForce: index === 1 },
      state: index === 3 ? 'undone' : 'in force',
    })),
} as unknown as Evidence;

test('a source is compared with itself alone, percentages in points', async () => {
  const table = await revisionTable(KEY, 'en', EVIDENCE);
  expect(table.releases.map(({ id }) => id)).toEqual([4, 2, 1, 3]);
  expect(table.publishers.map(({ source, columns }) => [source, columns])).toEqual([
    ['WB_WDI', 3],
    ['UNSD_SDG', 1],
  ]);
  expect(table).toMatchObject({ compared: true, revised: 1 });
  const cells = table.rows[0]?.cells ?? [];
  expect(cells[1]).toMatchObject({ difference: '−1 points' });
  expect(cells[1]).not.toHaveProperty('relative');
  expect(cells[2]).not.toHaveProperty('difference');
  expect(cells[3]).not.toHaveProperty('difference');
});

test('a file of revisions has each release but the one taken back', async () => {
  const found = [];
  for await (const batch of revisionObservations([KEY], EVIDENCE)) found.push(...batch);
  expect(found.map(({ source, release, value }) => [source, release, value])).toEqual([
    ['WB_WDI', '2024-06-28', 10],
    ['WB_WDI', '2025-06-05', 9],
    ['UNSD_SDG', '2024-Q4', 14],
  ]);
});
