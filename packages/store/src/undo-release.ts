import { sql } from 'kysely';
import { isBulk } from './bulk-change.ts';
import type { Engine, Session } from './engine.ts';
import { StoreError } from './errors.ts';
import { dropFromForce, dropManyFromForce } from './in-force.ts';
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
    await takeBack(session, release, engine.kind === 'pglite');
    await session.rows(db.updateTable('space').set({ changed: sql`gen_random_uuid()` }).where('id', '=', GLOBAL_SPACE));
  });
}

/**
 * The same within a transaction that holds the import's lock.
 *
 * @param isAlone whether nobody can read until the transaction ends, as in a database directory
 * @throws StoreError `release-unknown`
 */
export async function takeBack(session: Session, release: number, isAlone: boolean): Promise<void> {
  const undone = await session.rows(
    db
      .updateTable('release')
      .set({ state: 'undone' })
      .where('space_id', '=', GLOBAL_SPACE)
      .where('id', '=', release)
      .where('state', '<>', 'undone')
      .returning('in_force_count'),
  );
  const [lost] = undone;
  if (!lost) throw new StoreError('release-unknown', `There is no release ${release} to undo.`);
  await session.rows(db.deleteFrom('set_aside').where('space_id', '=', GLOBAL_SPACE).where('release_id', '=', release));
  // Where nothing is in force there is nothing to change; else most figures come with one that takes their place.
  if (lost.in_force_count === 0) return;
  const isBulky = isAlone && (await isBulk(session, lost.in_force_count * 2));
  await (isBulky ? dropManyFromForce(session, release) : dropFromForce(session, release));
}
