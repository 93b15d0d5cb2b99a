import type { ExportedObservation } from '@sterna/exchange';
import { describe, expect, test } from 'vitest';
import { normalizedPeriod } from './normalized-times.ts';
import { peeked, selectedObservations } from './selected-observations.ts';

function observation(refArea: string, period: string): ExportedObservation {
  return {
    indicator: 'MIGRANT_STOCK',
    refArea,
    counterpart: '_T',
    sex: '_T',
    age: '_T',
    dimensions: {},
    unit: 'PS',
    period,
    value: 1,
    status: 'A',
    source: 'TEST',
    release: '1',
    dated: '2020-01-01',
  };
}

/** Two series over three batches, the first with figures of two frequencies. */
async function* batches() {
  yield [observation('SEN', '2018'), observation('SEN', '2019'), observation('SEN', '2019-Q1')];
  yield [observation('SEN', '2020'), observation('SEN', '2020-Q1'), observation('MAR', '2018')];
  yield [observation('MAR', '2019')];
}

async function select(counts: object, accepts: (one: ExportedObservation) => boolean = () => true): Promise<string[]> {
  const found = (await Array.fromAsync(selectedObservations(batches(), accepts, counts))).flat();
  return found.map(({ refArea, period }) => `${refArea} ${period}`);
}

describe('observations', () => {
  test('are counted series by series and frequency by frequency, also across batches', async () => {
    expect(await select({ firstNObservations: 1 })).toEqual(['SEN 2018', 'SEN 2019-Q1', 'MAR 2018']);
    expect(await select({ lastNObservations: 1 })).toEqual(['SEN 2020', 'SEN 2020-Q1', 'MAR 2019']);
  });

  test('from both ends come once where the ends meet', async () => {
    const both = { firstNObservations: 2, lastNObservations: 2 };
    expect(await select(both)).toEqual([
      'SEN 2018',
      'SEN 2019',
      'SEN 2020',
      'SEN 2019-Q1',
      'SEN 2020-Q1',
      'MAR 2018',
      'MAR 2019',
    ]);
  });

  test('are counted after those that are not wanted are left out', async () => {
    expect(await select({ firstNObservations: 1 }, ({ period }) => period >= '2019' && period.length === 4)).toEqual([
      'SEN 2019',
      'MAR 2019',
    ]);
  });

  test('that are not there are known before the first is used', async () => {
    expect((await peeked(selectedObservations(batches(), () => false, {}))).some).toBe(false);
    const { some, all } = await peeked(selectedObservations(batches(), () => true, {}));
    expect([some, (await Array.fromAsync(all)).flat().length]).toEqual([true, 7]);
  });

  test('are no longer read once nobody takes them', async () => {
    let ended = false;
    async function* endless() {
      try {
        for (;;) yield [observation('SEN', '2020')];
      } finally {
        ended = true;
      }
    }
    const { all } = await peeked(selectedObservations(endless(), () => true, {}));
    for await (const _ of all) break;
    expect(ended).toBe(true);
  });
});

test.each([
  ['2020', '2020-12-31'],
  ['2020-Q1', '2020-03-31'],
  ['2020-M02', '2020-02-29'],
  ['2015/2020', '2020-12-31'],
  ['2020-01-31', '2020-01-31'],
  ['2020-01-31T12:00:00', '2020-01-31T12:00:00'],
  ['unknown', 'unknown'],
])('the normalized period of %s is %s', (period, normalized) => {
  expect(normalizedPeriod(period)).toBe(normalized);
});
