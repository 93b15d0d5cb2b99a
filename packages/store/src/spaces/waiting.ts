import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';

/** How far a space is, and what in it waits for the acting account besides its editions. */
export interface SpaceStanding {
  readonly members: number;
  readonly institutions: number;
  readonly editions: number;
  /** Contributions that nobody has decided and the acting account may decide. */
  readonly toDecide: number;
  /** Policy documents that could not be read, and that the acting account keeps. */
  readonly unreadable: number;
  /** Policy documents that the acting account is asked to go through and has not signed; of these, those past their date. */
  readonly codings: number;
  readonly codingsLate: number;
  /** Invitations that are still good, and those that ended unanswered in the last 30 days: for those who keep the space. */
  readonly invited: number;
  readonly expired: number;
}

export async function readStanding(session: Session, space: number): Promise<SpaceStanding> {
  const [found] = await session.rows(
    statement(sql<SpaceStanding>`
      select
        (select count(*)::integer from member where space_id = ${space} and ended_at is null) as members,
        (select count(*)::integer from institution where space_id = ${space} and deleted_at is null) as institutions,
        (select count(*)::integer from edition where space_id = ${space} and deleted_at is null) as editions,
        (select count(*)::integer from contribution c where space_id = ${space} and state = 'proposed'
          and may_decide_all(c.space_id, c.id)
          and exists (select from contribution_figure f where f.space_id = c.space_id and f.contribution_id = c.id
            and may_decide(f.space_id, f.indicator))) as "toDecide",
        (select count(*)::integer from policy_document d where space_id = ${space} and deleted_at is null
          and state = 'unreadable' and is_own_document(d.space_id, d.id)) as unreadable,
        (select count(*)::integer from coding c join policy_document d on d.space_id = c.space_id and d.id = c.document_id
          where c.space_id = ${space} and c.account_id = acting_account() and c.signed_at is null and d.deleted_at is null) as codings,
        (select count(*)::integer from coding c join policy_document d on d.space_id = c.space_id and d.id = c.document_id
          where c.space_id = ${space} and c.account_id = acting_account() and c.signed_at is null and d.deleted_at is null
            and c.due_on < current_date) as "codingsLate",
        (select count(*)::integer from invitation where space_id = ${space} and accepted_at is null
          and revoked_at is null and expires_at > now()) as invited,
        (select count(*)::integer from invitation where space_id = ${space} and accepted_at is null
          and revoked_at is null and expires_at between now() - interval '30 days' and now()) as expired`),
  );
  return (
    found ?? {
      members: 0,
      institutions: 0,
      editions: 0,
      toDecide: 0,
      unreadable: 0,
      codings: 0,
      codingsLate: 0,
      invited: 0,
      expired: 0,
    }
  );
}
