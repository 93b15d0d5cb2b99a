import { sql } from 'kysely';
import type { Engine, Session } from './engine.ts';
import { StoreError } from './errors.ts';
import { updateInForce } from './in-force.ts';
import { db, GLOBAL_SPACE, IMPORT_LOCK, statement } from './schema.ts';
import { bringForward } from './set-aside.ts';
import { takeBack } from './undo-release.ts';

/** A file and the release it is a file of. */
interface FileOfRelease {
  readonly release: number;
  /** Whether the release has no other file. */
  readonly isOnly: boolean;
}

/**
 * Takes back what one file brought to its release, so that the state before its import returns. Figures of other files
 * stay; what another file states as well comes forward in its place. The file and its figures stay for the record, under
 * a release of the same name that is undone; so the same content can be imported again. A release without any other file
 * is undone itself.
 *
 * @throws StoreError `file-unknown` for a file that is not there or has been taken back
 */
export async function undoImport(engine: Engine, file: number): Promise<void> {
  await engine.write(async (session) => {
    await session.run(`select pg_advisory_xact_lock(${IMPORT_LOCK}); set local work_mem = '64MB'`);
    const { release, isOnly } = await findFile(session, file);
    if (isOnly) await takeBack(session, release, engine.kind === 'pglite');
    else await takeBackFile(session, file, release);
    await session.rows(db.updateTable('space').set({ changed: sql`gen_random_uuid()` }).where('id', '=', GLOBAL_SPACE));
  });
}

/** The release of a file that is not undone. @throws StoreError `file-unknown` */
export async function findFile(session: Session, file: number): Promise<FileOfRelease> {
  const [found] = await session.rows(
    statement(sql<FileOfRelease>`
      select f.release_id as release, not exists (
        select from release_file other
        where other.space_id = f.space_id and other.release_id = f.release_id and other.id <> f.id
      ) as "isOnly"
      from release_file f join release r on r.space_id = f.space_id and r.id = f.release_id
      where f.space_id = ${GLOBAL_SPACE} and f.id = ${file} and r.state <> 'undone'`),
  );
  if (!found) throw new StoreError('file-unknown', `There is no imported file ${file} to take back.`);
  return found;
}

async function takeBackFile(session: Session, file: number, release: number): Promise<void> {
  await moveAway(session, file, release);
  await session.rows(
    statement(sql`
      delete from set_aside where space_id = ${GLOBAL_SPACE} and release_id = ${release}
        and part_id in (select id from file_part where space_id = ${GLOBAL_SPACE} and file_id = ${file})`),
  );
  await bringForward(session, release);
  const series = await session.rows(
    statement(sql<{ id: number }>`select distinct series_id as id from taken_back order by 1`),
  );
  await session.rows(
    statement(sql`
      update release r set series_count = series_count - (
        select count(*)::integer from (select distinct series_id from taken_back) t where not exists (
          select from observation o
          where o.space_id = r.space_id and o.release_id = r.id and o.series_id = t.series_id
        )
      ) where r.space_id = ${GLOBAL_SPACE} and r.id = ${release}`),
  );
  await updateInForce(
    session,
    series.map(({ id }) => id),
  );
}

/**
 * Moves a file and its figures from its release to one of the same name that is undone. Series and periods of the figures
 * are in `taken_back` then.
 */
async function moveAway(session: Session, file: number, release: number): Promise<void> {
  await session.run(
    'create temp table taken_back (series_id integer, period text collate "C", in_force boolean) on commit drop',
  );
  const [away] = await session.rows(
    statement(sql<{ id: number }>`
      insert into release (space_id, source, version, dated, title, state, imported_at)
      select r.space_id, r.source, r.version, r.dated, r.title, 'undone', f.imported_at
      from release_file f join release r on r.space_id = f.space_id and r.id = f.release_id
      where f.space_id = ${GLOBAL_SPACE} and f.id = ${file} returning id`),
  );
  await session.rows(
    statement(sql`
      with moved as (
        update observation set release_id = ${away?.id}
        where space_id = ${GLOBAL_SPACE} and release_id = ${release}
          and part_id in (select id from file_part where space_id = ${GLOBAL_SPACE} and file_id = ${file})
        returning series_id, period, in_force
      ) insert into taken_back select * from moved`),
  );
  await session.run('analyze taken_back');
  await session.rows(
    statement(sql`
      with counted as (
        select count(*)::integer as figures, (count(*) filter (where in_force))::integer as in_force,
          count(distinct series_id)::integer as series
        from taken_back
      ), lessened as (
        update release r set observation_count = observation_count - figures, in_force_count = in_force_count - in_force
        from counted where r.space_id = ${GLOBAL_SPACE} and r.id = ${release}
      ), given as (
        update release r set observation_count = figures, in_force_count = in_force, series_count = series
        from counted where r.space_id = ${GLOBAL_SPACE} and r.id = ${away?.id}
      )
      update release_file set release_id = ${away?.id} where space_id = ${GLOBAL_SPACE} and id = ${file}`),
  );
}
