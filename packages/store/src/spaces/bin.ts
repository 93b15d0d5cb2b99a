import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { plainStatement, statement } from '../schema.ts';

/** Days within which what was deleted can be restored. */
export const BIN_DAYS = 30;

/** What can be deleted and restored. */
export type BinKind = 'institution' | 'post' | 'comment' | 'edition' | 'policy_document';

/** Something that was deleted. */
export interface BinnedRow {
  readonly kind: BinKind;
  readonly id: number;
  /** Name or title by language; none where the row has a text instead, or neither. */
  readonly name: Readonly<Record<string, string>> | null;
  /** What a post is called, or what a comment said. */
  readonly text: string;
  readonly deletedAt: Date;
  /** Account that deleted it, and its name. */
  readonly deletedBy: string | null;
  readonly person: string;
}

const TABLES: Readonly<Record<BinKind, string>> = {
  institution: 'institution',
  post: 'post',
  comment: 'comment',
  edition: 'edition',
  policy_document: 'policy_document',
};

/** What was deleted in a space and can still be restored, the newest first. */
export function readBin(session: Session, space: number): Promise<BinnedRow[]> {
  return session.rows(
    statement(sql<BinnedRow>`
      select d.kind, d.id, d.name, d.text, d.deleted_at as "deletedAt", d.deleted_by as "deletedBy",
        coalesce(a.name, '') as person
      from (
        select 'institution' as kind, space_id, id, name, '' as text, deleted_at, deleted_by from institution
        union all select 'post', space_id, id, null, title, deleted_at, deleted_by from post
        union all select 'comment', space_id, id, null, body, deleted_at, deleted_by from comment
        union all select 'edition', space_id, id, title, '', deleted_at, deleted_by from edition where number is null
        union all select 'policy_document', space_id, id, null, title, deleted_at, deleted_by from policy_document
      ) d left join account a on a.id = d.deleted_by
      where d.space_id = ${space} and d.deleted_at > now() - make_interval(days => ${BIN_DAYS})
      order by d.deleted_at desc, d.kind, d.id`),
  );
}

/** Restores what was deleted. @returns whether there was such a thing, not too long ago and the acting account's to restore */
export async function restoreRow(session: Session, space: number, kind: BinKind, id: number): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`
      update ${sql.table(TABLES[kind])} set deleted_at = null, deleted_by = null
      where space_id = ${space} and id = ${id} and deleted_at > now() - make_interval(days => ${BIN_DAYS})`),
  );
  return count > 0;
}

const OLD = `deleted_at < now() - interval '${BIN_DAYS} days'`;

/**
 * What is removed for good, in this order: what others refer to stays as an empty shell. A comment that was answered
 * loses its text, an institution its addresses.
 */
const EMPTYING = [
  `delete from comment c where c.${OLD} and not exists (
    select from comment r where r.space_id = c.space_id and r.reply_to = c.id)`,
  `update comment set body = '', quote = '' where ${OLD} and body <> ''`,
  `delete from edition e where e.${OLD} and e.number is null`,
  // Versions that came after it stand without it.
  `update policy_document d set previous_id = null where exists (
    select from policy_document p where p.space_id = d.space_id and p.id = d.previous_id and p.${OLD})`,
  `delete from policy_document d where d.${OLD}`,
  `delete from post_holding h where h.${OLD}`,
  `delete from post p where p.${OLD}`,
  `delete from institution i where i.${OLD}
    and not exists (select from member r where r.space_id = i.space_id and r.institution_id = i.id)
    and not exists (select from invitation r where r.space_id = i.space_id and r.institution_id = i.id)
    and not exists (select from post_holding r where r.space_id = i.space_id and r.institution_id = i.id)
    and not exists (select from section_task r where r.space_id = i.space_id and r.institution_id = i.id)
    and not exists (select from validation r where r.space_id = i.space_id and r.institution_id = i.id)
    and not exists (select from contribution r where r.space_id = i.space_id and r.institution_id = i.id)
    and not exists (select from institution r where r.space_id = i.space_id and r.parent_id = i.id)`,
  `update institution set email = '', phone = '', website = '', note = '' where ${OLD}
    and (email, phone, website, note) <> ('', '', '', '')`,
];

/**
 * Removes for good what was deleted more than 30 days ago; the trace of acts keeps that it was there. For the
 * installation itself.
 *
 * @returns how many rows were removed or emptied
 */
export async function emptyBin(session: Session): Promise<number> {
  let removed = 0;
  for (const text of EMPTYING) removed += (await session.change(plainStatement(text))).count;
  return removed;
}
