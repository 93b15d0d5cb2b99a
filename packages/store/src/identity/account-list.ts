import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import type { Role } from '../spaces/read-spaces.ts';

/** An account as the administrator of the installation sees it. */
export interface ListedAccount {
  readonly id: string;
  readonly name: string;
  /** In small letters. */
  readonly email: string;
  readonly language: string;
  readonly hasSecondFactor: boolean;
  readonly isDemonstration: boolean;
  readonly createdAt: Date;
  /** When it was closed; none while it is open. */
  readonly closedAt: Date | null;
  /** When one of its sessions was last used; none where none is left. */
  readonly lastUsed: Date | null;
  /** What it is in which spaces, now. */
  readonly roles: readonly AccountRole[];
}

export interface AccountRole {
  readonly space: string;
  readonly place: string | null;
  readonly name: Readonly<Record<string, string>>;
  readonly role: Role;
}

export interface AccountFilter {
  /** Only this one. */
  readonly id?: string;
  /** Part of the name or of the address. */
  readonly search?: string;
  /** Only those that are closed, or only those that are open. */
  readonly isClosed?: boolean;
  /** From the how manieth on, from 0. */
  readonly offset?: number;
  readonly limit: number;
}

export interface AccountPage {
  readonly accounts: readonly ListedAccount[];
  /** How many the filter finds altogether. */
  readonly count: number;
}

/** Accounts of the installation, by name. */
export async function readAccounts(session: Session, filter: AccountFilter): Promise<AccountPage> {
  const { id = null, search = null, isClosed = null, offset = 0, limit } = filter;
  const rows = await session.rows(
    statement(sql<ListedAccount & { readonly count: number }>`
      with chosen as (
        select a.*, count(*) over ()::integer as count from account a
        where (${id}::text is null or a.id = ${id})
          and (${search}::text is null or strpos(lower(a.name || ' ' || a.email), lower(${search})) > 0)
          and (${isClosed}::boolean is null or (a.disabled_at is not null) = ${isClosed})
        order by lower(a.name), a.id limit ${limit} offset ${offset})
      select c.id, c.name, c.email, c.language, c.two_factor_enabled as "hasSecondFactor",
        c.demonstration as "isDemonstration", c.created_at as "createdAt", c.disabled_at as "closedAt",
        (select max(s.updated_at) from session s where s.account_id = c.id) as "lastUsed",
        coalesce((select jsonb_agg(jsonb_build_object('space', p.code, 'place', p.place, 'name', p.name, 'role', m.role)
            order by p.code) from member m join space p on p.id = m.space_id
          where m.account_id = c.id and m.ended_at is null), '[]') as roles, c.count
      from chosen c order by lower(c.name), c.id`),
  );
  return { accounts: rows.map(({ count: _, ...account }) => account), count: rows[0]?.count ?? 0 };
}
