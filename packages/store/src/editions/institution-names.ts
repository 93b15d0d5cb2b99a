import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import type { StoredInstitutionName } from './edition-rows.ts';

/** Institutions of a space that are not deleted, as they are named beside what they do; in the order they came in. */
export function readInstitutionNames(session: Session, space: number): Promise<StoredInstitutionName[]> {
  return session.rows(
    statement(sql<StoredInstitutionName>`
      select id, name, short_name as "shortName" from institution
      where space_id = ${space} and deleted_at is null order by id`),
  );
}
