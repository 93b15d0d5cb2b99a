import { sql } from 'kysely';
import type { Session } from './engine.ts';
import type { ReleaseRecord } from './release-record.ts';
import { db, GLOBAL_SPACE, statement } from './schema.ts';

/**
 * Lets a file stand for the figures that a less complete file of its release brought before it. They are the same in
 * both; but only figures of the complete file take part in its totals. Those of the other file are set aside in their
 * place. Call when `doubtful` has been settled and set aside and the release has been counted.
 */
export async function standForRepeated(
  session: Session,
  release: ReleaseRecord,
  completeOver: readonly string[],
): Promise<void> {
  if (completeOver.length === 0) return;
  const [moved] = await session.rows(
    statement(sql<{ figures: number }>`
      with moves as (
        select o.ctid as at, s.ctid as aside, f.id as former,
          s.part_id, s.row, s.col, s.status, s.note, s.attributes_id, o.part_id as former_part, o.row as former_row,
          o.col as former_col, o.status as former_status, o.note as former_note, o.attributes_id as former_attributes
        from set_aside s
        join observation o using (space_id, series_id, period, release_id)
        join file_part own on own.space_id = s.space_id and own.id = s.part_id and own.file_id = ${release.fileId}
        join file_part p on p.space_id = o.space_id and p.id = o.part_id
        join release_file f on f.space_id = p.space_id and f.id = p.file_id
        where s.space_id = ${GLOBAL_SPACE} and s.release_id = ${release.id} and o.value is not distinct from s.value
          and f.id <> ${release.fileId} and f.complete_over <@ ${[...completeOver]}::text[]
          and cardinality(f.complete_over) < ${completeOver.length}::integer
      ), moved as (
        update observation o set part_id = m.part_id, row = m.row, col = m.col, status = m.status, note = m.note,
          attributes_id = m.attributes_id
        from moves m where o.ctid = m.at
      ), exchanged as (
        update set_aside s set part_id = m.former_part, row = m.former_row, col = m.former_col, status = m.former_status,
          note = m.former_note, attributes_id = m.former_attributes
        from moves m where s.ctid = m.aside
      ), counted as (
        select former, count(*)::integer as figures from moves group by former
      ), lessened as (
        update release_file f set observation_count = f.observation_count - c.figures
        from counted c where f.space_id = ${GLOBAL_SPACE} and f.id = c.former
      )
      select count(*)::integer as figures from moves`),
  );
  if (!moved || moved.figures === 0) return;
  await session.rows(
    db
      .updateTable('release_file')
      .set({ observation_count: sql<number>`observation_count + ${moved.figures}::integer` })
      .where('space_id', '=', GLOBAL_SPACE)
      .where('id', '=', release.fileId),
  );
}
