import type { ReleaseDescription, SourceObservation } from '@sterna/statistics';
import { expect, it } from 'vitest';
import { describeOnBothEngines } from './testing/both-engines.ts';
import { fileOf, observation, readingOf } from './testing/readings.ts';

const FIRST: ReleaseDescription = {
  source: 'UNDESA_STOCK',
  version: '2020',
  dated: '2020-12-31',
  title: 'Stock 2020',
  completeOver: [],
};
const SECOND: ReleaseDescription = { ...FIRST, source: 'WB_WDI', version: '2025', dated: '2025-06-05', title: 'WDI' };

function fileOfTwo(rows: readonly Partial<SourceObservation>[]): ReturnType<typeof readingOf> {
  return readingOf(
    rows.map((row, index) => observation({ at: { row: index + 2 }, ...row })),
    FIRST,
    { releases: [FIRST, SECOND] },
  );
}

const ROWS = [
  { period: '2015', value: 1 },
  { value: 2 },
  { value: 3, release: 1 },
  { sex: 'M', value: 4, release: 1 },
] as const;

describeOnBothEngines('what a file may bring:', (given) => {
  it('figures of several releases, stored under each of them, and the newest is in force where they overlap', async () => {
    const { store } = given();
    const outcome = await store.importReading(fileOf(1), fileOfTwo(ROWS));
    expect(outcome).toMatchObject({ status: 'imported', series: 2, observations: 4 });
    expect(outcome.releases.map(({ source }) => source)).toEqual(['UNDESA_STOCK', 'WB_WDI']);
    expect((await store.observations({})).map(({ value }) => value)).toEqual([1, 3, 4]);
    const counts = (await store.releases()).map(({ source, observations, inForce, series }) => [
      source,
      observations,
      inForce,
      series,
    ]);
    expect(counts).toEqual([
      ['UNDESA_STOCK', 2, 1, 1],
      ['WB_WDI', 2, 2, 2],
    ]);
  });

  it('figures of several releases; it changes nothing the second time, and brings back a release of it that was undone', async () => {
    const { store } = given();
    const first = await store.importReading(fileOf(1), fileOfTwo(ROWS));
    expect(await store.importReading(fileOf(1), fileOfTwo(ROWS))).toMatchObject({ status: 'unchanged' });
    await store.undoRelease(first.releases[1]?.id ?? 0);
    expect((await store.observations({})).map(({ value }) => value)).toEqual([1, 2]);
    expect(await store.importReading(fileOf(1), fileOfTwo(ROWS))).toMatchObject({
      status: 'imported',
      observations: 2,
      repeated: 2,
    });
    expect((await store.observations({})).map(({ value }) => value)).toEqual([1, 3, 4]);
    expect(await store.importReading(fileOf(1), fileOfTwo(ROWS))).toMatchObject({ status: 'unchanged' });
  });

  it('attributes and longer periods, which come back as they were given, with names sorted', async () => {
    const { store } = given();
    const attributes = { DECIMALS: '1', TITLE: '{"en":"A \\"title\\"","fr":"Tit\\tre"}', ZZ: 'back\\slash\nline' };
    const periods = ['2020-S1', '2020-T3', '2020-M01', '2020-W53', '2020-D366', '2020-01-31', '2020-01-31T12:00:00'];
    await store.importReading(
      fileOf(1),
      readingOf([
        observation({ attributes, note: 'a\tb' }),
        observation({ period: '2019', attributes: { ...attributes } }),
        observation({ period: '2018' }),
        observation({ period: '2017', value: null, status: 'L' }),
        ...periods.map((period) => observation({ period })),
      ]),
    );
    const found = new Map((await store.observations({})).map((figure) => [figure.period, figure]));
    expect(found.get('2020')).toMatchObject({ attributes, note: 'a\tb' });
    expect(found.get('2019')?.attributes).toEqual(attributes);
    expect(found.get('2018')).not.toHaveProperty('attributes');
    expect(found.get('2017')).toMatchObject({ value: null, status: 'L' });
    expect(periods.filter((period) => !found.has(period))).toEqual([]);
  });

  it('attributes, which are kept once for all figures that share them', async () => {
    const { store, engine } = given();
    const rows = Array.from({ length: 50 }, (_, index) =>
      observation({ period: String(1960 + index), attributes: { UNIT_MULT: '0' } }),
    );
    await store.importReading(fileOf(1), readingOf(rows));
    await store.importReading(fileOf(2), readingOf(rows, { version: 'next', dated: '2024-01-01' }));
    await engine.write(async (session) => {
      await session.run(
        `do $$ begin assert (select count(*) = 1 from attribute_set where attributes = '{"UNIT_MULT":"0"}'); end $$`,
      );
    });
  });

  it('units and further dimensions, which queries ask for, or for their absence', async () => {
    const { store } = given();
    await store.importReading(
      fileOf(1),
      readingOf([
        observation({ value: 1 }),
        observation({ value: 2, unit: 'PC' }),
        observation({ value: 3, dimensions: { OCCUPATION: 'ISCO08_22' } }),
        observation({ value: 4, dimensions: { OCCUPATION: 'ISCO08_21' } }),
      ]),
    );
    const values = async (query: Parameters<typeof store.observations>[0]): Promise<(number | null)[]> =>
      (await store.observations(query)).map(({ value }) => value);
    expect(await values({ units: ['PC'] })).toEqual([2]);
    expect(await values({ dimensions: { OCCUPATION: ['ISCO08_22'] } })).toEqual([3]);
    expect(await values({ dimensions: { OCCUPATION: ['_Z', 'ISCO08_21'] } })).toEqual([1, 2, 4]);
    expect(await store.extent({ units: ['PS'] })).toMatchObject({
      series: 3,
      observations: 3,
      from: '2020',
      to: '2020',
      dimensions: { OCCUPATION: ['ISCO08_21', 'ISCO08_22'] },
    });
    expect((await Array.fromAsync(store.seriesBatches({ units: ['PC'] }))).flat()).toHaveLength(1);
  });
});
