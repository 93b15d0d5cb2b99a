import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';

/** An institution by what it is called, for choosing one. */
export interface InstitutionName {
  readonly id: number;
  readonly name: Readonly<Record<string, string>>;
  readonly shortName: string;
}

/** The institutions in a space's directory. */
export function readInstitutionNames(session: Session, space: number): Promise<InstitutionName[]> {
  return session.rows(
    statement(sql<InstitutionName>`
      select id, name, short_name as "shortName" from institution
      where space_id = ${space} and deleted_at is null order by name::text, id`),
  );
}
