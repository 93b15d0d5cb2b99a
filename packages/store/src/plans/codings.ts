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
  /** When the person had seen the machine's proposals before being asked to code blind; none for who had not. */
  readonly seenAt: Date | null;
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
  readonly isMine: boolean;
}

export type DecisionToAdd = Pick<StoredDecision, 'passage' | 'theme' | 'verdict' | 'depth' | 'framing' | 'remark'>;

/** Asks somebody to go through a document. @returns false where the person is asked already */
export async function addCoding(
  session: Session,
  at: { readonly space: number; readonly document: number },
  one: { readonly account: string; readonly blind: boolean; readonly due: string | null },
): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`
      insert into coding (space_id, document_id, account_id, blind, assigned_by, due_on)
      values (${at.space}, ${at.document}, ${one.account}, ${one.blind}, acting_account(), ${one.due}::date)
      on conflict do nothing`),
  );
  return count > 0;
}

/** Calls a coding off that is not signed, with what was decided in it. @returns whether it was */
export async function removeCoding(
  session: Session,
  space: number,
  document: number,
  account: string,
): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`delete from coding where space_id = ${space} and document_id = ${document} and account_id = ${account}
      and signed_at is null`),
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
        c.assigned_at as "assignedAt", to_char(c.due_on, 'YYYY-MM-DD') as due, c.signed_at as "signedAt", c.seen_at as "seenAt",
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
      select account_id as "accountId", passage, theme, verdict, depth, framing, remark, decided_at as "decidedAt",
        account_id = acting_account() as "isMine"
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
        next_passage(b.space_id, b.document_id),
        b.block, ${one.start}, b.page + (select count(*)::integer from unnest(b.turns) turn where turn <= ${one.start}), b.language, ${one.text}, acting_account()
      from document_block b where b.space_id = ${at.space} and b.document_id = ${at.document} and b.block = ${one.block}
      returning passage`),
  );
  return added?.passage;
}

/** A passage somebody decides on, with what the machine proposes of it. */
export interface StoredProposal {
  readonly passage: number;
  readonly isAdded: boolean;
  readonly framing: string;
  readonly themes: readonly { readonly theme: string; readonly depth: number }[];
  /** Themes the acting account has decided on, with the depth; 0 for a rejected one. */
  readonly mine: readonly { readonly theme: string; readonly depth: number }[];
}

/** What the machine proposes of some passages, and what the acting account decided; no proposals for those who code blind. */
export function readProposals(
  session: Session,
  { space, document }: { readonly space: number; readonly document: number },
  passages: readonly number[],
): Promise<StoredProposal[]> {
  return session.rows(
    statement(sql<StoredProposal>`
      select p.passage, p.added_by is not null as "isAdded", coalesce(r.framing, 'neutral') as framing,
        coalesce((select jsonb_agg(jsonb_build_object('theme', t.theme, 'depth', t.depth)) from passage_theme t
          where t.space_id = p.space_id and t.document_id = p.document_id and t.passage = p.passage), '[]') as themes,
        coalesce((select jsonb_agg(jsonb_build_object('theme', d.theme, 'depth', coalesce(d.depth, 0))) from coding_decision d
          where d.space_id = p.space_id and d.document_id = p.document_id and d.passage = p.passage
            and d.account_id = acting_account() and d.ended_at is null), '[]') as mine
      from passage p
      left join passage_reading r on r.space_id = p.space_id and r.document_id = p.document_id and r.passage = p.passage
      where p.space_id = ${space} and p.document_id = ${document}
        and p.passage in (select value::integer from jsonb_array_elements_text(${JSON.stringify(passages)}::jsonb))`),
  );
}

/**
 * Takes the last thing back that the acting account decided: all decisions of that moment; what held before holds again.
 *
 * @returns passages it was about; none where there is nothing to take back
 */
export async function undoLastDecisions(
  session: Session,
  at: { readonly space: number; readonly document: number },
): Promise<readonly number[]> {
  const mine = sql`space_id = ${at.space} and document_id = ${at.document} and account_id = acting_account()`;
  const [last] = await session.rows(
    statement(sql<{ moment: string | null }>`
      select max(decided_at)::text as moment from coding_decision where ${mine} and ended_at is null`),
  );
  if (typeof last?.moment !== 'string') return [];
  const undone = await session.rows(
    statement(sql<{ passage: number }>`
      update coding_decision set ended_at = clock_timestamp()
      where ${mine} and ended_at is null and decided_at = ${last.moment}::timestamptz returning passage`),
  );
  await session.change(
    statement(sql`update coding_decision set ended_at = null where ${mine} and ended_at = ${last.moment}::timestamptz`),
  );
  return [...new Set(undone.map(({ passage }) => passage))];
}

/** What holds of a theme of a passage where those who coded it differ. */
export interface StoredSettlement {
  readonly passage: number;
  /** Theme of the vocabulary, or `migration`. */
  readonly theme: string;
  /** 0 where the theme is not in the passage. */
  readonly depth: number;
  readonly framing: string | null;
  readonly reason: string;
  readonly settledAt: Date;
}

/** Settles a theme of a passage; what was settled before ends. */
export async function addSettlement(
  session: Session,
  at: { readonly space: number; readonly document: number },
  one: Omit<StoredSettlement, 'settledAt'>,
): Promise<void> {
  await session.change(
    statement(sql`update settlement set ended_at = now() where space_id = ${at.space} and document_id = ${at.document}
      and passage = ${one.passage} and theme = ${one.theme} and ended_at is null`),
  );
  await session.change(
    statement(sql`
      insert into settlement (space_id, document_id, passage, theme, depth, framing, reason, settled_by)
      values (${at.space}, ${at.document}, ${one.passage}, ${one.theme}, ${one.depth}, ${one.framing}, ${one.reason},
        acting_account())`),
  );
}

/** Settlements that hold on a document. */
export function readSettlements(session: Session, space: number, document: number): Promise<StoredSettlement[]> {
  return session.rows(
    statement(sql<StoredSettlement>`
      select passage, theme, depth, framing, reason, settled_at as "settledAt" from settlement
      where space_id = ${space} and document_id = ${document} and ended_at is null order by passage, theme`),
  );
}

/** What the acting account may do with the review of a document. */
export interface ReviewRights {
  /** Is asked to go through it, and has not signed. */
  readonly mayCode: boolean;
  readonly isBlind: boolean;
  /** Keeps the document, and its review is not signed off. */
  readonly maySettle: boolean;
  readonly keeps: boolean;
}

export async function readReviewRights(session: Session, space: number, document: number): Promise<ReviewRights> {
  const [found] = await session.rows(
    statement(sql<ReviewRights>`
      select may_code(${space}, ${document}) as "mayCode", codes_blind(${space}, ${document}) as "isBlind",
        may_settle(${space}, ${document}) as "maySettle", is_own_document(${space}, ${document}) as keeps`),
  );
  return found ?? { mayCode: false, isBlind: false, maySettle: false, keeps: false };
}

/** Brings the themes of a document into line with what people decided of its passages. */
export async function keepDocumentThemes(session: Session, space: number, document: number): Promise<void> {
  await session.rows(statement(sql<object>`select keep_document_themes(${space}, ${document})`));
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
