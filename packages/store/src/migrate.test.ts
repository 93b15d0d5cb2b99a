import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { statement } from './schema.ts';
import { openEngine, Store } from './store.ts';
import { describeOnBothEngines } from './testing/both-engines.ts';
import { bareDatabase } from './testing/prepared-databases.ts';
import { fileOf, observation, readingOf } from './testing/readings.ts';

describeOnBothEngines('schema', (given) => {
  it('is left alone when it is up to date', async () => {
    expect(await migrate(given().engine)).toBe(0);
  });

  it('explains every table and every column', async () => {
    const { engine } = given();
    const silent = await engine.write((session) =>
      session.rows(
        statement(sql<{ name: string }>`
          select c.relname || coalesce('.' || a.attname, '') as name
          from pg_class c
          left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
            and (obj_description(c.oid, 'pg_class') is null or col_description(c.oid, a.attnum) is null)`),
      ),
    );
    expect(silent).toEqual([]);
  });

  it('leads each primary key with the space, where a table has one', async () => {
    const { engine } = given();
    const leading = await engine.write((session) =>
      session.rows(
        statement(sql<{ table: string; column: string }>`
          select i.indrelid::regclass::text as table, a.attname as column from pg_index i
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
          join pg_class c on c.oid = i.indrelid
          where i.indisprimary and c.relnamespace = current_schema()::regnamespace
            and exists (select from pg_attribute s where s.attrelid = i.indrelid and s.attname = 'space_id')`),
      ),
    );
    expect(leading.length).toBeGreaterThan(5);
    expect(leading.filter(({ column }) => column !== 'space_id')).toEqual([]);
  });

  it('is refused when it is newer than the program', async () => {
    await expect(migrate(given().engine, [])).rejects.toMatchObject({ code: 'database-newer' });
  });

  it('is refused when a step was edited after it had been applied', async () => {
    const edited = migrations.map((step) => ({ ...step, sql: `${step.sql} ` }));
    await expect(migrate(given().engine, edited)).rejects.toMatchObject({ code: 'migration-altered' });
  });

  it('stays as it was when a further step fails', async () => {
    const { engine } = given();
    const broken = [...migrations, { name: '9999-broken', sql: 'create table half (id integer); select 1 / 0;' }];
    await expect(migrate(engine, broken)).rejects.toThrow('division by zero');
    expect(await migrate(engine)).toBe(0);
    await expect(engine.maintain('select from half')).rejects.toThrow('half');
  });
});

describe('a database of an earlier state', () => {
  it('keeps its figures and takes in new ones when it is brought up to date', async () => {
    const engine = await openEngine((await bareDatabase()).inMemory, () => {});
    await migrate(engine, migrations.slice(0, 1));
    await engine.write((session) =>
      session.run(`
        insert into source (space_id, id) values (1, 'UNDESA_STOCK');
        insert into release (space_id, id, source, version, dated, title, observation_count, in_force_count)
          overriding system value values (1, 100, 'UNDESA_STOCK', 'old', '2010-12-31', 'Old', 1, 1);
        insert into series values (1, nextval('series_id'), 'MIGRANT_STOCK', 'ITA', 'MDA', 'F', '_T', 'PS', '{}');
        insert into observation values (1, 1, 100, 1, 2, null, 5, true, '2010', 'A', null)`),
    );
    expect(await migrate(engine)).toBe(migrations.length - 1);
    const store = new Store(engine);
    await store.importReading(fileOf(1), readingOf([observation({ period: '2011', attributes: { DECIMALS: '0' } })]));
    expect((await store.observations({})).map(({ value, attributes }) => [value, attributes])).toEqual([
      [5, undefined],
      [120_000, { DECIMALS: '0' }],
    ]);
    await store.close();
  });
});
