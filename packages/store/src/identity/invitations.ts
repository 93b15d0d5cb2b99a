import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import type { Role } from '../spaces/read-spaces.ts';
import { actFor } from './accounts.ts';

/** An invitation that is still good, as the person invited sees it. */
export interface StoredInvitation {
  readonly tokenHash: string;
  /** Address that is invited, in small letters. */
  readonly email: string;
  readonly role: Role;
  readonly language: string;
  readonly expiresAt: Date;
  /** Name of the person who invites. */
  readonly invitedBy: string | null;
  readonly space: {
    readonly code: string;
    readonly place: string | null;
    readonly name: Readonly<Record<string, string>>;
  };
  /** Whether the address has an account already. */
  readonly hasAccount: boolean;
}

interface InvitationRow extends Omit<StoredInvitation, 'space'> {
  readonly code: string;
  readonly place: string | null;
  readonly spaceName: Readonly<Record<string, string>>;
}

/** Good invitations, by the hash of the secret in a letter or by the address invited; the newest first. */
export async function readInvitations(
  session: Session,
  by: { readonly tokenHash: string } | { readonly email: string },
): Promise<StoredInvitation[]> {
  const chosen = 'tokenHash' in by ? sql`i.token_sha256 = ${by.tokenHash}` : sql`i.email = ${by.email}`;
  const rows = await session.rows(
    statement(sql<InvitationRow>`
      select i.token_sha256 as "tokenHash", i.email, i.role, i.language, i.expires_at as "expiresAt",
        b.name as "invitedBy", s.code, s.place, s.name as "spaceName", a.id is not null as "hasAccount"
      from invitation i join space s on s.id = i.space_id
        left join account b on b.id = i.invited_by left join account a on a.email = i.email
      where ${chosen} and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
        and s.closed_at is null
      order by i.created_at desc`),
  );
  return rows.map(({ code, place, spaceName, ...rest }) => ({ ...rest, space: { code, place, name: spaceName } }));
}

/**
 * Makes an account a member of the space that invites it.
 *
 * @returns id of the space; none when the invitation is no longer good or is another's
 */
export async function acceptInvitation(
  session: Session,
  tokenHash: string,
  account: string,
): Promise<number | undefined> {
  await actFor(session, account);
  const [found] = await session.rows(
    statement(sql<{ readonly space: number | null }>`select accept_invitation(${tokenHash}, ${account}) as space`),
  );
  return found?.space ?? undefined;
}
