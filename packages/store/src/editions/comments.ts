import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import { accountName, type StoredAccountName, type TextPlace } from './edition-rows.ts';

export interface StoredComment {
  readonly id: number;
  readonly section: string;
  readonly language: string;
  readonly text: number | null;
  readonly quote: string;
  readonly body: string;
  readonly replyTo: number | null;
  readonly author: StoredAccountName;
  readonly at: Date;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: StoredAccountName | null;
  readonly deletedAt: Date | null;
  readonly isMine: boolean;
  /** Whether it was made on the edition before, and goes on from there. */
  readonly isCarried: boolean;
}

/** Comments on a section in a language, or one comment of an edition; the oldest first, deleted ones included. */
export function readComments(
  session: Session,
  at: { readonly space: number; readonly edition: number; readonly section?: string; readonly language?: string },
  comment?: number,
): Promise<StoredComment[]> {
  const [section, language, id] = [at.section ?? null, at.language ?? null, comment ?? null];
  return session.rows(
    statement(sql<StoredComment>`
      select c.id, c.section, c.language, c.text_id::float8 as text, c.quote, c.body, c.reply_to as "replyTo",
        ${accountName('c.space_id', 'c.author')} as author, c.at, c.resolved_at as "resolvedAt",
        ${accountName('c.space_id', 'c.resolved_by')} as "resolvedBy", c.deleted_at as "deletedAt",
        c.author = acting_account() as "isMine", c.carried_from is not null as "isCarried"
      from comment c
      where c.space_id = ${at.space} and c.edition_id = ${at.edition}
        and (${section}::text is null or c.section = ${section}) and (${language}::text is null or c.language = ${language})
        and (${id}::integer is null or c.id = ${id})
      order by c.id`),
  );
}

/** A comment that is made. */
export interface AddedComment {
  readonly body: string;
  readonly quote: string;
  readonly text: number | null;
  readonly replyTo: number | null;
}

/** Enters a comment in the name of the acting account. @returns its id */
export async function addComment(session: Session, at: TextPlace, comment: AddedComment): Promise<number> {
  const [added] = await session.rows(
    statement(sql<{ id: number }>`
      insert into comment (space_id, edition_id, section, language, text_id, quote, body, reply_to, author)
      values (${at.space}, ${at.edition}, ${at.section}, ${at.language}, ${comment.text}, ${comment.quote}, ${comment.body},
        ${comment.replyTo}, acting_account())
      returning id`),
  );
  if (!added) throw new Error('a comment was added without an id');
  return added.id;
}

/** Settles a comment or opens it again. @returns whether the account may */
export async function markResolved(
  session: Session,
  at: { readonly space: number; readonly edition: number },
  comment: number,
  isResolved: boolean,
): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`
      update comment set resolved_at = case when ${isResolved} then now() end,
        resolved_by = case when ${isResolved} then acting_account() end
      where space_id = ${at.space} and edition_id = ${at.edition} and id = ${comment}`),
  );
  return count > 0;
}

/** Marks a comment as deleted, or takes the mark away. @returns whether the account may */
export async function markCommentDeleted(
  session: Session,
  at: { readonly space: number; readonly edition: number },
  comment: number,
  isDeleted: boolean,
): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`
      update comment set deleted_at = case when ${isDeleted} then now() end,
        deleted_by = case when ${isDeleted} then acting_account() end
      where space_id = ${at.space} and edition_id = ${at.edition} and id = ${comment}`),
  );
  return count > 0;
}
