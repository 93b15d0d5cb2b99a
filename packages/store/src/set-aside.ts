import { sql } from 'kysely';
import type { Session } from './engine.ts';
import { GLOBAL_SPACE, statement } from './schema.ts';

/** Columns of figures that are set aside, which are those of figures without whether they are in force. */
const COLUMNS = sql.raw(
  'space_id, series_id, release_id, part_id, row, col, value, period, status, note, attributes_id',
);

/**
 * Keeps what an import did not store because another file of the release had brought the series and period before: should
 * that file be taken back, this one still states them. Call when `doubtful` has been settled.
 */
export async function setAside(session: Session): Promise<void> {
  await session.rows(
    statement(sql`
      insert into set_aside (${COLUMNS})
      select distinct on (d.series_id, d.period, d.release_id)
        d.space_id, d.series_id, d.release_id, d.part_id, d.row, d.col, d.value, d.period, d.status, d.note, d.attributes_id
      from doubtful d
      join observation o using (space_id, series_id, period, release_id)
      join file_part own on own.space_id = d.space_id and own.id = d.part_id
      join file_part former on former.space_id = o.space_id and former.id = o.part_id
      where own.file_id <> former.file_id
      order by d.series_id, d.period, d.release_id, d.position`),
  );
}

/**
 * Stores what other files of a release state in place of the figures in `taken_back`: the value of the file that came
 * first, and the place in the most complete of the files that state the same. None of it is in force yet.
 */
export async function bringForward(session: Session, release: number): Promise<void> {
  await session.rows(
    statement(sql`
      with candidates as (
        select s.*, s.ctid as at, f.id as file, f.complete_over,
          first_value(s.value) over earliest as first, first_value(f.complete_over) over earliest as least
        from taken_back t
        join set_aside s on s.space_id = ${GLOBAL_SPACE} and s.release_id = ${release}
          and s.series_id = t.series_id and s.period = t.period
        join file_part p on p.space_id = s.space_id and p.id = s.part_id
        join release_file f on f.space_id = p.space_id and f.id = p.file_id
        window earliest as (partition by s.series_id, s.period order by f.id)
      ), chosen as (
        select distinct on (series_id, period) * from candidates
        where value is not distinct from first and complete_over @> least
        order by series_id, period, cardinality(complete_over) desc, file
      ), stored as (
        insert into observation (${COLUMNS}, in_force) select ${COLUMNS}, false from chosen
      ), dropped as (
        delete from set_aside s using chosen c where s.ctid = c.at
      ), counted as (
        select file, count(*)::integer as figures from chosen group by file
      ), files as (
        update release_file f set observation_count = observation_count + c.figures
        from counted c where f.space_id = ${GLOBAL_SPACE} and f.id = c.file
      )
      update release r set observation_count = observation_count + total.figures
      from (select count(*)::integer as figures from chosen) total
      where r.space_id = ${GLOBAL_SPACE} and r.id = ${release}`),
  );
}
