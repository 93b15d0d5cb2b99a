import { sql } from 'kysely';
import type { Session } from './engine.ts';
import { db, GLOBAL_SPACE } from './schema.ts';

/** Fewer figures than this are changed as they are, in well under a second. */
const MANY_FIGURES = 20_000;

/**
 * Changing a figure costs its entry in the index as well, five times as much as building the index costs for each figure
 * that there is: from this share of all figures on, building it anew is sooner done.
 */
const WORTH_BUILDING = 1 / 4;

/** Whether so many figures are changed or added sooner without the index of figures, built again afterwards. */
export async function isBulk(session: Session, figures: number): Promise<boolean> {
  if (figures < MANY_FIGURES) return false;
  const [stored] = await session.rows(
    db
      .selectFrom('release')
      .select(sql<number>`coalesce(sum(observation_count), 0)::float8`.as('figures'))
      .where('space_id', '=', GLOBAL_SPACE),
  );
  return figures >= WORTH_BUILDING * (stored?.figures ?? 0);
}
