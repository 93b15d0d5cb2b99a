import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import type { Role } from '../spaces/read-spaces.ts';

/** Somebody with an account who works in a space. */
export interface StoredPerson {
  /** Id of the account. */
  readonly account: string;
  readonly name: string;
  readonly role: Role;
  /** Institution that the person acts for. */
  readonly institution: number | null;
  readonly isMember: boolean;
}

/** People of a space, by name; those who have left it too. */
export function readPeople(session: Session, space: number): Promise<StoredPerson[]> {
  return session.rows(
    statement(sql<StoredPerson>`
      select a.id as account, a.name, m.role, m.institution_id as institution, m.ended_at is null as "isMember"
      from member m join account a on a.id = m.account_id
      where m.space_id = ${space} order by a.name, a.id`),
  );
}
