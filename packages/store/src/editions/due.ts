import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import type { StoredTexts } from './edition-rows.ts';

export interface StoredDue {
  readonly kind: 'write' | 'review' | 'merge' | 'suggestion' | 'comment' | 'validate' | 'publish';
  readonly space: number;
  readonly code: string;
  readonly edition: number;
  readonly section: string | null;
  readonly language: 'fr' | 'en' | 'es' | 'ar' | null;
  readonly due: string | null;
  readonly isOverdue: boolean;
  readonly count: number;
}

/**
 * What waits for the acting account in the editions of its spaces: sections of its institution to write, sections to
 * review, texts of its own that stand aside, suggestions and comments in sections that it writes, editions to validate
 * and to publish. Overdue first, then by date.
 */
export function readDue(session: Session): Promise<StoredDue[]> {
  return session.rows(
    statement(sql<StoredDue>`
      with open as (
        select e.space_id, e.id, e.state, e.due, s.code, m.role, m.institution_id,
          e.space_id = any ((select spaces_as('focal point'))::integer[]) as keeps,
          e.space_id = any ((select spaces_as('focal point', 'reviewer'))::integer[]) as reviews
        from edition e join space s on s.id = e.space_id
        join member m on m.space_id = e.space_id and m.account_id = acting_account() and m.ended_at is null
        where e.space_id = any ((select my_spaces())::integer[]) and e.state in ('draft', 'under review', 'validated') and e.deleted_at is null
      ), task as (
        select t.*, o.keeps, o.reviews, o.institution_id as mine, o.role,
          o.state <> 'validated' and may_write_section(t.space_id, t.edition_id, t.section) as writes
        from section_task t join open o on o.space_id = t.space_id and o.id = t.edition_id
      ), due as (
        select 'write' as kind, space_id, edition_id, section, null as language, due, 1 as count from task
        where state = 'to write' and institution_id = mine and writes
        union all
        select 'review', space_id, edition_id, section, null, due, 1 from task where state = 'written' and reviews
        union all
        select 'merge', x.space_id, x.edition_id, x.section, x.language, null, count(*) from section_text x
          join task t on t.space_id = x.space_id and t.edition_id = x.edition_id and t.section = x.section and t.writes
          where x.standing = 'aside' and x.author = acting_account() group by 1, 2, 3, 4, 5
        union all
        select 'suggestion', x.space_id, x.edition_id, x.section, x.language, null, count(*) from section_text x
          join task t on t.space_id = x.space_id and t.edition_id = x.edition_id and t.section = x.section and t.writes
            and (t.role <> 'focal point' or t.institution_id is null or t.institution_id = t.mine)
          where x.standing = 'open' and x.author <> acting_account() group by 1, 2, 3, 4, 5
        union all
        select 'comment', c.space_id, c.edition_id, c.section, c.language, null, count(*) from comment c
          join task t on t.space_id = c.space_id and t.edition_id = c.edition_id and t.section = c.section and t.writes
            and (t.role <> 'focal point' or t.institution_id is null or t.institution_id = t.mine)
          where c.reply_to is null and c.resolved_at is null and c.deleted_at is null and c.author <> acting_account()
          group by 1, 2, 3, 4, 5
        union all
        select 'validate', space_id, id, null, null, due, 1 from open
        where state = 'under review' and role = 'reviewer' and institution_id is not null and not exists (
          select from validation v where v.space_id = open.space_id and v.edition_id = open.id
            and v.institution_id = open.institution_id)
        union all
        select 'publish', space_id, id, null, null, due, 1 from open where state = 'validated' and keeps
      )
      select d.kind, d.space_id as space, o.code, d.edition_id as edition, d.section, d.language,
        to_char(d.due, 'YYYY-MM-DD') as due, coalesce(d.due < current_date, false) as "isOverdue", d.count::integer as count
      from due d join open o on o.space_id = d.space_id and o.id = d.edition_id
      order by coalesce(d.due < current_date, false) desc, d.due nulls last, d.space_id, d.edition_id, d.section, d.kind`),
  );
}

/** What an edition is called, and its sections. */
export interface StoredOutline {
  readonly space: number;
  readonly edition: number;
  readonly title: StoredTexts;
  readonly template: object;
}

/** Titles and templates of editions that the acting account sees. */
export function readOutlines(
  session: Session,
  editions: readonly { readonly space: number; readonly edition: number }[],
): Promise<StoredOutline[]> {
  const [spaces, ids] = [editions.map(({ space }) => space), editions.map(({ edition }) => edition)];
  return session.rows(
    statement(sql<StoredOutline>`
      select e.space_id as space, e.id as edition, e.title, e.template
      from edition e join unnest(${spaces}::integer[], ${ids}::integer[]) as wanted (space, edition)
        on e.space_id = wanted.space and e.id = wanted.edition`),
  );
}
