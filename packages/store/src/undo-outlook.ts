import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Session } from './engine.ts';
import { GLOBAL_SPACE, statement } from './schema.ts';
import { findFile } from './undo-import.ts';

/** What taking figures back would do to those in force. */
export interface UndoCounts {
  /** Figures of the release, or of the file, that are in force now. */
  readonly inForce: number;
  /** Of these, the ones in whose place another figure would come into force. */
  readonly replaced: number;
  /** Of these, the ones after which there would be no figure for their series and period. */
  readonly gone: number;
}

/** What taking a release, or one file of it, back would do to the figures in force. */
export interface UndoOutlook extends UndoCounts {
  /** The same by indicator, those first that lose most. */
  readonly indicators: readonly (UndoCounts & { readonly indicator: string })[];
}

/** Counts what would be in force instead of a release's figures. */
export function undoOutlook(session: Session, release: number): Promise<UndoOutlook> {
  return outlookOf(session, sql<SqlBool>`o.release_id = ${release}`, sql<SqlBool>`false`);
}

/**
 * Counts what would be in force instead of the figures that a file brought to its release.
 *
 * @throws StoreError `file-unknown`
 */
export async function undoImportOutlook(session: Session, file: number): Promise<UndoOutlook> {
  const { release } = await findFile(session, file);
  const parts = sql`(select id from file_part where space_id = ${GLOBAL_SPACE} and file_id = ${file})`;
  return outlookOf(
    session,
    sql<SqlBool>`o.release_id = ${release} and o.part_id in ${parts}`,
    sql<SqlBool>`exists (
      select from set_aside a
      where a.space_id = o.space_id and a.release_id = o.release_id and a.series_id = o.series_id
        and a.period = o.period and a.part_id not in ${parts})`,
  );
}

async function outlookOf(
  session: Session,
  chosen: RawBuilder<SqlBool>,
  isStatedBeside: RawBuilder<SqlBool>,
): Promise<UndoOutlook> {
  const found = await session.rows(
    statement(sql<{ indicator: string; inForce: number; replaced: number }>`
      select s.indicator, sum(f.figures)::integer as "inForce", sum(f.replaced)::integer as replaced
      from (
        select o.series_id, count(*) as figures, count(*) filter (where ${isStatedBeside} or exists (
          select from observation other
          join release r on r.space_id = other.space_id and r.id = other.release_id
          where other.space_id = o.space_id and other.series_id = o.series_id and other.period = o.period
            and other.release_id <> o.release_id and r.state <> 'undone'
        )) as replaced
        from observation o where o.space_id = ${GLOBAL_SPACE} and o.in_force and ${chosen}
        group by o.series_id
      ) f join series s on s.space_id = ${GLOBAL_SPACE} and s.id = f.series_id
      group by s.indicator`),
  );
  const indicators = found
    .map((one) => ({ ...one, gone: one.inForce - one.replaced }))
    .sort((a, b) => b.gone - a.gone || b.inForce - a.inForce || (a.indicator < b.indicator ? -1 : 1));
  const sum = (of: (one: UndoCounts) => number): number => indicators.reduce((total, one) => total + of(one), 0);
  return {
    inForce: sum((one) => one.inForce),
    replaced: sum((one) => one.replaced),
    gone: sum((one) => one.gone),
    indicators,
  };
}
