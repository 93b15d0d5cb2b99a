import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { db, statement } from '../schema.ts';

export type SubjectKind = 'indicator' | 'section' | 'theme' | 'sector';

/** Who is responsible for what. */
export interface ResponsibilityRow {
  readonly subject: SubjectKind;
  readonly code: string;
  readonly institution: number;
  /** ISO date. */
  readonly since: string;
}

/** All responsibilities of a space, deleted institutions' too. */
export function readResponsibilities(session: Session, space: number): Promise<ResponsibilityRow[]> {
  return session.rows(
    statement(sql<ResponsibilityRow>`
      select subject, code, institution_id as institution, since::text as since
      from responsibility where space_id = ${space} order by subject, code, institution_id`),
  );
}

/** Makes institutions responsible; of what is so already, the date is changed. @returns how many were added or changed */
export async function addResponsibilities(
  session: Session,
  space: number,
  rows: readonly ResponsibilityRow[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const values = rows.map(({ subject, code, institution, since }) => ({
    space_id: space,
    subject,
    code,
    institution_id: institution,
    since,
  }));
  const query = db
    .insertInto('responsibility')
    .values(values)
    .onConflict((conflict) =>
      conflict
        .columns(['space_id', 'subject', 'code', 'institution_id'])
        .doUpdateSet({ since: sql`excluded.since` })
        .where(sql<boolean>`responsibility.since is distinct from excluded.since`),
    );
  return (await session.change(query)).count;
}

/** Takes responsibilities away from an institution. @returns how many there were */
export async function dropResponsibilities(
  session: Session,
  space: number,
  institution: number,
  subject: SubjectKind,
  codes: readonly string[],
): Promise<number> {
  if (codes.length === 0) return 0;
  const query = db
    .deleteFrom('responsibility')
    .where('space_id', '=', space)
    .where('institution_id', '=', institution)
    .where('subject', '=', subject)
    .where('code', 'in', codes);
  return (await session.change(query)).count;
}
