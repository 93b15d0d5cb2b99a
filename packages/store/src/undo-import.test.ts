import { expect, it } from 'vitest';
import type { Store } from './store.ts';
import { describeOnBothEngines } from './testing/both-engines.ts';
import { fileOf, observation, readingOf } from './testing/readings.ts';

const COMPLETE = { completeOver: ['COUNTERPART_AREA', 'REF_AREA'] } as const;

/** All that can be seen of a store, but for numbers that never come again. */
async function stateOf(store: Store): Promise<unknown> {
  const live = (await store.releases()).filter(({ state }) => state !== 'undone');
  const parts = await store.parts((await store.observations({})).map(({ part }) => part));
  return {
    figures: (await store.observations({})).map(({ part, ...rest }) => ({ ...rest, file: parts.get(part)?.file.name })),
    releases: live.map(({ id, state, series, observations, inForce, files }) => {
      return { id, state, series, observations, inForce, files: files.map((file) => [file.name, file.observations]) };
    }),
  };
}

async function fileNamed(store: Store, name: string): Promise<number> {
  const live = (await store.releases()).filter(({ state }) => state !== 'undone');
  return live.flatMap(({ files }) => files).find((file) => file.name === name)?.id ?? 0;
}

describeOnBothEngines('taking back what one file brought', (given) => {
  const first = () =>
    readingOf([observation({ at: { row: 7 }, note: 'first' }), observation({ period: '2015', value: 5 })]);
  const second = () =>
    readingOf([
      observation({ at: { row: 3 }, note: 'second' }),
      observation({ period: '2015', value: 6 }),
      observation({ sex: 'M', value: 8 }),
    ]);

  it('gives the state before its import back, and lets it be imported again', async () => {
    const { store } = given();
    await store.importReading(fileOf(1, 'first.csv'), first());
    const before = await stateOf(store);
    const version = await store.version();
    const outcome = await store.importReading(fileOf(2, 'second.csv'), second());
    const after = await stateOf(store);
    await store.undoImport(outcome.releases[0]?.fileId ?? 0);
    expect(await stateOf(store)).toEqual(before);
    expect(await store.version()).not.toBe(version);
    expect(await store.importReading(fileOf(2, 'second.csv'), second())).toMatchObject({ status: 'imported' });
    expect(await stateOf(store)).toEqual(after);
  });

  it('gives figures back to the file that a complete one stood for', async () => {
    const { store } = given();
    await store.importReading(fileOf(1, 'extract.csv'), first());
    const before = await stateOf(store);
    const whole = readingOf([observation({ at: { row: 3 }, note: 'whole' }), observation({ sex: 'M' })], COMPLETE);
    await store.importReading(fileOf(2, 'whole.csv'), whole);
    expect((await store.observations({ sexes: ['F'] })).map(({ row, note }) => [row, note])).toEqual([
      [2, undefined],
      [3, 'whole'],
    ]);
    await store.undoImport(await fileNamed(store, 'whole.csv'));
    expect(await stateOf(store)).toEqual(before);
  });

  it('leaves what later files repeated, or stated otherwise, to them', async () => {
    const { store } = given();
    await store.importReading(fileOf(1, 'first.csv'), first());
    await store.importReading(fileOf(2, 'second.csv'), second());
    await store.importReading(
      fileOf(3, 'third.csv'),
      readingOf(
        [
          observation({ at: { row: 9 }, note: 'third' }),
          observation({ sex: 'M', value: 8 }),
          observation({ age: 'Y15' }),
        ],
        COMPLETE,
      ),
    );
    const outlook = await store.undoImportOutlook(await fileNamed(store, 'first.csv'));
    await store.undoImport(await fileNamed(store, 'first.csv'));
    const figures = await store.observations({});
    expect(figures.map(({ sex, age, period, value, note }) => [sex, age, period, value, note])).toEqual([
      ['F', '_T', '2015', 6, undefined],
      ['F', '_T', '2020', 120_000, 'third'],
      ['M', '_T', '2020', 8, undefined],
      ['F', 'Y15', '2020', 120_000, undefined],
    ]);
    expect(outlook).toMatchObject({ inForce: 1, replaced: 1, gone: 0 });
    const [release] = (await store.releases()).filter(({ state }) => state !== 'undone');
    expect(release).toMatchObject({ series: 3, observations: 4, inForce: 4 });
    await store.undoImport(await fileNamed(store, 'third.csv'));
    expect((await store.observations({})).map(({ period, value, note }) => [period, value, note])).toEqual([
      ['2015', 6, undefined],
      ['2020', 120_000, 'second'],
      ['2020', 8, undefined],
    ]);
    await store.undoImport(await fileNamed(store, 'second.csv'));
    expect(await store.observations({})).toEqual([]);
    expect((await store.releases()).map(({ state, inForce }) => [state, inForce])).toEqual(
      Array.from({ length: 3 }, () => ['undone', 0]),
    );
  });

  it('puts an older release in force again, and counts what goes', async () => {
    const { store } = given();
    await store.importReading(fileOf(1), readingOf([observation({ value: 1 })]));
    const newer = { version: '2024', dated: '2024-12-31' };
    await store.importReading(fileOf(2, 'a.csv'), readingOf([observation({ period: '2015', value: 2 })], newer));
    await store.importReading(
      fileOf(3, 'b.csv'),
      readingOf(
        [observation({ value: 3 }), observation({ sex: 'M' }), observation({ indicator: 'POPULATION' })],
        newer,
      ),
    );
    const file = await fileNamed(store, 'b.csv');
    expect(await store.undoImportOutlook(file)).toEqual({
      inForce: 3,
      replaced: 1,
      gone: 2,
      indicators: [
        { indicator: 'MIGRANT_STOCK', inForce: 2, replaced: 1, gone: 1 },
        { indicator: 'POPULATION', inForce: 1, replaced: 0, gone: 1 },
      ],
    });
    await store.undoImport(file);
    expect((await store.observations({})).map(({ period, value }) => [period, value])).toEqual([
      ['2015', 2],
      ['2020', 1],
    ]);
    expect(
      (await store.releases()).map(({ state, series, observations, inForce }) => [
        state,
        series,
        observations,
        inForce,
      ]),
    ).toEqual([
      ['undone', 3, 3, 0],
      ['in force', 1, 1, 1],
      ['in force', 1, 1, 1],
    ]);
    await expect(store.undoImport(file)).rejects.toMatchObject({ code: 'file-unknown' });
    await expect(store.undoImportOutlook(999)).rejects.toMatchObject({ code: 'file-unknown' });
  });

  it('undoes a release with its last file', async () => {
    const { store } = given();
    const outcome = await store.importReading(fileOf(1), first());
    await store.undoImport(outcome.releases[0]?.fileId ?? 0);
    expect(await store.observations({})).toEqual([]);
    expect((await store.releases()).map(({ id, state }) => [id, state])).toEqual([[outcome.releaseId, 'undone']]);
    expect(await store.importReading(fileOf(1), first())).toMatchObject({ status: 'imported', observations: 2 });
  });
});
