import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import type { SpaceLevel } from './read-spaces.ts';

/** A space as the keeper of the installation, or of the space above it, sees it. */
export interface ListedSpace {
  readonly id: number;
  readonly code: string;
  readonly parent: number | null;
  readonly place: string | null;
  readonly level: SpaceLevel;
  readonly name: Readonly<Record<string, string>>;
  readonly languages: readonly string[];
  readonly isDemonstration: boolean;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  /** Members now; 0 where the acting account may not see them. */
  readonly members: number;
  /** Focal points (administrators, in the global space) among them. */
  readonly keepers: number;
  /** Invitations that have been neither accepted nor revoked and are still good. */
  readonly invited: number;
}

export interface SpaceChoice {
  /** Only the parts of this space. */
  readonly parent?: number;
  readonly code?: string;
}

/** The spaces that the acting account may see, closed ones included, by level and code. */
export function readSpaces(session: Session, { parent, code }: SpaceChoice = {}): Promise<ListedSpace[]> {
  return session.rows(
    statement(sql<ListedSpace>`
      select s.id, s.code, s.parent_id as parent, s.place, s.level, s.name, s.languages,
        s.demonstration as "isDemonstration", s.created_at as "createdAt", s.closed_at as "closedAt",
        (select count(*)::integer from member m where m.space_id = s.id and m.ended_at is null) as members,
        (select count(*)::integer from member m where m.space_id = s.id and m.ended_at is null
          and m.role in ('focal point', 'administrator')) as keepers,
        (select count(*)::integer from invitation i where i.space_id = s.id and i.accepted_at is null
          and i.revoked_at is null and i.expires_at > now()) as invited
      from space s
      where (${parent ?? null}::integer is null or s.parent_id = ${parent ?? null})
        and (${code ?? null}::text is null or s.code = ${code ?? null})
      order by array_position(array['global', 'country', 'region', 'municipality'], s.level), s.code`),
  );
}
