import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import { accountName, type StoredText, type TextPlace } from './edition-rows.ts';

function selectTexts(where: RawBuilder<unknown>): RawBuilder<StoredText> {
  return sql<StoredText>`
    select t.id::float8 as id, t.section, t.language, t.body, t.base_id::float8 as base, t.merged_id::float8 as merged,
      t.kind, t.standing, t.remark, ${accountName('t.space_id', 't.author')} as author, t.at,
      exists (select from section_head h where h.space_id = t.space_id and h.edition_id = t.edition_id
        and h.section = t.section and h.language = t.language and h.text_id = t.id) as "isHead",
      ${accountName('t.space_id', 't.settled_by')} as "settledBy"
    from section_text t
    where ${where}
    order by t.id desc`;
}

function isOf({ space, edition, section, language }: TextPlace): RawBuilder<unknown> {
  return sql`t.space_id = ${space} and t.edition_id = ${edition} and t.section = ${section} and t.language = ${language}`;
}

/** All texts that were handed in for a section in a language, the newest first. */
export function readHistory(session: Session, at: TextPlace): Promise<StoredText[]> {
  return session.rows(statement(selectTexts(isOf(at))));
}

/** The edition that a text was written for. */
export async function readEditionOfText(
  session: Session,
  space: number,
  text: number,
): Promise<{ readonly edition: number; readonly number: number | null } | undefined> {
  const [found] = await session.rows(
    statement(sql<{ edition: number; number: number | null }>`
      select e.id as edition, e.number from section_text t join edition e on e.space_id = t.space_id and e.id = t.edition_id
      where t.space_id = ${space} and t.id = ${text}`),
  );
  return found;
}

/** A text of a section in a language. */
export async function readText(session: Session, at: TextPlace, id: number): Promise<StoredText | undefined> {
  const [found] = await session.rows(statement(selectTexts(sql`${isOf(at)} and t.id = ${id}`)));
  return found;
}

/** What each section of an edition says now, in every language. @param section of this one alone */
export function readHeads(session: Session, space: number, edition: number, section?: string): Promise<StoredText[]> {
  const only = section ?? null;
  return session.rows(
    statement(
      selectTexts(sql`t.space_id = ${space} and t.edition_id = ${edition} and (${only}::text is null or t.section = ${only})
        and exists (select from section_head h where h.space_id = t.space_id and h.edition_id = t.edition_id
          and h.section = t.section and h.language = t.language and h.text_id = t.id)`),
    ),
  );
}

/**
 * What a section says in every language, what waits beside it (aside, and suggestions that are open), and the texts that
 * those were written upon; the newest first.
 */
export function readSectionTexts(
  session: Session,
  { space, edition, section }: Omit<TextPlace, 'language'>,
): Promise<StoredText[]> {
  return session.rows(
    statement(
      selectTexts(sql`t.space_id = ${space} and t.edition_id = ${edition} and t.section = ${section} and (
        t.standing in ('aside', 'open')
        or exists (select from section_head h where h.space_id = t.space_id and h.edition_id = t.edition_id
          and h.section = t.section and h.language = t.language and h.text_id = t.id)
        or exists (select from section_text w where w.space_id = t.space_id and w.edition_id = t.edition_id
          and w.section = t.section and w.standing in ('aside', 'open') and w.base_id = t.id))`),
    ),
  );
}

/** How much waits in a section and language. */
export interface StoredWaiting {
  readonly section: string;
  readonly language: string;
  readonly aside: number;
  readonly suggestions: number;
  readonly comments: number;
}

/** How much waits in the sections of an edition. */
export function readWaitingCounts(session: Session, space: number, edition: number): Promise<StoredWaiting[]> {
  return session.rows(
    statement(sql<StoredWaiting>`
      select section, language, sum(aside)::integer as aside, sum(suggestion)::integer as suggestions,
        sum(comment)::integer as comments
      from (
        select section, language, (standing = 'aside')::integer as aside, (standing = 'open')::integer as suggestion,
          0 as comment
        from section_text where space_id = ${space} and edition_id = ${edition} and standing in ('aside', 'open')
        union all
        select section, language, 0, 0, 1 from comment
        where space_id = ${space} and edition_id = ${edition} and reply_to is null and resolved_at is null
          and deleted_at is null
      ) waiting
      group by section, language`),
  );
}

/**
 * Locks what a section says in a language, until the transaction ends.
 *
 * @returns id of the text; `undefined` where nobody has written, or the account may not
 */
export async function lockHead(session: Session, at: TextPlace): Promise<number | undefined> {
  const [head] = await session.rows(
    statement(sql<{ id: number }>`
      select text_id::float8 as id from section_head
      where space_id = ${at.space} and edition_id = ${at.edition} and section = ${at.section} and language = ${at.language}
      for update`),
  );
  return head?.id;
}

/** A text that is handed in. */
export interface AddedText {
  readonly body: string;
  readonly base: number | null;
  readonly merged?: number;
  readonly kind: StoredText['kind'];
  readonly standing: 'in line' | 'aside' | 'open';
  readonly remark: string;
}

/** Keeps a text in the name of the acting account. @returns its id */
export async function addText(session: Session, at: TextPlace, text: AddedText): Promise<number> {
  const [added] = await session.rows(
    statement(sql<{ id: number }>`
      insert into section_text (space_id, edition_id, section, language, body, base_id, merged_id, kind, standing, remark, author)
      values (${at.space}, ${at.edition}, ${at.section}, ${at.language}, ${text.body}, ${text.base}, ${text.merged ?? null},
        ${text.kind}, ${text.standing}, ${text.remark}, acting_account())
      returning id::float8 as id`),
  );
  if (!added) throw new Error('a text was added without an id');
  return added.id;
}

/** Makes a text what its section says, where nobody had written yet. @returns whether nobody had */
export async function beginHead(session: Session, at: TextPlace, text: number): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`
      insert into section_head (space_id, edition_id, section, language, text_id)
      values (${at.space}, ${at.edition}, ${at.section}, ${at.language}, ${text}) on conflict do nothing`),
  );
  return count > 0;
}

/** Makes a text what its section says, in the place of another. @returns whether it was still that other */
export async function moveHead(session: Session, at: TextPlace, from: number, to: number): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`
      update section_head set text_id = ${to}
      where space_id = ${at.space} and edition_id = ${at.edition} and section = ${at.section}
        and language = ${at.language} and text_id = ${from}`),
  );
  return count > 0;
}

/** Says what became of a text that stood aside or was suggested. @returns whether it did, and the account may */
export async function settleText(
  session: Session,
  at: TextPlace,
  text: number,
  standing: 'taken' | 'declined',
): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`
      update section_text set standing = ${standing}
      where space_id = ${at.space} and edition_id = ${at.edition} and section = ${at.section}
        and language = ${at.language} and id = ${text} and standing in ('aside', 'open')`),
  );
  return count > 0;
}

/** Whether the acting account may write a section now. */
export async function mayWriteSection(session: Session, at: Omit<TextPlace, 'language'>): Promise<boolean> {
  const [found] = await session.rows(
    statement(sql<{ may: boolean }>`select may_write_section(${at.space}, ${at.edition}, ${at.section}) as may`),
  );
  return found?.may === true;
}

/** Sets a text aside that was to begin a section where another had begun it. */
export async function setAside(session: Session, at: TextPlace, text: number): Promise<void> {
  await session.change(
    statement(sql`
      update section_text set standing = 'aside'
      where space_id = ${at.space} and edition_id = ${at.edition} and section = ${at.section}
        and language = ${at.language} and id = ${text} and standing = 'in line'`),
  );
}
