import { sql } from 'kysely';
import type { Session } from './engine.ts';
import type { ReleaseRecord } from './release-record.ts';
import { db, GLOBAL_SPACE, statement } from './schema.ts';

/**
 * Lets a file stand for the figures that a less complete file of its release brought before it. They are the same in
 * both; but only figures of the complete file take part in its totals. Call when `doubtful` has been settled and the
 * release has been counted.
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
        select distinct on (d.series_id, d.period) o.ctid as at, f.id as former, d.part_id, d.row, d.col
        from doubtful d
        join observation o using (space_id, series_id, period, release_id)
        join file_part p on p.space_id = o.space_id and p.id = o.part_id
        join release_file f on f.space_id = p.space_id and f.id = p.file_id
        where d.release_id = ${release.id} and o.value is not distinct from d.value and f.id <> ${release.fileId}
          and f.complete_over <@ ${[...completeOver]}::text[]
          and cardinality(f.complete_over) < ${completeOver.length}::integer
        order by d.series_id, d.period, d.position
      ), moved as (
        update observation o set part_id = m.part_id, row = m.row, col = m.col from moves m where o.ctid = m.at
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
