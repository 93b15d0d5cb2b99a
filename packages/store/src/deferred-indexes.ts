import { sql } from 'kysely';
import type { Session } from './engine.ts';
import { statement } from './schema.ts';

/** Indexes taken off tables for the time of a large import. */
export interface DeferredIndexes {
  /** Builds them again, from sorted rows: a third of the cost of keeping them up row by row. */
  build(): Promise<void>;
}

/**
 * Takes all indexes off some tables until `build` is called in the same transaction; a transaction that fails leaves
 * them as they were. Locks the tables against readers until the transaction ends.
 */
export async function deferIndexes(session: Session, tables: readonly string[]): Promise<DeferredIndexes> {
  const indexes = await session.rows(
    statement(sql<{ drop: string; create: string }>`
      select
        case when con.oid is null then format('drop index %s', i.indexrelid::regclass)
          else format('alter table %s drop constraint %I', i.indrelid::regclass, con.conname) end as drop,
        case when con.oid is null then pg_get_indexdef(i.indexrelid)
          else format('alter table %s add constraint %I %s', i.indrelid::regclass, con.conname,
            pg_get_constraintdef(con.oid)) end as create
      from pg_index i
      left join pg_constraint con on con.conindid = i.indexrelid and con.conrelid = i.indrelid
      where i.indrelid = any (${[...tables]}::regclass[])
      order by i.indexrelid`),
  );
  // Without an index to look rows up by, going through a table once for each row of another would never end.
  await session.run([...indexes.map((index) => index.drop), 'set local enable_nestloop = off'].join(';\n'));
  const create = [...indexes.map((index) => index.create), 'set local enable_nestloop = on'].join(';\n');
  return { build: () => session.run(create) };
}
