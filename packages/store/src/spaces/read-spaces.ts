import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';

export type SpaceLevel = 'global' | 'country' | 'region' | 'municipality';
export type Role = 'reader' | 'contributor' | 'reviewer' | 'focal point' | 'administrator';

/** A space as one of its members sees it. */
export interface StoredSpace {
  readonly id: number;
  /** Short name, for addresses. */
  readonly code: string;
  readonly parent: number | null;
  /** Code of the country or area it is for. */
  readonly place: string | null;
  readonly level: SpaceLevel;
  readonly name: Readonly<Record<string, string>>;
  readonly languages: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly isDemonstration: boolean;
  /** Role of the acting account in it; none for one that is seen for another reason. */
  readonly role: Role | null;
  /** Institution that the acting account acts for in it. */
  readonly institution: number | null;
}

/** The spaces that the acting account has a role in, by level and code. @param code only this one */
export function readMySpaces(session: Session, code?: string): Promise<StoredSpace[]> {
  return session.rows(
    statement(sql<StoredSpace>`
      select s.id, s.code, s.parent_id as parent, s.place, s.level, s.name, s.languages, s.settings,
        s.demonstration as "isDemonstration", m.role, m.institution_id as institution
      from space s join member m on m.space_id = s.id and m.account_id = acting_account() and m.ended_at is null
      where s.closed_at is null and (${code ?? null}::text is null or s.code = ${code ?? null})
      order by array_position(array['global', 'country', 'region', 'municipality'], s.level), s.code`),
  );
}
