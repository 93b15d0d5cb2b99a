import { expect, it } from 'vitest';
import { describeOnBothEngines } from './testing/both-engines.ts';
import { fileOf, observation, readingOf } from './testing/readings.ts';

const REVISED = { version: '2024', dated: '2024-12-31' };

describeOnBothEngines('figures in force', (given) => {
  it('of another source can be asked for by its name', async () => {
    const { store } = given();
    await store.importReading(
      fileOf(1),
      readingOf([observation({ value: 1 })], { source: 'UNDESA_STOCK', dated: '2020-12-31' }),
    );
    await store.importReading(
      fileOf(2),
      readingOf([observation({ value: 2 })], { source: 'UNDESA_STOCK', version: 'newer', dated: '2021-12-31' }),
    );
    await store.importReading(
      fileOf(3),
      readingOf([observation({ value: 3 })], { source: 'WB_WDI', version: 'newest', dated: '2025-06-05' }),
    );
    const values = async (sources?: readonly string[]): Promise<readonly (number | null)[]> =>
      (await store.observations(sources ? { sources } : {})).map(({ value }) => value);
    expect(await values()).toEqual([3]);
    expect(await values(['UNDESA_STOCK'])).toEqual([2]);
    expect(await values(['UNHCR_POPULATION'])).toEqual([]);
  });

  it('are those of the newest release for each series and period', async () => {
    const { store } = given();
    const old = await store.importReading(
      fileOf(1),
      readingOf([observation({ period: '2015', value: 1 }), observation({ value: 2 })]),
    );
    const revised = await store.importReading(fileOf(2), readingOf([observation({ value: 3 })], REVISED));
    expect(revised).toMatchObject({ replaced: 1, series: 1, observations: 1 });
    const figures = await store.observations({});
    expect(figures.map(({ period, value, release }) => [period, value, release])).toEqual([
      ['2015', 1, old.releaseId],
      ['2020', 3, revised.releaseId],
    ]);
    expect((await store.releases()).map(({ version, inForce, state }) => [version, inForce, state])).toEqual([
      ['2024', 1, 'in force'],
      ['2020', 1, 'in force'],
    ]);
  });

  it('do not change when an older release is imported later', async () => {
    const { store } = given();
    await store.importReading(fileOf(2), readingOf([observation({ value: 3 })], REVISED));
    const late = await store.importReading(
      fileOf(1),
      readingOf([observation({ value: 2 }), observation({ period: '2015', value: 1 }), observation({ sex: 'M' })]),
    );
    expect(late).toMatchObject({ observations: 3, replaced: 0 });
    expect((await store.observations({ sexes: ['F'] })).map(({ value }) => value)).toEqual([1, 3]);
    expect((await store.releases()).map(({ inForce }) => inForce)).toEqual([1, 2]);
  });

  it('are of the later import when two releases have the same date', async () => {
    const { store } = given();
    await store.importReading(fileOf(1), readingOf([observation({ value: 1 })]));
    await store.importReading(fileOf(2), readingOf([observation({ value: 2 })], { version: 'corrected' }));
    expect((await store.observations({})).map(({ value }) => value)).toEqual([2]);
    const [newer, older] = await store.releases();
    expect([newer?.state, older?.state]).toEqual(['in force', 'superseded']);
  });

  it('return when the release that replaced them is undone', async () => {
    const { store } = given();
    await store.importReading(fileOf(1), readingOf([observation({ value: 1 })]));
    const second = await store.importReading(
      fileOf(2),
      readingOf([observation({ value: 2 }), observation({ sex: 'M' })], REVISED),
    );
    const version = await store.version();
    await store.undoRelease(second.releaseId ?? 0);
    expect(await store.version()).not.toBe(version);
    expect((await store.observations({})).map(({ value }) => value)).toEqual([1]);
    expect((await store.releases()).map(({ state, inForce }) => [state, inForce])).toEqual([
      ['undone', 0],
      ['in force', 1],
    ]);
    await expect(store.undoRelease(second.releaseId ?? 0)).rejects.toMatchObject({ code: 'release-unknown' });
    expect(await store.importReading(fileOf(2), readingOf([observation({ value: 2 })], REVISED))).toMatchObject({
      status: 'imported',
      replaced: 1,
    });
    expect((await store.observations({})).map(({ value }) => value)).toEqual([2]);
  });

  it('are those that a source states before those that were derived when they came in, whatever their dates', async () => {
    const { store } = given();
    const attributes = { DERIVATION: 'mirror' };
    await store.importReading(fileOf(1), readingOf([observation({ value: 1 })]));
    const carried = [observation({ value: 2, attributes }), observation({ sex: 'M', value: 3, attributes })];
    const outcome = await store.importReading(fileOf(2), readingOf(carried, REVISED));
    expect(outcome).toMatchObject({ observations: 2, derived: 2, replaced: 0 });
    const values = async (): Promise<(number | null)[]> => (await store.observations({})).map(({ value }) => value);
    expect(await values()).toEqual([1, 3]);
    expect((await store.releases()).map(({ inForce }) => inForce)).toEqual([1, 1]);
    const older = { version: '2010', dated: '2010-12-31' };
    const stated = [observation({ sex: 'M', value: 4 }), observation({ value: 5 })];
    const comparison = await store.compareReading(fileOf(3).sha256, readingOf(stated, older));
    expect(comparison).toMatchObject({ changed: 1, behind: 1, same: 0 });
    await store.importReading(fileOf(3), readingOf(stated, older));
    expect(await values()).toEqual([1, 4]);
    expect((await store.observations({ sources: ['UNDESA_STOCK'] })).map(({ value }) => value)).toEqual([1, 4]);
  });

  it('stated as missing are counted, by an import and by a comparison', async () => {
    const { store } = given();
    const rows = [observation(), observation({ period: '2015', value: null, status: 'M' })];
    expect(await store.compareReading(fileOf(1).sha256, readingOf(rows))).toMatchObject({
      observations: 2,
      missing: 1,
    });
    expect(await store.importReading(fileOf(1), readingOf(rows))).toMatchObject({ observations: 2, missing: 1 });
  });

  it('stand in a history beside what other releases state', async () => {
    const { store } = given();
    await store.importReading(fileOf(1), readingOf([observation({ value: 1 })]));
    await store.importReading(fileOf(2), readingOf([observation({ value: 2 })], REVISED));
    const history = await store.history(observation(), '2020');
    expect(history.map(({ value, inForce, state }) => [value, inForce, state])).toEqual([
      [2, true, 'in force'],
      [1, false, 'superseded'],
    ]);
    expect(await store.history(observation(), '1999')).toEqual([]);
  });

  it('come by indicator, place, counterpart, sex and age, each alone or together', async () => {
    const { store } = given();
    await store.importReading(
      fileOf(1),
      readingOf([
        observation({ value: 1 }),
        observation({ sex: 'M', value: 2 }),
        observation({ refArea: 'FRA', value: 3 }),
        observation({ counterpart: '_T', value: 4 }),
        observation({ indicator: 'POPULATION', refArea: 'MDA', counterpart: '_T', age: 'Y15T24', value: 5 }),
      ]),
    );
    const values = async (query: Parameters<typeof store.observations>[0]): Promise<(number | null)[]> =>
      (await store.observations(query)).map(({ value }) => value);
    expect(await values({})).toEqual([1, 2, 3, 4, 5]);
    expect(await values({ indicators: ['POPULATION'] })).toEqual([5]);
    expect(await values({ places: ['FRA', 'MDA'] })).toEqual([3, 5]);
    expect(await values({ counterparts: ['_T'] })).toEqual([4, 5]);
    expect(await values({ sexes: ['M'] })).toEqual([2]);
    expect(await values({ ages: ['Y15T24'] })).toEqual([5]);
    expect(await values({ places: ['ITA'], counterparts: ['MDA'], sexes: ['F'] })).toEqual([1]);
    expect(await values({ places: [] })).toEqual([]);
  });

  it('come by years, a period of several years with each year it touches', async () => {
    const { store } = given();
    const periods = ['2010/2015', '2014', '2015', '2015-Q4', '2015/2020', '2016', '2021'];
    await store.importReading(
      fileOf(1),
      readingOf(periods.map((period, index) => observation({ period, at: { row: index + 2 } }))),
    );
    const found = async (from?: number, to?: number): Promise<string[]> =>
      (await store.observations({ ...(from && { from }), ...(to && { to }) })).map(({ period }) => period);
    expect(await found(2016, 2016)).toEqual(['2015/2020', '2016']);
    expect(await found(2015, 2015)).toEqual(['2010/2015', '2015', '2015-Q4', '2015/2020']);
    expect(await found(2021)).toEqual(['2021']);
    expect(await found(undefined, 2014)).toEqual(['2010/2015', '2014']);
  });

  it('come in batches that together are the same as all at once', async () => {
    const { store } = given();
    const rows = Array.from({ length: 5000 }, (_, index) =>
      observation({ refArea: `P${index}`, at: { row: index + 2 } }),
    );
    await store.importReading(fileOf(1), readingOf(rows));
    const batches = await Array.fromAsync(store.observationBatches({}));
    expect(batches.map((batch) => batch.length)).toEqual([100, 2000, 2000, 900]);
    expect(batches.flat()).toEqual(await store.observations({}));
  });

  it('do not come in batches that do not fit together', async () => {
    const { store } = given();
    const rows = Array.from({ length: 3000 }, (_, index) =>
      observation({ refArea: `P${index}`, at: { row: index + 2 } }),
    );
    await store.importReading(fileOf(1), readingOf(rows));
    const batches = store.observationBatches({});
    await batches.next();
    await store.importReading(fileOf(2), readingOf([observation()], REVISED));
    await expect(batches.next()).rejects.toMatchObject({ code: 'data-changed' });
  });
});
