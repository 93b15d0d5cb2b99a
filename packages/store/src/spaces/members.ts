import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import type { Role } from './read-spaces.ts';

/** What a member may do in a space, and for whom. */
export interface MemberScope {
  readonly role: Role;
  /** Number of the institution in the directory of the space. */
  readonly institution: number | null;
  /** Ids of sections, or `*`. */
  readonly sections: readonly string[];
  /** Codes of indicators, or `*`. */
  readonly indicators: readonly string[];
}

/** Somebody who is, or was, a member of a space. */
export interface StoredMember extends MemberScope {
  readonly account: string;
  readonly name: string;
  readonly email: string;
  /** The institution's name by language; none where there is no institution. */
  readonly institutionName: Readonly<Record<string, string>> | null;
  readonly since: Date;
  /** When the membership ended; none while it lasts. */
  readonly endedAt: Date | null;
  /** When the person last looked at what is new; none when never. */
  readonly seenAt: Date | null;
  /** Whether signing in asks the person for a code besides the password. */
  readonly hasSecondFactor: boolean;
  readonly isDisabled: boolean;
}

export interface MemberFilter {
  /** Only this one. */
  readonly account?: string;
  /** Part of the name, of the address or of the institution's name. */
  readonly search?: string;
  readonly role?: Role;
  readonly institution?: number;
  /** Whether to list those whose membership has ended instead of those who are members now; both when absent. */
  readonly isEnded?: boolean;
}

/** The members of a space, focal points first, then by name. */
export function readMembers(session: Session, space: number, filter: MemberFilter = {}): Promise<StoredMember[]> {
  const { account = null, search = null, role = null, institution = null, isEnded = null } = filter;
  return session.rows(
    statement(sql<StoredMember>`
      select m.account_id as account, coalesce(a.name, '') as name, coalesce(a.email, '') as email, m.role,
        m.institution_id as institution, i.name as "institutionName", m.sections, m.indicators, m.since,
        m.ended_at as "endedAt", m.seen_at as "seenAt", coalesce(a.two_factor_enabled, false) as "hasSecondFactor",
        a.disabled_at is not null as "isDisabled"
      from member m left join account a on a.id = m.account_id
        left join institution i on i.space_id = m.space_id and i.id = m.institution_id
      where m.space_id = ${space}
        and (${account}::text is null or m.account_id = ${account})
        and (${search}::text is null or strpos(lower(concat_ws(' ', a.name, a.email, i.name::text, i.short_name)), lower(${search})) > 0)
        and (${role}::text is null or m.role = ${role})
        and (${institution}::integer is null or m.institution_id = ${institution})
        and (${isEnded}::boolean is null or (m.ended_at is not null) = ${isEnded})
      order by m.ended_at is not null,
        array_position(array['administrator', 'focal point', 'reviewer', 'contributor', 'reader'], m.role),
        lower(a.name), m.account_id`),
  );
}

/**
 * Gives a member another role and scope.
 *
 * @returns whether there is such a member and the acting account keeps the space
 * @throws the database's error STK01 when it is the last focal point, 23503 when there is no such institution
 */
export async function changeMember(
  session: Session,
  space: number,
  account: string,
  { role, institution, sections, indicators }: MemberScope,
): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`
      update member set role = ${role}, institution_id = ${institution}, sections = ${[...sections]}::text[],
        indicators = ${[...indicators]}::text[]
      where space_id = ${space} and account_id = ${account} and ended_at is null`),
  );
  return count > 0;
}

/**
 * Ends a membership: the next request of the person finds it ended.
 *
 * @returns whether there was one and the acting account keeps the space
 * @throws the database's error STK01 when it is the last focal point
 */
export async function endMembership(session: Session, space: number, account: string): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`
      update member set ended_at = now() where space_id = ${space} and account_id = ${account} and ended_at is null`),
  );
  return count > 0;
}
