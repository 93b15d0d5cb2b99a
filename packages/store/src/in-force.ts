import { sql } from 'kysely';
import { isCarried } from './carried.ts';
import type { Session } from './engine.ts';
import { OBSERVATION_COLUMNS } from './observation-writer.ts';
import { db, GLOBAL_SPACE, statement } from './schema.ts';

/** What became of the figures an import brought twice, or after another file of the release. */
export interface DoubtfulOutcome {
  readonly inserted: readonly InsertedFigures[];
  /** Not stored: the release has another value for the same series and period. */
  readonly conflicts: number;
  /** Not stored: the release has the very same value. */
  readonly repeated: number;
}

/** Moves from `doubtful` into the table what the release does not have yet; the first value of several stays. */
export async function settleDoubtful(session: Session, doubtful: number): Promise<DoubtfulOutcome> {
  const columns = sql.raw(OBSERVATION_COLUMNS.join(', '));
  const inserted = await session.rows(
    statement(sql<InsertedFigures>`
      with inserted as (
        insert into observation (${columns})
        select distinct on (series_id, period, release_id) ${columns} from doubtful
        order by series_id, period, release_id, position
        on conflict (space_id, series_id, period, release_id) do nothing
        returning release_id, in_force, value
      )
      select release_id as release, count(*)::integer as inserted, (count(*) filter (where in_force))::integer as "inForce",
        (count(*) filter (where value is null))::integer as missing
      from inserted group by release_id`),
  );
  const [different] = await session.rows(
    statement(sql<{ conflicts: number }>`
      select count(*)::integer as conflicts from doubtful
      join observation using (space_id, series_id, period, release_id)
      where observation.value is distinct from doubtful.value`),
  );
  const figures = inserted.reduce((sum, one) => sum + one.inserted, 0);
  const conflicts = different?.conflicts ?? 0;
  return { inserted, conflicts, repeated: doubtful - figures - conflicts };
}

/** Figures of a release that it did not have after all. */
interface InsertedFigures {
  readonly release: number;
  readonly inserted: number;
  /** Of them in force. */
  readonly inForce: number;
  /** Of them stated as missing. */
  readonly missing: number;
}

const SERIES_AT_ONCE = 20_000;

/**
 * Takes out of force what the newest release of all replaces; its own figures are in force as they were written. Keeps
 * the releases' counts and states in step.
 *
 * @param series ids of series that it has figures for
 * @returns how many figures were put out of force
 */
export async function replaceOlder(session: Session, release: number, series: readonly number[]): Promise<number> {
  let replaced = 0;
  for (let start = 0; start < series.length; start += SERIES_AT_ONCE) {
    const some = series.slice(start, start + SERIES_AT_ONCE);
    const [result] = await session.rows(
      statement(sql<{ outOfForce: number }>`
        with changed as (
          update observation old set in_force = false
          from observation new
          where new.space_id = ${GLOBAL_SPACE} and new.series_id = any (${some}::integer[]) and new.release_id = ${release}
            and old.space_id = ${GLOBAL_SPACE} and old.series_id = new.series_id and old.period = new.period
            and old.series_id = any (${some}::integer[]) and old.in_force and old.release_id <> ${release}
          returning old.release_id
        ), counted as (
          select release_id, count(*) as lost from changed group by release_id
        ), updated as (
          update release r set in_force_count = in_force_count - lost
          from counted where r.space_id = ${GLOBAL_SPACE} and r.id = counted.release_id
        )
        select coalesce(sum(lost), 0)::integer as "outOfForce" from counted`),
    );
    replaced += result?.outOfForce ?? 0;
  }
  await settleStates(session);
  return replaced;
}

/** A release of which nothing is in force any more is superseded. */
async function settleStates(session: Session): Promise<void> {
  await session.rows(
    db
      .updateTable('release')
      .set({ state: sql`case when in_force_count = 0 then 'superseded' else 'in force' end` })
      .where('space_id', '=', GLOBAL_SPACE)
      .where('state', '<>', 'undone')
      .where(sql<boolean>`(in_force_count = 0) <> (state = 'superseded')`),
  );
}

/**
 * Puts the figures of the newest release in force, for every period of the given series, and takes the others out: those
 * that a source states before those that were derived when they came in. Keeps the releases' counts and states in step.
 *
 * @returns how many figures were put out of force
 */
export async function updateInForce(session: Session, series: readonly number[]): Promise<number> {
  let replaced = 0;
  for (let start = 0; start < series.length; start += SERIES_AT_ONCE) {
    replaced += await updateSome(session, series.slice(start, start + SERIES_AT_ONCE));
  }
  await settleStates(session);
  return replaced;
}

async function updateSome(session: Session, series: readonly number[]): Promise<number> {
  const [result] = await session.rows(
    statement(sql<{ outOfForce: number }>`
      with ranked as (
        select o.ctid as at, o.in_force,
          r.state <> 'undone' and row_number() over (
            partition by o.series_id, o.period order by r.state = 'undone', ${isCarried('o')}, r.dated desc, r.id desc
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
