import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import type { DocumentKind } from './documents.ts';

/** Names a document. */
export interface DocumentAt {
  readonly space: number;
  readonly id: number;
}

/** How deep a document goes with a theme: as people decided, or as the machine proposes where nobody has. */
export interface StoredDepth {
  readonly space: number;
  readonly document: number;
  readonly theme: string;
  readonly depth: number;
  readonly framing: string;
  readonly isDecided: boolean;
}

/** The passage that shows best how a document treats a theme. */
export interface StoredBestPassage {
  readonly space: number;
  readonly document: number;
  readonly theme: string;
  readonly block: number;
  readonly page: number;
  readonly language: string;
  readonly text: string;
  readonly depth: number;
}

/** What another document commits to on a theme. */
export interface StoredExample {
  readonly theme: string;
  readonly space: number;
  readonly spaceCode: string;
  readonly document: number;
  readonly title: string;
  readonly place: string | null;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly isOpen: boolean;
  readonly block: number;
  readonly page: number;
  readonly language: string;
  readonly code: string | null;
  readonly text: string;
  readonly body: string | null;
  readonly indicator: string | null;
  readonly budget: string | null;
}

/** A policy document with its score, as a profile lists it. */
export interface StoredPolicy {
  readonly space: number;
  readonly spaceCode: string;
  readonly id: number;
  readonly title: string;
  readonly language: string;
  readonly kind: DocumentKind;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly isOpen: boolean;
  readonly isSignedOff: boolean;
  /** Themes with a depth above 0. */
  readonly treated: number;
  /** Themes with an objective or measure, or more. */
  readonly acted: number;
  /** Measures that concern migration. */
  readonly measures: number;
}

/** Some documents as one parameter. */
const named = (documents: readonly DocumentAt[]): string =>
  JSON.stringify(documents.map(({ space, id }) => [space, id]));

/** Whether columns name one of some documents. */
function among(documents: readonly DocumentAt[], space: string, document: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(space)}, ${sql.ref(document)}) in (
    select (n->>0)::integer, (n->>1)::integer from jsonb_array_elements(${named(documents)}::jsonb) n)`;
}

/** Depth of every theme in some documents. */
export function readDepths(session: Session, documents: readonly DocumentAt[]): Promise<StoredDepth[]> {
  return session.rows(
    statement(sql<StoredDepth>`
      select t.space_id as space, t.document_id as document, t.theme, coalesce(t.depth, t.proposed_depth)::integer as depth,
        coalesce(t.framing, t.proposed_framing) as framing, t.depth is not null as "isDecided"
      from document_theme t where ${among(documents, 't.space_id', 't.document_id')}
      order by t.space_id, t.document_id, t.theme`),
  );
}

/** What holds of a theme of a passage: as settled, else as people decided, else as the machine proposes. */
export interface StoredHeldTheme {
  readonly passage: number;
  /** Theme of the vocabulary, or `migration`. */
  readonly theme: string;
  /** 0 where a person said that the theme is not there. */
  readonly depth: number;
  readonly isDecided: boolean;
}

/** What holds of the passages of a document; nothing for those who code it blind. */
export function readHeldThemes(session: Session, { space, id }: DocumentAt): Promise<StoredHeldTheme[]> {
  return session.rows(
    statement(sql<StoredHeldTheme>`
      select passage, theme, depth, is_decided as "isDecided" from held_themes(${space}, ${id}) order by passage, theme`),
  );
}

/** For each theme of some documents the passage that goes deepest by what holds of it, the surest first. */
export function readBestPassages(session: Session, documents: readonly DocumentAt[]): Promise<StoredBestPassage[]> {
  return session.rows(
    statement(sql<StoredBestPassage>`
      with asked as (
        select (n->>0)::integer as space_id, (n->>1)::integer as document_id
        from jsonb_array_elements(${named(documents)}::jsonb) n)
      select distinct on (p.space_id, p.document_id, h.theme) p.space_id as space, p.document_id as document, h.theme, p.block,
        p.page, p.language, p.text, h.depth
      from asked a
      cross join lateral held_themes(a.space_id, a.document_id) h
      join passage p on p.space_id = a.space_id and p.document_id = a.document_id and p.passage = h.passage
      join document_block b on b.space_id = p.space_id and b.document_id = p.document_id and b.block = p.block
      left join passage_theme t on t.space_id = p.space_id and t.document_id = p.document_id and t.passage = p.passage
        and t.theme = h.theme
      where h.depth > 0 and h.theme <> 'migration'
      -- What a person marked is as sure as can be; a heading or a word in a list says little by itself.
      order by p.space_id, p.document_id, h.theme, h.depth desc, (b.kind = 'heading' or length(p.text) < 40), coalesce(t.score, 1) desc, p.passage`),
  );
}

/**
 * What documents of other places commit to on some themes, of those that the reader may see: measures with indicator, body
 * and budget first, then those in the language asked for, then those that speak of little else; of each document a few.
 *
 * @param at place that is looked at, and language of the reader
 * @param most for each theme
 */
export function readExamples(
  session: Session,
  themes: readonly string[],
  at: { readonly place: string; readonly language: string | null },
  most: number,
): Promise<StoredExample[]> {
  if (themes.length === 0) return Promise.resolve([]);
  return session.rows(
    statement(sql<StoredExample>`
      with wanted as (select jsonb_array_elements_text(${JSON.stringify(themes)}::jsonb) as theme),
      found as (
        select w.theme, m.space_id, m.document_id, m.measure, m.block, m.page, m.code, m.text, m.body, m.indicator, m.budget,
          d.title, coalesce(d.place, s.place) as place, s.code as space_code, d.from_year, d.to_year, d.language,
          d.published_at is not null as open, (d.language = ${at.language}::text)::integer as own,
          (m.indicator is not null)::integer + (m.body is not null)::integer + (m.budget is not null)::integer as told,
          cardinality(m.themes) as of_themes
        from wanted w join measure m on w.theme = any (m.themes)
        join policy_document d on d.space_id = m.space_id and d.id = m.document_id and d.deleted_at is null
        join space s on s.id = m.space_id
        where coalesce(d.place, s.place, '') <> ${at.place} and length(m.text) between 40 and 600),
      ranked as (
        select f.*, row_number() over (partition by f.theme, f.space_id, f.document_id
          order by f.told desc, f.of_themes, abs(length(f.text) - 160), f.measure) as nth from found f),
      placed as (
        select r.*, row_number() over (partition by r.theme order by coalesce(r.own, 0) + r.told desc, r.of_themes, r.nth,
          r.space_id, r.document_id) as place_in
        from ranked r where r.nth <= 2)
      select theme, space_id as space, space_code as "spaceCode", document_id as document, title, place, from_year as "fromYear",
        to_year as "toYear", open as "isOpen", block, page, language, code, text, body, indicator, budget
      from placed where place_in <= ${most} order by theme, place_in`),
  );
}

/**
 * Policy documents of a place with their scores, the newest period first: what a profile lists.
 *
 * @param space the space whose own documents are listed too; without it only what is open to everybody
 */
export function readPolicies(session: Session, place: string, space?: number): Promise<StoredPolicy[]> {
  const whose =
    space === undefined ? sql`d.published_at is not null` : sql`(d.published_at is not null or d.space_id = ${space})`;
  return session.rows(
    statement(sql<StoredPolicy>`
      select d.space_id as space, s.code as "spaceCode", d.id, d.title, d.language, d.kind, d.from_year as "fromYear",
        d.to_year as "toYear", d.published_at is not null as "isOpen", d.signed_off_at is not null as "isSignedOff",
        coalesce(t.treated, 0)::integer as treated, coalesce(t.acted, 0)::integer as acted,
        (select count(*)::integer from measure m where m.space_id = d.space_id and m.document_id = d.id and m.themes <> '{}')
          as measures
      from policy_document d join space s on s.id = d.space_id
      left join lateral (
        select count(*) filter (where coalesce(t.depth, t.proposed_depth) > 0) as treated,
          count(*) filter (where coalesce(t.depth, t.proposed_depth) >= 3) as acted
        from document_theme t where t.space_id = d.space_id and t.document_id = d.id) t on true
      where d.state = 'read' and d.deleted_at is null and coalesce(d.place, s.place) = ${place} and ${whose}
        -- Who codes one blind would read scores of it that are wrong: all themes are hidden.
        and not codes_blind(d.space_id, d.id)
      order by coalesce(d.to_year, d.from_year) desc nulls last, d.title, d.space_id, d.id`),
  );
}

/** The same for as long as what everybody may read of policy documents, and their scores, are. */
export async function readOpenState(session: Session): Promise<string> {
  const [row] = await session.rows(
    statement(sql<{ state: string }>`
      select coalesce(md5(string_agg(concat_ws('|', d.space_id, d.id, d.title, d.kind, d.from_year, d.to_year, d.place,
          d.published_at, d.signed_off_at, d.read_at, (select max(t.decided_at) from document_theme t
            where t.space_id = d.space_id and t.document_id = d.id)), ',' order by d.space_id, d.id)), '') as state
      from policy_document d where d.published_at is not null and d.deleted_at is null`),
  );
  return row?.state ?? '';
}
