import { sql } from 'kysely';
import type { Session } from './engine.ts';
import { OBSERVATION_COLUMNS } from './observation-writer.ts';
import { db, GLOBAL_SPACE, statement } from './schema.ts';

/** What became of the figures an import brought twice, or after another file of the release. */
export interface DoubtfulOutcome {
  readonly inserted: number;
  readonly inForce: number;
  /** Not stored: the release has another value for the same series and period. */
  readonly conflicts: number;
  /** Not stored: the release has the very same value. */
  readonly repeated: number;
}

/** Moves from `doubtful` into the table what the release does not have yet; the first value of several stays. */
export async function settleDoubtful(session: Session, doubtful: number): Promise<DoubtfulOutcome> {
  const columns = sql.raw(OBSERVATION_COLUMNS.join(', '));
  const [inserted] = await session.rows(
    statement(sql<{ figures: number; inForce: number }>`
      with inserted as (
        insert into observation (${columns})
        select distinct on (series_id, period) ${columns} from doubtful order by series_id, period, position
        on conflict (space_id, series_id, period, release_id) do nothing
        returning in_force
      )
      select count(*)::integer as figures, (count(*) filter (where in_force))::integer as "inForce" from inserted`),
  );
  const [different] = await session.rows(
    statement(sql<{ conflicts: number }>`
      select count(*)::integer as conflicts from doubtful
      join observation using (space_id, series_id, period, release_id)
      where observation.value is distinct from doubtful.value`),
  );
  const figures = inserted?.figures ?? 0;
  const conflicts = different?.conflicts ?? 0;
  return { inserted: figures, inForce: inserted?.inForce ?? 0, conflicts, repeated: doubtful - figures - conflicts };
}

const SERIES_AT_ONCE = 20_000;

/**
 * Puts the figures of the newest release in force, for every period of the given series, and takes the others out;
 * keeps the releases' counts and states in step.
 *
 * @returns how many figures were put out of force
 */
export async function updateInForce(session: Session, series: readonly number[]): Promise<number> {
  let replaced = 0;
  for (let start = 0; start < series.length; start += SERIES_AT_ONCE) {
    replaced += await updateSome(session, series.slice(start, start + SERIES_AT_ONCE));
  }
  await session.rows(
    db
      .updateTable('release')
      .set({ state: sql`case when in_force_count = 0 then 'superseded' else 'in force' end` })
      .where('space_id', '=', GLOBAL_SPACE)
      .where('state', '<>', 'undone')
      .where(sql<boolean>`(in_force_count = 0) <> (state = 'superseded')`),
  );
  return replaced;
}

async function updateSome(session: Session, series: readonly number[]): Promise<number> {
  const [result] = await session.rows(
    statement(sql<{ outOfForce: number }>`
      with ranked as (
        select o.ctid as at, o.in_force,
          r.state <> 'undone' and row_number() over (
            partition by o.series_id, o.period order by r.state = 'undone', r.dated desc, r.id desc
          ) = 1 as wins
        from observation o
        join release r on r.space_id = o.space_id and r.id = o.release_id
        where o.space_id = ${GLOBAL_SPACE} and o.series_id = any (${[...series]}::integer[])
      ), changed as (
        update observation o set in_force = ranked.wins
        from ranked
        where o.ctid = ranked.at and ranked.in_force <> ranked.wins
        returning o.release_id, o.in_force
      ), counted as (
        select release_id, count(*) filter (where in_force) as gained, count(*) filter (where not in_force) as lost
        from changed group by release_id
      ), updated as (
        update release r set in_force_count = in_force_count + gained - lost
        from counted where r.space_id = ${GLOBAL_SPACE} and r.id = counted.release_id
      )
      select coalesce(sum(lost), 0)::integer as "outOfForce" from counted`),
  );
  return result?.outOfForce ?? 0;
}
