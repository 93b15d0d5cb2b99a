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

/** Whether columns name one of some documents. */
function among(documents: readonly DocumentAt[], space: string, document: string): RawBuilder<boolean> {
  const named = JSON.stringify(documents.map(({ space: of, id }) => [of, id]));
  return sql<boolean>`(${sql.ref(space)}, ${sql.ref(document)}) in (
    select (n->>0)::integer, (n->>1)::integer from jsonb_array_elements(${named}::jsonb) n)`;
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

/**
 * For each theme of some documents the passage that goes deepest, the surest first. What people rejected is left out, what
 * they added counts.
 *
 * @param withDecisions whether the reader may see decisions: members may
 */
export function readBestPassages(
  session: Session,
  documents: readonly DocumentAt[],
  withDecisions: boolean,
): Promise<StoredBestPassage[]> {
  const rejected = withDecisions
    ? sql`and not exists (select from coding_decision r where r.space_id = t.space_id and r.document_id = t.document_id
        and r.passage = t.passage and r.theme in (t.theme, 'migration') and r.verdict = 'rejected' and r.ended_at is null)`
    : sql``;
  const decided = withDecisions
    ? sql`union all select d.space_id, d.document_id, d.passage, d.theme, d.depth, 1 from coding_decision d
        where d.ended_at is null and d.verdict <> 'rejected' and ${among(documents, 'd.space_id', 'd.document_id')}`
    : sql``;
  return session.rows(
    statement(sql<StoredBestPassage>`
      with candidate as (
        select t.space_id, t.document_id, t.passage, t.theme, t.depth, t.score from passage_theme t
        where ${among(documents, 't.space_id', 't.document_id')} ${rejected} ${decided})
      select distinct on (c.space_id, c.document_id, c.theme) c.space_id as space, c.document_id as document, c.theme, p.block,
        p.page, p.language, p.text, c.depth::integer as depth
      from candidate c
      join passage p on p.space_id = c.space_id and p.document_id = c.document_id and p.passage = c.passage
      join document_block b on b.space_id = p.space_id and b.document_id = p.document_id and b.block = p.block
      order by c.space_id, c.document_id, c.theme, c.depth desc, (b.kind = 'heading'), c.score desc, c.passage`),
  );
}

/**
 * What other documents that the reader may see commit to on some themes: those with indicator, body and budget first, of
 * each document one for a theme.
 *
 * @param but documents that are being looked at
 * @param most for each theme
 */
export function readExamples(
  session: Session,
  themes: readonly string[],
  but: readonly DocumentAt[],
  most: number,
): Promise<StoredExample[]> {
  if (themes.length === 0) return Promise.resolve([]);
  return session.rows(
    statement(sql<StoredExample>`
      with wanted as (select jsonb_array_elements_text(${JSON.stringify(themes)}::jsonb) as theme),
      found as (
        select w.theme, m.*, (m.indicator is not null)::integer + (m.body is not null)::integer + (m.budget is not null)::integer
          as told, row_number() over (partition by w.theme, m.space_id, m.document_id
            order by (m.indicator is not null)::integer + (m.body is not null)::integer + (m.budget is not null)::integer desc,
              abs(length(m.text) - 160), m.measure) as nth
        from wanted w join measure m on w.theme = any (m.themes)
        where not ${among(but, 'm.space_id', 'm.document_id')} and length(m.text) between 30 and 600),
      ranked as (
        select f.*, row_number() over (partition by f.theme order by f.told desc, f.space_id, f.document_id) as place_in
        from found f
        join policy_document d on d.space_id = f.space_id and d.id = f.document_id and d.deleted_at is null
        where f.nth = 1)
      select r.theme, r.space_id as space, s.code as "spaceCode", r.document_id as document, d.title,
        coalesce(d.place, s.place) as place, d.from_year as "fromYear", d.to_year as "toYear",
        d.published_at is not null as "isOpen", r.block, r.page, d.language, r.code, r.text, r.body, r.indicator, r.budget
      from ranked r
      join policy_document d on d.space_id = r.space_id and d.id = r.document_id
      join space s on s.id = r.space_id
      where r.place_in <= ${most} order by r.theme, r.place_in`),
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
      order by coalesce(d.to_year, d.from_year) desc nulls last, d.title, d.space_id, d.id`),
  );
}

/** The same for as long as what everybody may read of policy documents, and their scores, are. */
export async function readOpenState(session: Session): Promise<string> {
  const [row] = await session.rows(
    statement(sql<{ state: string }>`
      select coalesce(md5(string_agg(concat_ws('|', d.space_id, d.id, d.title, d.kind, d.from_year, d.to_year, d.place,
          d.published_at, d.signed_off_at, (select max(t.decided_at) from document_theme t
            where t.space_id = d.space_id and t.document_id = d.id)), ',' order by d.space_id, d.id)), '') as state
      from policy_document d where d.published_at is not null and d.deleted_at is null`),
  );
  return row?.state ?? '';
}
