import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';

export type NewsKind =
  | 'edition begun'
  | 'edition published'
  | 'text written'
  | 'text suggested'
  | 'comment made'
  | 'validation given'
  | 'data brought'
  | 'data accepted'
  | 'data declined'
  | 'document brought'
  | 'document opened'
  | 'institution added'
  | 'member joined';

/** What changed in a space, told once for all that is alike. */
export interface StoredNews {
  readonly kind: NewsKind;
  /** The last time. */
  readonly at: Date;
  readonly account: string | null;
  readonly person: string;
  /** Id of the edition; none where it is about none. */
  readonly edition: number | null;
  readonly section: string | null;
  /** What it is about, by language or in one. */
  readonly name: Readonly<Record<string, string>> | null;
  readonly text: string;
  /** How often since then. */
  readonly count: number;
}

/**
 * What others than the acting account changed in a space since a moment, the newest first. More than three institutions
 * or members of one day are one line without names: a directory that was read in would hide everything else.
 */
export function readNews(session: Session, space: number, since: Date, limit: number): Promise<StoredNews[]> {
  return session.rows(
    statement(sql<StoredNews>`
      select n.kind, max(n.at) as at, n.account, coalesce(max(a.name), '') as person, n.edition, n.section,
        n.name::jsonb as name, n.text, count(*)::integer as count
      from (select kind, at, edition, section, case when is_many then day end as day,
        case when not is_many then account end as account, case when not is_many then name end as name, text
      from (select *, kind in ('institution added', 'member joined') and count(*) over (partition by kind, day) > 3 as is_many
      from (select *, (at at time zone 'UTC')::date as day from (
        select 'edition begun' as kind, created_at as at, created_by as account, id as edition, null as section,
          title::text as name, '' as text from edition where space_id = ${space} and deleted_at is null
        union all select 'edition published', published_at, published_by, id, null, title::text, ''
          from edition where space_id = ${space} and number is not null
        union all select case kind when 'suggested' then 'text suggested' else 'text written' end, at, author, edition_id,
          section, null, '' from section_text where space_id = ${space}
        union all select 'comment made', at, author, edition_id, section, null, ''
          from comment where space_id = ${space} and deleted_at is null
        union all select 'validation given', v.at, v.account_id, v.edition_id, null, i.name::text, ''
          from validation v join institution i on i.space_id = v.space_id and i.id = v.institution_id
          where v.space_id = ${space}
        union all select 'data brought', brought_at, brought_by, null, null, null, title
          from contribution where space_id = ${space}
        union all select 'data ' || state, decided_at, decided_by, null, null, null, title
          from contribution where space_id = ${space} and state in ('accepted', 'declined')
        union all select 'document brought', brought_at, brought_by, null, null, null, title
          from policy_document where space_id = ${space} and deleted_at is null
        union all select 'document opened', published_at, null, null, null, null, title
          from policy_document where space_id = ${space} and deleted_at is null and published_at is not null
        union all select 'institution added', created_at, null, null, null, name::text, ''
          from institution where space_id = ${space} and deleted_at is null
        union all select 'member joined', since, account_id, null, null, null, ''
          from member where space_id = ${space} and ended_at is null
      ) each where at > ${since.toISOString()}::timestamptz and account is distinct from acting_account()
      ) dated) counted) n left join account a on a.id = n.account
      group by n.kind, n.account, n.edition, n.section, n.name, n.text, n.day
      order by max(n.at) desc, n.kind limit ${limit}`),
  );
}

/** Notes that the acting account is here. @returns when it had been here before this visit; none at the first */
export async function noteVisit(session: Session, space: number): Promise<Date | null> {
  const [found] = await session.rows(statement(sql<{ before: Date | null }>`select was_here(${space}) as before`));
  return found?.before ?? null;
}
