import type { SourceObservation } from '@sterna/statistics';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { statement } from './schema.ts';
import { describeOnBothEngines } from './testing/both-engines.ts';
import { fileOf, manyObservations, observation, readingOf } from './testing/readings.ts';

const FIGURES = 21_000;

/** As many figures again as a bulk change needs; `more` is added to the value of each. */
async function* figures(more: number): AsyncGenerator<SourceObservation[], void, undefined> {
  for await (const batch of manyObservations(FIGURES)) {
    yield batch.map((one) => ({ ...one, value: (one.value ?? 0) + more }));
  }
}

const release = (year: number) => ({ version: String(year), dated: `${year}-12-31` });

describeOnBothEngines('a change of a large share of all figures', (given) => {
  /** The file that the table lies in, the indexes of it, and columns that have a default. */
  async function layOfTable(): Promise<{ file: number; indexes: string[]; defaults: number }> {
    const [lay] = await given().engine.read([], (session) =>
      session.rows(
        statement(sql<{ file: number; indexes: string[]; defaults: number }>`
          select pg_relation_filenode('observation')::integer as file,
            (select array_agg(indexname::text order by indexname) from pg_indexes where tablename = 'observation') as indexes,
            (select count(*)::integer from pg_attrdef where adrelid = 'observation'::regclass) as defaults`),
      ),
    );
    if (!lay) throw new Error('There is no table.');
    return lay;
  }

  it('keeps in force what is to be, through a newer release and its undoing', async () => {
    const { store, engine } = given();
    const before = await layOfTable();
    await store.importReading(fileOf(1), readingOf([], release(2020), { batches: figures(0) }));
    const late = observation({ refArea: 'D1', counterpart: 'O1', period: '2030', value: 7 });
    await store.importReading(fileOf(2), readingOf([late], release(2022)));
    const newer = await store.importReading(
      fileOf(3),
      readingOf([], release(2024), {
        batches: (async function* () {
          yield* figures(0.5);
          yield [observation({ refArea: 'D1', counterpart: 'O1', period: '2031', value: 8 })];
        })(),
      }),
    );
    expect(newer).toMatchObject({ status: 'imported', observations: FIGURES + 1, replaced: FIGURES });
    const sumOf = async (): Promise<[number, number]> => {
      const values = (await store.observations({})).map(({ value }) => value ?? 0);
      return [values.length, values.reduce((sum, value) => sum + value, 0)];
    };
    const whole = (FIGURES * (FIGURES - 1)) / 2;
    expect(await sumOf()).toEqual([FIGURES + 2, whole + FIGURES / 2 + 7 + 8]);
    const between = await layOfTable();

    await store.undoRelease(newer.releaseId ?? 0);
    expect(await sumOf()).toEqual([FIGURES + 1, whole + 7]);
    expect((await store.releases()).map(({ version, state, inForce }) => [version, state, inForce])).toEqual([
      ['2024', 'undone', 0],
      ['2022', 'in force', 1],
      ['2020', 'in force', FIGURES],
    ]);
    const after = await layOfTable();
    expect(after).toMatchObject({ indexes: before.indexes, defaults: 0 });
    // Elsewhere others read meanwhile, and must not be kept out.
    expect(after.file !== between.file).toBe(engine.kind === 'pglite');
  });

  it('is refused by the index as before when it would store a figure twice', async () => {
    const { store } = given();
    await store.importReading(fileOf(1), readingOf([], release(2020), { batches: figures(0) }));
    const again = await store.importReading(
      fileOf(2),
      readingOf([], release(2024), {
        batches: (async function* () {
          yield* figures(1);
          yield [observation({ refArea: 'D0', counterpart: 'O0', period: '1990', value: 99 })];
        })(),
      }),
    );
    expect(again).toMatchObject({ observations: FIGURES, conflicts: 1, replaced: FIGURES });
  });
});

describeOnBothEngines('the first import of all', (given) => {
  it('stores rows that differ in place, status, note and column from the first, and leaves no default behind', async () => {
    const { store, engine } = given();
    const rows = [
      observation({ period: '2015', value: 1 }),
      observation({ period: '2016', value: null, status: 'M', at: { row: 3, column: 4 } }),
      observation({ period: '2017', value: 2.5, status: 'E', note: 'a\tb', at: { part: 'Annex', row: 4 } }),
      observation({ period: '2018', value: -0, attributes: { TITLE: 'x' } }),
    ];
    await store.importReading(
      fileOf(1),
      readingOf(
        [],
        {},
        {
          batches: (async function* () {
            yield Array.from({ length: 16_384 }, (_, index) =>
              observation({ refArea: 'FRA', counterpart: `O${index}`, value: index }),
            );
            yield rows;
          })(),
        },
      ),
    );
    const history = await Promise.all(
      rows.map(async ({ period }) => (await store.history(observation({}), period))[0]),
    );
    expect(history.map((one) => [one?.value, one?.status, one?.note ?? null])).toEqual([
      [1, 'A', null],
      [null, 'M', null],
      [2.5, 'E', 'a\tb'],
      [0, 'A', null],
    ]);
    const places = await engine.read([], (session) =>
      session.rows(
        statement(sql<{ name: string | null; row: number; col: number | null; in_force: boolean }>`
          select p.name, o.row, o.col, o.in_force from observation o
          join file_part p on p.space_id = o.space_id and p.id = o.part_id
          where o.period in ('2015', '2016', '2017', '2018') order by o.period`),
      ),
    );
    expect(places).toEqual([
      { name: null, row: 2, col: null, in_force: true },
      { name: null, row: 3, col: 4, in_force: true },
      { name: 'Annex', row: 4, col: null, in_force: true },
      { name: null, row: 2, col: null, in_force: true },
    ]);
    const defaults = await engine.read([], (session) =>
      session.rows(
        statement(sql<{ count: number }>`
          select count(*)::integer as count from pg_attrdef where adrelid = 'observation'::regclass`),
      ),
    );
    expect(defaults).toEqual([{ count: 0 }]);
  });
});
