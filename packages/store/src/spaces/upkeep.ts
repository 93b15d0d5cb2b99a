import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';

/**
 * Counts anew what is in the tables that grow by people's work, so that the database chooses its indexes by it. A server
 * does so by itself; a database directory does not. Tables of public figures are counted where they are imported. For the
 * installation itself.
 *
 * @returns names of the tables
 */
export async function countGrownTables(session: Session): Promise<readonly string[]> {
  const tables = await session.rows(
    statement(sql<{ readonly name: string }>`
      select distinct c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and not a.attisdropped
        and a.attname in ('space_id', 'account_id') and c.relname not in ('observation', 'series') order by 1`),
  );
  const names = tables.map(({ name }) => name);
  for (const name of names) await session.run(`analyze "${name}"`);
  return names;
}
