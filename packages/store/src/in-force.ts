import { sql } from 'kysely';
import { isCarried } from './carried.ts';
import { deferIndexes } from './deferred-indexes.ts';
import type { Session } from './engine.ts';
import { OBSERVATION_COLUMNS } from './observation-layout.ts';
import { db, GLOBAL_SPACE, statement } from './schema.ts';

/** What became of the figures an import brought twice, or after another file of the release. */
export interface DoubtfulOutcome {
  readonly inserted: readonly InsertedFigures[];
  /** Not stored: the release has another value for the same series and period. */
  readonly conflicts: number;
  /** Not stored: the release has the very same value. */
  readonly repeated: number;
  /** The first of the conflicts. */
  readonly disputed: readonly DisputedFigure[];
}

/** A figure that was not stored because the release has another value for its series and period. */
export interface DisputedFigure {
  readonly indicator: string;
  readonly refArea: string;
  readonly counterpart: string;
  readonly sex: string;
  readonly age: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly period: string;
  /** Kept. */
  readonly before: number | null;
  readonly value: number | null;
  /** Row of the file that was read. */
  readonly row: number;
  /** Name of the file that the kept value is from. */
  readonly file: string | null;
}

/** Conflicts that are told one by one. */
const DISPUTED_SHOWN = 20;

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
  const disputed = conflicts > 0 ? await disputedFigures(session) : [];
  return { inserted, conflicts, repeated: doubtful - figures - conflicts, disputed };
}

function disputedFigures(session: Session): Promise<readonly DisputedFigure[]> {
  return session.rows(
    statement(sql<DisputedFigure>`
      select series.indicator, series.ref_area as "refArea", series.counterpart, series.sex, series.age,
        series.dimensions, doubtful.period, observation.value as before, doubtful.value, doubtful.row,
        release_file.name as file
      from doubtful
      join observation using (space_id, series_id, period, release_id)
      join series on series.space_id = doubtful.space_id and series.id = doubtful.series_id
      left join file_part on file_part.space_id = doubtful.space_id and file_part.id = observation.part_id
      left join release_file on release_file.space_id = doubtful.space_id and release_file.id = file_part.file_id
      where observation.value is distinct from doubtful.value
      order by doubtful.position limit ${DISPUTED_SHOWN}`),
  );
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

/** Series whose figures are looked up by the index at once. */
const SERIES_AT_ONCE = 20_000;

/** Whether the index of figures stands, or is to be built when they have been changed. */
export type FigureIndex = 'standing' | 'deferred';

/** Without the index each look goes through all figures, so there is to be one. */
function atOnce(series: readonly number[], index: FigureIndex): number {
  return index === 'standing' ? SERIES_AT_ONCE : Math.max(series.length, 1);
}

/**
 * Takes out of force what the newest release of all replaces; its own figures are in force as they were written. Keeps
 * the releases' counts and states in step.
 *
 * @param series ids of series that it has figures for
 * @returns how many figures were put out of force
 */
export async function replaceOlder(
  session: Session,
  release: number,
  series: readonly number[],
  index: FigureIndex,
): Promise<number> {
  let replaced = 0;
  const step = atOnce(series, index);
  for (let start = 0; start < series.length; start += step) {
    const some = series.slice(start, start + step);
    const [result] = await session.rows(
      statement(sql<{ outOfForce: number }>`
        with changed as (
          update observation old set in_force = false
          from observation new
          where new.space_id = ${GLOBAL_SPACE} and new.series_id = any (${some}::integer[]) and new.release_id = ${release}
            and old.space_id = ${GLOBAL_SPACE} and old.series_id = new.series_id and old.period = new.period
            and old.in_force and old.release_id <> ${release}
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
export async function updateInForce(
  session: Session,
  series: readonly number[],
  index: FigureIndex = 'standing',
): Promise<number> {
  let replaced = 0;
  const step = atOnce(series, index);
  for (let start = 0; start < series.length; start += step) {
    replaced += await updateSome(session, series.slice(start, start + step));
  }
  await settleStates(session);
  return replaced;
}

/**
 * Takes the figures of an undone release out of force and puts in force what stands next to each. Only those that were in
 * force are looked at: the others hide nothing.
 */
export async function dropFromForce(session: Session, release: number): Promise<void> {
  await session.run('create temp table dropped (series_id integer, period text collate "C") on commit drop');
  await session.rows(
    statement(sql`
      with lost as (
        update observation set in_force = false
        where space_id = ${GLOBAL_SPACE} and release_id = ${release} and in_force
        returning series_id, period
      ) insert into dropped select series_id, period from lost`),
  );
  await session.run('analyze dropped');
  await session.rows(
    statement(sql`
      with next as (
        select distinct on (o.series_id, o.period) o.ctid as at
        from dropped d
        join observation o on o.space_id = ${GLOBAL_SPACE} and o.series_id = d.series_id and o.period = d.period
        join release r on r.space_id = o.space_id and r.id = o.release_id and r.state <> 'undone'
        order by o.series_id, o.period, ${isCarried('o')}, r.dated desc, r.id desc
      ), gained as (
        update observation o set in_force = true from next where o.ctid = next.at returning o.release_id
      ), counted as (
        select release_id, count(*) as figures from gained group by release_id
      )
      update release r set in_force_count = in_force_count + figures
      from counted where r.space_id = ${GLOBAL_SPACE} and r.id = counted.release_id`),
  );
  await session.rows(
    db.updateTable('release').set({ in_force_count: 0 }).where('space_id', '=', GLOBAL_SPACE).where('id', '=', release),
  );
  await session.run('drop table dropped');
  await settleStates(session);
}

/**
 * The same as `dropFromForce` for a release with a large share of all figures, where nobody reads meanwhile: the table is
 * written anew without its index, which then is built once.
 */
export async function dropManyFromForce(session: Session, release: number): Promise<void> {
  const indexes = await deferIndexes(session, ['observation']);
  await session.rows(
    statement(sql`
      with next as (
        select distinct on (o.series_id, o.period) o.ctid as at
        from observation lost
        join observation o on o.space_id = lost.space_id and o.series_id = lost.series_id and o.period = lost.period
        join release r on r.space_id = o.space_id and r.id = o.release_id and r.state <> 'undone'
        where lost.space_id = ${GLOBAL_SPACE} and lost.release_id = ${release} and lost.in_force and o.release_id <> ${release}
        order by o.series_id, o.period, ${isCarried('o')}, r.dated desc, r.id desc
      ), gained as (
        update observation o set in_force = true from next where o.ctid = next.at returning o.release_id
      ), counted as (
        select release_id, count(*) as figures from gained group by release_id
      )
      update release r set in_force_count = in_force_count + figures
      from counted where r.space_id = ${GLOBAL_SPACE} and r.id = counted.release_id`),
  );
  // Reads each row once and writes it once, where an update leaves the old row behind.
  const isOther = `space_id <> ${GLOBAL_SPACE} or release_id <> ${Math.trunc(release)}`;
  await session.run(`alter table observation alter in_force type boolean using (in_force and (${isOther}))`);
  await indexes.build();
  await session.rows(
    db.updateTable('release').set({ in_force_count: 0 }).where('space_id', '=', GLOBAL_SPACE).where('id', '=', release),
  );
  await settleStates(session);
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
