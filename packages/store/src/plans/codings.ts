import { sql } from 'kysely';
import { accountName, type StoredAccountName } from '../editions/edition-rows.ts';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';

export type Verdict = 'confirmed' | 'changed' | 'added' | 'rejected';

/** Who goes through a document. */
export interface StoredCoding {
  readonly account: StoredAccountName | null;
  readonly accountId: string;
  readonly blind: boolean;
  readonly assignedAt: Date;
  /** ISO date. */
  readonly due: string | null;
  readonly signedAt: Date | null;
  readonly isMine: boolean;
  /** Passages on which the person has decided at least once. */
  readonly decided: number;
}

export interface StoredDecision {
  readonly accountId: string;
  readonly passage: number;
  readonly theme: string;
  readonly verdict: Verdict;
  readonly depth: number | null;
  readonly framing: string | null;
  readonly remark: string;
  readonly decidedAt: Date;
}

export type DecisionToAdd = Pick<StoredDecision, 'passage' | 'theme' | 'verdict' | 'depth' | 'framing' | 'remark'>;

/** Asks somebody to go through a document. */
export async function addCoding(
  session: Session,
  at: { readonly space: number; readonly document: number },
  one: { readonly account: string; readonly blind: boolean; readonly due: string | null },
): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`
      insert into coding (space_id, document_id, account_id, blind, assigned_by, due_on)
      values (${at.space}, ${at.document}, ${one.account}, ${one.blind}, acting_account(), ${one.due}::date)`),
  );
  return count > 0;
}

/** Calls off what nobody has signed. @returns whether it was */
export async function removeCoding(
  session: Session,
  space: number,
  document: number,
  account: string,
): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`delete from coding where space_id = ${space} and document_id = ${document} and account_id = ${account}
      and signed_at is null and not exists (select from coding_decision d where d.space_id = coding.space_id
        and d.document_id = coding.document_id and d.account_id = coding.account_id)`),
  );
  return count > 0;
}

/** The acting account says that it is done. @returns whether it was */
export async function signCoding(session: Session, space: number, document: number): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`update coding set signed_at = now() where space_id = ${space} and document_id = ${document}
      and account_id = acting_account() and signed_at is null`),
  );
  return count > 0;
}

/** Who goes through a document, in the order asked. */
export function readCodings(session: Session, space: number, document: number): Promise<StoredCoding[]> {
  return session.rows(
    statement(sql<StoredCoding>`
      select ${accountName('c.space_id', 'c.account_id')} as account, c.account_id as "accountId", c.blind,
        c.assigned_at as "assignedAt", to_char(c.due_on, 'YYYY-MM-DD') as due, c.signed_at as "signedAt",
        c.account_id = acting_account() as "isMine",
        (select count(distinct d.passage)::integer from coding_decision d where d.space_id = c.space_id
          and d.document_id = c.document_id and d.account_id = c.account_id and d.ended_at is null) as decided
      from coding c where c.space_id = ${space} and c.document_id = ${document} order by c.assigned_at, c.account_id`),
  );
}

/** Notes a decision; one before it on the same theme of the passage ends. */
export async function addDecision(
  session: Session,
  at: { readonly space: number; readonly document: number },
  one: DecisionToAdd,
): Promise<void> {
  await endDecision(session, at, one.passage, one.theme);
  await session.change(
    statement(sql`
      insert into coding_decision (space_id, document_id, account_id, passage, theme, verdict, depth, framing, remark)
      values (${at.space}, ${at.document}, acting_account(), ${one.passage}, ${one.theme}, ${one.verdict}, ${one.depth},
        ${one.framing}, ${one.remark})`),
  );
}

/** Takes the acting account's decision back. @returns whether it was */
export async function endDecision(
  session: Session,
  at: { readonly space: number; readonly document: number },
  passage: number,
  theme: string,
): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`update coding_decision set ended_at = now() where space_id = ${at.space} and document_id = ${at.document}
      and account_id = acting_account() and passage = ${passage} and theme = ${theme} and ended_at is null`),
  );
  return count > 0;
}

/** Decisions that hold on a document; the acting account's alone while it codes blind. */
export function readDecisions(session: Session, space: number, document: number): Promise<StoredDecision[]> {
  return session.rows(
    statement(sql<StoredDecision>`
      select account_id as "accountId", passage, theme, verdict, depth, framing, remark, decided_at as "decidedAt"
      from coding_decision where space_id = ${space} and document_id = ${document} and ended_at is null
      order by passage, theme, decided_at`),
  );
}

/** Marks a passage that the machine did not find. @returns its number */
export async function addPassage(
  session: Session,
  at: { readonly space: number; readonly document: number },
  one: { readonly block: number; readonly start: number; readonly text: string },
): Promise<number | undefined> {
  const [added] = await session.rows(
    statement(sql<{ passage: number }>`
      insert into passage (space_id, document_id, passage, block, start, page, language, text, added_by)
      select b.space_id, b.document_id,
        -- Numbers of what people mark begin where none of the machine's reach, each person's apart from the others'.
        coalesce((select max(p.passage) from passage p where p.space_id = b.space_id and p.document_id = b.document_id), 0) + 1
          + (abs(hashtext(acting_account())) % 1000) * 1000,
        b.block, ${one.start}, b.page, b.language, ${one.text}, acting_account()
      from document_block b where b.space_id = ${at.space} and b.document_id = ${at.document} and b.block = ${one.block}
      returning passage`),
  );
  return added?.passage;
}

/** Settles how a document treats a theme, over what its passages say. @returns whether it was */
export async function settleTheme(
  session: Session,
  at: { readonly space: number; readonly document: number },
  one: {
    readonly theme: string;
    readonly depth: number | null;
    readonly framing: string | null;
    readonly reason: string;
  },
): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`
      update document_theme set depth = ${one.depth}, framing = ${one.framing}, reason = ${one.reason},
        decided_by = acting_account(), decided_at = now()
      where space_id = ${at.space} and document_id = ${at.document} and theme = ${one.theme}`),
  );
  return count > 0;
}
