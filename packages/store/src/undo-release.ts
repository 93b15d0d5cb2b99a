import { sql } from 'kysely';
import type { Engine, Session } from './engine.ts';
import { StoreError } from './errors.ts';
import { dropFromForce } from './in-force.ts';
import { db, GLOBAL_SPACE, IMPORT_LOCK } from './schema.ts';

/**
 * Takes a release back: its figures stay for the record but are never in force; what they had replaced is again.
 * Its files may be imported again. Searches all observations, so it takes seconds where there are millions.
 *
 * @throws StoreError `release-unknown`
 */
export async function undoRelease(engine: Engine, release: number): Promise<void> {
  await engine.write(async (session) => {
    await session.run(`select pg_advisory_xact_lock(${IMPORT_LOCK}); set local work_mem = '64MB'`);
    await takeBack(session, release);
    await session.rows(db.updateTable('space').set({ changed: sql`gen_random_uuid()` }).where('id', '=', GLOBAL_SPACE));
  });
}

/** The same within a transaction that holds the import's lock. @throws StoreError `release-unknown` */
export async function takeBack(session: Session, release: number): Promise<void> {
  const undone = await session.rows(
    db
      .updateTable('release')
      .set({ state: 'undone' })
      .where('space_id', '=', GLOBAL_SPACE)
      .where('id', '=', release)
      .where('state', '<>', 'undone')
      .returning('id'),
  );
  if (undone.length === 0) throw new StoreError('release-unknown', `There is no release ${release} to undo.`);
  await session.rows(db.deleteFrom('set_aside').where('space_id', '=', GLOBAL_SPACE).where('release_id', '=', release));
  await dropFromForce(session, release);
}
