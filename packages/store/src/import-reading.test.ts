import { expect, it } from 'vitest';
import { describeOnBothEngines } from './testing/both-engines.ts';
import { fileOf, manyObservations, observation, readingOf } from './testing/readings.ts';

describeOnBothEngines('import', (given) => {
  it('keeps every figure with its file, part, row and column', async () => {
    const { store } = given();
    const reading = readingOf(
      [
        observation({ at: { part: 'Table 1', row: 12, column: 5 }, note: 'de facto\tpopulation\\ "x"\nsecond line' }),
        observation({ period: '2015', value: null, status: 'M', at: { part: 'Table 2', row: 3 } }),
      ],
      { completeOver: ['REF_AREA', 'COUNTERPART_AREA'] },
    );
    const outcome = await store.importReading(fileOf(1, 'stock.xlsx'), reading);
    expect(outcome).toMatchObject({ status: 'imported', series: 1, observations: 2, conflicts: 0, replaced: 0 });
    const [missing, figure] = await store.observations({});
    expect(missing).toMatchObject({ period: '2015', value: null, status: 'M', row: 3 });
    expect(missing).not.toHaveProperty('note');
    expect(figure).toEqual({
      ...{ indicator: 'MIGRANT_STOCK', refArea: 'ITA', counterpart: 'MDA', sex: 'F', age: '_T', dimensions: {} },
      ...{ unit: 'PS', period: '2020', value: 120_000, status: 'A', note: 'de facto\tpopulation\\ "x"\nsecond line' },
      ...{ release: outcome.releaseId, part: figure?.part, row: 12, column: 5 },
    });
    expect(await store.part(figure?.part ?? 0)).toEqual({
      id: figure?.part,
      release: outcome.releaseId,
      name: 'Table 1',
      file: { name: 'stock.xlsx', sha256: fileOf(1).sha256, size: 1001 },
    });
    expect(await store.part(999_999)).toBeUndefined();
  });

  it('changes nothing when the same content comes again, under whatever name', async () => {
    const { store } = given();
    const first = await store.importReading(fileOf(1), readingOf([observation()]));
    const version = await store.version();
    const again = await store.importReading(fileOf(1, 'copy.csv'), readingOf([observation()]));
    expect(again).toMatchObject({ status: 'unchanged', releaseId: first.releaseId, release: '2020', observations: 0 });
    expect(await store.version()).toBe(version);
    expect((await store.releases())[0]?.files).toHaveLength(1);
  });

  it('takes figures in several files after a file of structures alone', async () => {
    const { store } = given();
    const list = {
      kind: 'codelist' as const,
      agency: 'X',
      id: 'CL_SEX',
      version: '1.0',
      name: { en: 'Sex' },
      items: [],
    };
    const alone = await store.importReading(fileOf(1, 'structures.xml'), readingOf([], {}, { structures: [list] }));
    expect(alone).toMatchObject({ status: 'imported', structures: 1, observations: 0 });
    await store.importReading(fileOf(2), readingOf([observation()]));
    const second = await store.importReading(
      fileOf(3, 'second.csv'),
      readingOf([observation({ value: 999 }), observation({ period: '2015', value: 7 })]),
    );
    expect(second).toMatchObject({ status: 'imported', observations: 1, conflicts: 1 });
    expect((await store.observations({})).map(({ period, value }) => [period, value])).toEqual([
      ['2015', 7],
      ['2020', 120_000],
    ]);
  });

  it('adds a second file to its release, keeps the first of two values and counts the conflict', async () => {
    const { store } = given();
    await store.importReading(fileOf(1), readingOf([observation()], { completeOver: ['REF_AREA'] }));
    const outcome = await store.importReading(
      fileOf(2, 'second.csv'),
      readingOf(
        [
          observation({ value: 999 }),
          observation({ period: '2015', value: 7 }),
          observation({ sex: 'M', value: 8 }),
          observation({ sex: 'M', value: 8, at: { row: 9 } }),
        ],
        { completeOver: ['REF_AREA', 'COUNTERPART_AREA'] },
      ),
    );
    expect(outcome).toMatchObject({ series: 2, observations: 2, conflicts: 1, repeated: 1, replaced: 0 });
    expect((await store.observations({})).map(({ sex, period, value }) => [sex, period, value])).toEqual([
      ['F', '2015', 7],
      ['F', '2020', 120_000],
      ['M', '2020', 8],
    ]);
    const [release] = await store.releases();
    expect(release).toMatchObject({ series: 2, observations: 3, inForce: 3 });
    expect(release?.files.map(({ name, observations }) => [name, observations])).toEqual([
      ['stock.csv', 1],
      ['second.csv', 2],
    ]);
    expect(release?.files.map(({ completeOver }) => completeOver)).toEqual([
      ['REF_AREA'],
      ['REF_AREA', 'COUNTERPART_AREA'],
    ]);
  });

  it('lets a complete file stand for what an extract brought before it, so that its totals are whole', async () => {
    const { store } = given();
    const extract = readingOf([observation({ at: { row: 7 } }), observation({ period: '2015', value: 5 })]);
    await store.importReading(fileOf(1, 'extract.csv'), extract);
    const outcome = await store.importReading(
      fileOf(2, 'whole.csv'),
      readingOf(
        [
          observation({ at: { row: 3 } }),
          observation({ at: { row: 4 } }),
          observation({ period: '2015', value: 6 }),
          observation({ sex: 'M', value: 8 }),
        ],
        { completeOver: ['COUNTERPART_AREA', 'REF_AREA'] },
      ),
    );
    expect(outcome).toMatchObject({ observations: 1, conflicts: 1, repeated: 2 });
    const completeness = await store.completeness();
    const stated = (await store.observations({})).map(({ sex, period, value, row, part }) => {
      return [sex, period, value, row, completeness.get(part)?.length];
    });
    expect(stated).toEqual([
      ['F', '2015', 5, 2, 0],
      ['F', '2020', 120_000, 3, 2],
      ['M', '2020', 8, 2, 2],
    ]);
    const [release] = await store.releases();
    expect(release).toMatchObject({ series: 2, observations: 3, inForce: 3 });
    expect(release?.files.map(({ name, observations }) => [name, observations])).toEqual([
      ['extract.csv', 1],
      ['whole.csv', 2],
    ]);
  });

  it('changes nothing when the release has every value of the file already', async () => {
    const { store } = given();
    await store.importReading(fileOf(1), readingOf([observation()]));
    const version = await store.version();
    const outcome = await store.importReading(fileOf(2, 'again.csv'), readingOf([observation()]));
    expect(outcome).toMatchObject({ status: 'unchanged', observations: 0, repeated: 1 });
    expect(await store.version()).toBe(version);
    expect((await store.releases())[0]?.files).toHaveLength(1);
  });

  it('counts a value that a file gives twice, and keeps the first', async () => {
    const { store } = given();
    const twice = [observation({ value: 1 }), observation({ value: 2 }), observation({ value: 1 })];
    const outcome = await store.importReading(fileOf(1), readingOf(twice));
    expect(outcome).toMatchObject({ observations: 1, conflicts: 1, repeated: 1 });
    expect((await store.observations({})).map(({ value }) => value)).toEqual([1]);
  });

  it('stores nothing of a file without figures', async () => {
    const { store } = given();
    const version = await store.version();
    const outcome = await store.importReading(fileOf(1), readingOf([]));
    expect(outcome).toMatchObject({ source: 'UNDESA_STOCK', release: '2020', status: 'empty', observations: 0 });
    expect(outcome).not.toHaveProperty('releaseId');
    expect(await store.releases()).toEqual([]);
    expect(await store.version()).toBe(version);
    expect(await store.importReading(fileOf(1), readingOf([observation()]))).toMatchObject({ status: 'imported' });
  });

  it('stores nothing when the reader fails in the middle, and can be repeated', async () => {
    const { store } = given();
    const failing = readingOf(
      [],
      {},
      {
        batches: (async function* () {
          for await (const batch of manyObservations(40_000)) yield batch;
          throw new Error('the file is cut off');
        })(),
      },
    );
    await expect(store.importReading(fileOf(1), failing)).rejects.toThrow('the file is cut off');
    expect(await store.observations({})).toEqual([]);
    expect(await store.releases()).toEqual([]);
    const whole = readingOf([], {}, { batches: manyObservations(40_000) });
    expect(await store.importReading(fileOf(1), whole)).toMatchObject({ observations: 40_000 });
  });

  it('refuses a value that is not a number', async () => {
    const { store } = given();
    const wrong = readingOf([observation({ value: Number.NaN, at: { row: 17 } })]);
    await expect(store.importReading(fileOf(1), wrong)).rejects.toMatchObject({
      code: 'observation-invalid',
      message: expect.stringContaining('Row 17'),
    });
  });

  it('tells how far it is', async () => {
    const { store } = given();
    const told: number[] = [];
    const reading = readingOf([], {}, { batches: manyObservations(40_000) });
    await store.importReading(fileOf(1), reading, { onProgress: (count) => told.push(count) });
    expect(told).toEqual([16_384, 32_768, 40_000]);
  });

  it('keeps indicators that become known while reading, and the latest description of each', async () => {
    const { store } = given();
    const indicators: { code: string; title: string; unit: string; definition?: string }[] = [];
    const batches = (async function* () {
      yield [observation({ indicator: 'X.1' })];
      indicators.push({ code: 'X.1', title: 'First', unit: 'PS', definition: 'What it is' });
    })();
    await store.importReading(fileOf(1), readingOf([], {}, { batches, indicators }));
    await store.importReading(
      fileOf(2),
      readingOf(
        [observation({ indicator: 'X.1' })],
        { version: '2021' },
        {
          indicators: [{ code: 'X.1', title: 'Renamed', unit: 'PS' }],
        },
      ),
    );
    expect(await store.indicators()).toEqual([
      { code: 'X.1', source: 'UNDESA_STOCK', title: 'Renamed', unit: 'PS', definition: 'What it is' },
    ]);
  });

  it('takes series with further dimensions for the same whatever the order of their names', async () => {
    const { store } = given();
    const there = { OCCUPATION: 'ISCO08_22', SKILL: "L4 'x' \\ {}" };
    const turned = { SKILL: "L4 'x' \\ {}", OCCUPATION: 'ISCO08_22' };
    await store.importReading(fileOf(1), readingOf([observation({ dimensions: there }), observation()]));
    const outcome = await store.importReading(
      fileOf(2),
      readingOf([observation({ dimensions: turned, value: 5 })], { version: '2021', dated: '2021-01-01' }),
    );
    expect(outcome).toMatchObject({ series: 1, replaced: 1 });
    const figures = await store.observations({});
    expect(figures.map(({ dimensions, value }) => [dimensions, value])).toEqual([
      [there, 5],
      [{}, 120_000],
    ]);
  });

  it('lets two imports at once follow one another', async () => {
    const { store } = given();
    const outcomes = await Promise.all([
      store.importReading(fileOf(1), readingOf([observation()])),
      store.importReading(fileOf(2), readingOf([observation({ sex: 'M' }), observation({ period: '2015' })])),
      store.importReading(fileOf(1), readingOf([observation()])),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['imported', 'imported', 'unchanged']);
    expect(await store.observations({})).toHaveLength(3);
  });
});
