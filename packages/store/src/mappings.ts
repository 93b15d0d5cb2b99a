import type { Mapping } from '@sterna/statistics/mapping';
import { sql } from 'kysely';
import type { Session } from './engine.ts';
import { db, GLOBAL_SPACE } from './schema.ts';

/** Mappings kept under a name, by name. */
export async function readMappings(session: Session): Promise<Mapping[]> {
  const rows = await session.rows(
    db.selectFrom('mapping').select(['name', 'definition']).where('space_id', '=', GLOBAL_SPACE).orderBy('name'),
  );
  return rows.map(({ name, definition }) => ({ ...(definition as object as Mapping), name }));
}

/** Keeps a mapping under its name, in the place of one that has it already. */
export async function keepMapping(session: Session, name: string, mapping: Mapping): Promise<void> {
  const definition = JSON.stringify({ ...mapping, name });
  await session.rows(
    db
      .insertInto('mapping')
      .values({ space_id: GLOBAL_SPACE, name, definition })
      .onConflict((conflict) =>
        conflict.columns(['space_id', 'name']).doUpdateSet({ definition, changed_at: sql`now()` }),
      ),
  );
}

/** Drops a mapping; one that is not there is no error. */
export async function dropMapping(session: Session, name: string): Promise<void> {
  await session.rows(db.deleteFrom('mapping').where('space_id', '=', GLOBAL_SPACE).where('name', '=', name));
}
