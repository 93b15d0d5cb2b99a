import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import type { MemberScope } from './members.ts';

export type InvitationState = 'open' | 'expired' | 'revoked' | 'accepted';

/** An invitation as those who keep the space see it. */
export interface ListedInvitation extends MemberScope {
  readonly id: string;
  readonly email: string;
  readonly language: string;
  readonly institutionName: Readonly<Record<string, string>> | null;
  /** Name of who invited; empty where that is not known. */
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly state: InvitationState;
}

/** An invitation that is about to be written. */
export interface InvitationToAdd extends MemberScope {
  /** In small letters. */
  readonly email: string;
  readonly language: string;
  /** SHA-256 of the secret in the letter. */
  readonly tokenHash: string;
}

/** The invitations of a space, the newest first. @param choice only one, or only those that nobody has accepted */
export function readSpaceInvitations(
  session: Session,
  space: number,
  choice: { readonly id?: string } = {},
): Promise<ListedInvitation[]> {
  return session.rows(
    statement(sql<ListedInvitation>`
      select v.id, v.email, v.language, v.role, v.institution_id as institution, i.name as "institutionName",
        v.sections, v.indicators, coalesce(a.name, '') as "invitedBy", v.created_at as "createdAt",
        v.expires_at as "expiresAt",
        case when v.accepted_at is not null then 'accepted' when v.revoked_at is not null then 'revoked'
          when v.expires_at <= now() then 'expired' else 'open' end as state
      from invitation v left join account a on a.id = v.invited_by
        left join institution i on i.space_id = v.space_id and i.id = v.institution_id
      where v.space_id = ${space} and (${choice.id ?? null}::text is null or v.id::text = ${choice.id ?? null})
      order by v.created_at desc, v.id`),
  );
}

/**
 * Whether the acting account may ask another focal point into a space: its focal points may, the installation's
 * administrator only while there is none who can work.
 */
export async function mayAskFocalPoint(session: Session, space: number): Promise<boolean> {
  const [found] = await session.rows(
    statement(sql<{ readonly may: boolean }>`
      select ${space} = 1 or ${space} = any (spaces_as('focal point')) or not has_focal_point(${space}) as may`),
  );
  return found?.may ?? false;
}

/**
 * Writes an invitation in the name of the acting account. An earlier one to the same address is no longer good.
 *
 * @returns its id and when it ends
 * @throws the database's error 42501 where the acting account may not, 23503 when there is no such institution
 */
export async function addInvitation(
  session: Session,
  space: number,
  invitation: InvitationToAdd,
): Promise<{ readonly id: string; readonly expiresAt: Date }> {
  const { email, language, tokenHash, role, institution, sections, indicators } = invitation;
  await session.change(
    statement(sql`
      update invitation set revoked_at = now()
      where space_id = ${space} and email = ${email} and accepted_at is null and revoked_at is null`),
  );
  const [added] = await session.rows(
    statement(sql<{ readonly id: string; readonly expiresAt: Date }>`
      insert into invitation (space_id, token_sha256, email, language, role, institution_id, sections, indicators, invited_by)
      values (${space}, ${tokenHash}, ${email}, ${language}, ${role}, ${institution}, ${[...sections]}::text[],
        ${[...indicators]}::text[], acting_account())
      returning id, expires_at as "expiresAt"`),
  );
  return added ?? { id: '', expiresAt: new Date(0) };
}

/** Takes an invitation back. @returns whether there was one that nobody had accepted */
export async function revokeInvitation(session: Session, space: number, id: string): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`
      update invitation set revoked_at = now()
      where space_id = ${space} and id::text = ${id} and accepted_at is null and revoked_at is null`),
  );
  return count > 0;
}
