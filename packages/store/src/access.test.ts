import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Engine } from './engine.ts';
import { db, statement } from './schema.ts';
import { describeOnBothEngines } from './testing/both-engines.ts';
import { fileOf, observation, readingOf } from './testing/readings.ts';

const TABLES = [
  'space',
  'source',
  'release',
  'release_file',
  'file_part',
  'indicator',
  'series',
  'observation',
] as const;

/** A country's own space, with one row in each table. */
async function addNationalSpace(engine: Engine): Promise<number> {
  return engine.write(async (session) => {
    const [space] = await session.rows(
      statement(sql<{ id: number }>`insert into space (code) values (gen_random_uuid()::text) returning id`),
    );
    const id = space?.id ?? 0;
    await session.run(`
      insert into source (space_id, id) values (${id}, 'NATIONAL');
      insert into release (space_id, id, source, version, dated, title) values (${id}, ${id}, 'NATIONAL', '1', '2024', 'x');
      insert into release_file (space_id, id, release_id, name, sha256, size, reader) values (${id}, 1, ${id}, 'x', 'x', 1, 'x');
      insert into file_part (space_id, id, file_id) values (${id}, 1, 1);
      insert into indicator (space_id, code, source, title, unit) values (${id}, 'X', 'NATIONAL', 'x', 'PS');
      insert into series values (${id}, 1, 'X', 'MDA', '_T', '_T', '_T', 'PS', '{}');
      insert into observation values (${id}, 1, ${id}, 1, 1, null, 5, true, '2024', 'A', null)`);
    return id;
  });
}

function countRows(engine: Engine, spaces: readonly number[], table: (typeof TABLES)[number]): Promise<number> {
  return engine.read(spaces, async (session) => {
    const [row] = await session.rows(db.selectFrom(table).select(sql<number>`count(*)::integer`.as('rows')));
    return row?.rows ?? 0;
  });
}

describeOnBothEngines('access', (given) => {
  it('shows the reader no row of a space it was not given, in any table', async () => {
    const { engine, store } = given();
    await store.importReading(
      fileOf(1),
      readingOf([observation()], {}, { indicators: [{ code: 'Y', title: 'y', unit: 'PS' }] }),
    );
    const own = await addNationalSpace(engine);
    const other = await addNationalSpace(engine);
    for (const table of TABLES) {
      const counts = [await countRows(engine, [], table), await countRows(engine, [own], table)];
      expect([table, ...counts, await countRows(engine, [own, other], table)]).toEqual([table, 1, 2, 3]);
    }
    await engine.maintain(`delete from space where false; truncate ${TABLES.slice(1).join(', ')}`);
    await engine.maintain('delete from act; delete from space where id > 1');
  });

  it('lets the reader write nothing', async () => {
    const { engine, store } = given();
    await store.importReading(fileOf(1), readingOf([observation()]));
    const attempts = [
      'insert into series values (1, 99, $$X$$, $$MDA$$, $$_T$$, $$_T$$, $$_T$$, $$PS$$, $${}$$)',
      'update observation set value = 0',
      'delete from release',
      'truncate observation',
      'create table mine (id integer)',
    ];
    for (const attempt of attempts) {
      // As the role alone: the transaction of a read is read-only besides.
      const attempted = engine.write(async (session) => {
        await session.run('set local role sterna_reader');
        await session.run(attempt);
      });
      await expect(attempted, attempt).rejects.toMatchObject({ code: '42501' });
      await expect(
        engine.read([], (session) => session.run(attempt)),
        attempt,
      ).rejects.toThrow();
    }
  });

  it('is guarded on every table that has a space', async () => {
    const { engine } = given();
    const unguarded = await engine.write((session) =>
      session.rows(
        statement(sql<{ name: string }>`
          select c.relname as name from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'space_id'
          where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and (not c.relrowsecurity
            or not exists (select from pg_policy p where p.polrelid = c.oid))`),
      ),
    );
    expect(unguarded).toEqual([]);
  });
});
