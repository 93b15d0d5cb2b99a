import { sql } from 'kysely';
import type { Session } from './engine.ts';
import { GLOBAL_SPACE, statement } from './schema.ts';

/** What taking a release back would do to the figures in force. */
export interface UndoOutlook {
  /** Figures of the release that are in force now. */
  readonly inForce: number;
  /** Of these, the ones in whose place another release's figure would come into force. */
  readonly replaced: number;
  /** Of these, the ones after which there would be no figure for their series and period. */
  readonly gone: number;
}

/** Counts what would be in force instead of a release's figures. */
export async function undoOutlook(session: Session, release: number): Promise<UndoOutlook> {
  const [row] = await session.rows(
    statement(sql<{ inForce: number; replaced: number }>`
      select count(*)::integer as "inForce", (count(*) filter (where exists (
        select from observation other
        join release r on r.space_id = other.space_id and r.id = other.release_id
        where other.space_id = o.space_id and other.series_id = o.series_id and other.period = o.period
          and other.release_id <> o.release_id and r.state <> 'undone'
      )))::integer as replaced
      from observation o
      where o.space_id = ${GLOBAL_SPACE} and o.release_id = ${release} and o.in_force`),
  );
  const { inForce = 0, replaced = 0 } = row ?? {};
  return { inForce, replaced, gone: inForce - replaced };
}
