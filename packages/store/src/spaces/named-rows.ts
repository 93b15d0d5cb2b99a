import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';

type Texts = Readonly<Record<string, string>>;

/** A post, by what it is called: its title, else its kind and sector. */
export interface NamedPost {
  readonly kind: 'focal point' | 'deputy';
  readonly title: string;
  readonly sector: string | null;
}

/** A choice between figures, by what it is about. */
export interface NamedChoice {
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
}

/**
 * What rows that acts are about are called, by the id that acts know them by; rows that the acting account cannot see are
 * absent.
 */
export interface NamedRows {
  readonly accounts: Texts;
  readonly institutions: Readonly<Record<string, Texts>>;
  /** Addresses. */
  readonly invitations: Texts;
  readonly posts: Readonly<Record<string, NamedPost>>;
  /** Who held a post in an entry of its history, and which post. */
  readonly holdings: Readonly<Record<string, { readonly post: string; readonly holder: string }>>;
  readonly editions: Readonly<Record<string, { readonly title: Texts; readonly number: number | null }>>;
  /** By edition and section: `3/remittances`. */
  readonly sections: Readonly<Record<string, Texts>>;
  readonly contributions: Texts;
  readonly choices: Readonly<Record<string, NamedChoice>>;
  /** By short name. */
  readonly spaces: Readonly<Record<string, { readonly name: Texts; readonly place: string | null }>>;
  readonly places: Readonly<Record<string, Texts>>;
  /** Subjects. */
  readonly letters: Texts;
  /** Titles of policy documents. */
  readonly documents: Texts;
}

/** Objects whose id begins with the number of a policy document. */
const ABOUT_DOCUMENTS: ReadonlySet<string> = new Set(['policy_document', 'coding', 'document_theme']);

async function byKey<Value>(session: Session, query: RawBuilder<unknown>): Promise<Readonly<Record<string, Value>>> {
  const rows = await session.rows(statement(query as RawBuilder<{ key: string; value: Value }>));
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

/** Posts, who held them, what they bring and choose: what grows with the work is read for the acts at hand alone. */
export async function readNamedRows(
  session: Session,
  space: number,
  acts: readonly { readonly object: string; readonly objectId: string }[],
): Promise<NamedRows> {
  const idsOf = (object: string): RawBuilder<unknown> => {
    const ids = acts.flatMap((act) => (act.object === object && /^\d{1,9}$/.test(act.objectId) ? [act.objectId] : []));
    return sql`${[...new Set(ids)]}::text[]::integer[]`;
  };
  const documents = acts.flatMap(({ object, objectId }) => {
    const [, id] = ABOUT_DOCUMENTS.has(object) ? (/^(\d{1,9})(?:\/|$)/.exec(objectId) ?? []) : [];
    return id === undefined ? [] : [id];
  });
  return {
    accounts: await byKey(
      session,
      sql`select a.id as key, a.name as value from account a
        where ${space} = 1 or exists (select from member m where m.space_id = ${space} and m.account_id = a.id)`,
    ),
    institutions: await byKey(
      session,
      sql`select id::text as key, name as value from institution where space_id = ${space}`,
    ),
    invitations: await byKey(
      session,
      sql`select id::text as key, email as value from invitation where space_id = ${space}`,
    ),
    posts: await byKey(
      session,
      sql`select id::text as key, jsonb_build_object('kind', kind, 'title', title, 'sector', sector) as value
        from post where space_id = ${space}`,
    ),
    holdings: await byKey(
      session,
      sql`select h.id::text as key, jsonb_build_object('post', h.post_id::text, 'holder', coalesce(nullif(h.holder, ''), a.name, '')) as value
        from post_holding h left join account a on a.id = h.account_id
        where h.space_id = ${space} and h.id = any (${idsOf('post_holding')})`,
    ),
    editions: await byKey(
      session,
      sql`select id::text as key, jsonb_build_object('title', title, 'number', number) as value
        from edition where space_id = ${space}`,
    ),
    sections: await byKey(
      session,
      sql`select e.id || '/' || (s ->> 'id') as key, s -> 'title' as value
        from edition e, jsonb_path_query(e.template, '$.parts[*].**{0 to 2} ? (exists (@.id) && exists (@.title))') s
        where e.space_id = ${space} and jsonb_typeof(s -> 'title') = 'object'`,
    ),
    contributions: await byKey(
      session,
      sql`select id::text as key, title as value from contribution
        where space_id = ${space} and id = any (${idsOf('contribution')})`,
    ),
    choices: await byKey(
      session,
      sql`select id::text as key, jsonb_build_object('indicator', indicator, 'place', ref_area, 'period', period) as value
        from figure_choice where space_id = ${space} and id = any (${idsOf('figure_choice')})`,
    ),
    spaces: await byKey(
      session,
      sql`select code as key, jsonb_build_object('name', name, 'place', place) as value from space`,
    ),
    places: await byKey(session, sql`select code as key, name as value from place where space_id = ${space}`),
    documents: await byKey(
      session,
      sql`select id::text as key, title as value from policy_document
        where space_id = ${space} and id = any (${[...new Set(documents)]}::text[]::integer[])`,
    ),
    letters: await byKey(
      session,
      sql`select id::text as key, subject as value from letter where id = any (${idsOf('letter')})`,
    ),
  };
}
