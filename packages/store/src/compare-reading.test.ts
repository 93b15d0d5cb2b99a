import { expect, it } from 'vitest';
import { describeOnBothEngines } from './testing/both-engines.ts';
import { fileOf, manyObservations, observation, readingOf } from './testing/readings.ts';

const NEWER = { version: '2024', dated: '2024-12-31' };
const OLDER = { version: '2015', dated: '2015-12-31' };
const SHA = 'f'.repeat(64);

/** Counts how often the process turns to what else has come in while something is done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const count = (): void => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  await work;
  isDone = true;
  return turns;
}

describeOnBothEngines('a comparison with the figures in force', (given) => {
  it('counts what is new, changed and the same, the largest change in proportion first, and stores nothing', async () => {
    const { store } = given();
    await store.importReading(
      fileOf(1),
      readingOf([
        observation({ value: 100 }),
        observation({ sex: 'M', value: 10 }),
        observation({ sex: '_T', value: 7 }),
      ]),
    );
    const version = await store.version();
    const compared = await store.compareReading(
      SHA,
      readingOf(
        [
          observation({ value: 110 }),
          observation({ sex: 'M', value: 5 }),
          observation({ sex: '_T', value: 7 }),
          observation({ refArea: 'FRA' }),
          observation({ period: '2021' }),
        ],
        NEWER,
      ),
    );
    expect(compared).toMatchObject({
      series: 4,
      observations: 5,
      added: 2,
      changed: 2,
      same: 1,
      behind: 0,
      conflicting: 0,
    });
    expect(compared.largest.map(({ before, observation: { value }, relative }) => [before, value, relative])).toEqual([
      [10, 5, -0.5],
      [100, 110, 0.1],
    ]);
    expect(await store.version()).toBe(version);
  });

  it('says what would stand behind a newer release, and what the release states otherwise', async () => {
    const { store } = given();
    await store.importReading(fileOf(1), readingOf([observation({ value: 100 })]));
    const behind = await store.compareReading(SHA, readingOf([observation({ value: 1 })], OLDER));
    expect(behind).toMatchObject({ changed: 0, behind: 1 });
    const other = await store.compareReading(SHA, readingOf([observation({ value: 1 }), observation({ sex: 'M' })]));
    expect(other).toMatchObject({ added: 1, conflicting: 1, changed: 0 });
  });

  it('gives way to what else has come in every few thousand rows', async () => {
    const { store } = given();
    const reading = readingOf([], {}, { batches: manyObservations(40_000) });
    expect(await turnsDuring(store.compareReading(SHA, reading))).toBeGreaterThanOrEqual(10);
  });

  it('comes to what the import then does', async () => {
    const { store } = given();
    const rows = [
      observation({ value: 1 }),
      observation({ value: 2 }),
      observation({ sex: 'M', value: 3 }),
      observation({ sex: 'M', value: 3 }),
      observation({ sex: '_T', value: null, status: 'M' }),
    ];
    await store.importReading(fileOf(1), readingOf([observation({ sex: 'M', value: 9 })], OLDER));
    const compared = await store.compareReading(SHA, readingOf(rows));
    expect(compared).toMatchObject({ added: 2, changed: 1, conflicting: 1 });
    const outcome = await store.importReading(fileOf(2), readingOf(rows));
    expect(outcome).toMatchObject({ observations: 3, conflicts: 1, repeated: 1, replaced: 1 });
    const again = await store.compareReading(fileOf(2).sha256, readingOf(rows));
    expect(again).toMatchObject({ same: 3, already: [{ version: '2020' }] });
  });
});
