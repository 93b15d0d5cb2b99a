import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import { inSlices } from './in-slices.ts';
import { savePassedOver } from './passed-over.ts';
import type {
  FoundFacts,
  ReadingToSave,
  StoredBlock,
  StoredDocumentTheme,
  StoredGoal,
  StoredMeasure,
  StoredPassage,
} from './reading.ts';
import { carryOver, renewReading } from './reading-again.ts';

/** What is found takes the place of what nobody said. */
const foundFacts = ({ kind, fromYear, toYear, issuer, level, place, sector }: FoundFacts): RawBuilder<unknown> => sql`
  kind = case when 'kind' = any (said) then kind else coalesce(${kind}, kind) end,
  from_year = case when 'years' = any (said) or coalesce(from_year, to_year) is not null then from_year else ${fromYear}::smallint end,
  to_year = case when 'years' = any (said) or coalesce(from_year, to_year) is not null then to_year else ${toYear}::smallint end,
  issuer = case when 'issuer' = any (said) or issuer <> '' then issuer else coalesce(${issuer}, '') end,
  level = case when 'level' = any (said) then level else coalesce(${level}, level) end,
  sector = case when 'sector' = any (said) then sector else coalesce(sector, ${sector}) end,
  -- The place of its space holds unless a person chose another; what the text seems to be for is said beside it.
  place = case when 'place' = any (said) then place else coalesce(case when reading_asked_at is null then place end,
    (select ${place}::text from space s where s.id = policy_document.space_id and s.place is null)) end,
  found_place = ${place}`;

/**
 * Saves what reading a document gave, in one transaction, in the name of who keeps it. Of one that is read again, all stays
 * that people marked or decided on.
 *
 * @returns false where the document is not there to be read any more
 */
export async function saveReading(session: Session, space: number, id: number, given: ReadingToSave): Promise<boolean> {
  const renewed = await renewReading(session, space, id, given);
  const reading = { ...given, passages: renewed?.fresh ?? given.passages };
  if (!(await saveDocument(session, space, id, reading))) return false;
  await saveText(session, space, id, reading);
  await savePassages(session, space, id, reading);
  await saveProposals(session, space, id, [...reading.passages, ...(renewed?.proposals ?? [])]);
  await saveFound(session, space, id, reading);
  await savePassedOver(session, space, id, reading.passedOver);
  if (renewed !== undefined) await carryOver(session, space, id, renewed.kept, reading.themes);
  return true;
}

async function saveDocument(session: Session, space: number, id: number, reading: ReadingToSave): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`
      update policy_document set state = 'read', format = ${reading.format}, pages = ${reading.pages},
        words = ${reading.words}, languages = ${JSON.stringify(reading.languages)}::jsonb, concepts = ${reading.concepts},
        findings = ${JSON.stringify(reading.findings)}::jsonb, read_at = now(),
        language = case when 'language' = any (said) then language else ${reading.language} end, ${foundFacts(reading.facts)},
        title = case when title = file_name and ${reading.title}::text is not null then ${reading.title}::text else title end
      where space_id = ${space} and id = ${id} and deleted_at is null
        and (state = 'waiting' or (reading_asked_at is not null and signed_off_at is null))`),
  );
  return count > 0;
}

async function saveText(session: Session, space: number, id: number, reading: ReadingToSave): Promise<void> {
  await inSlices(reading.blocks, (json) =>
    session.change(
      statement(sql`
        insert into document_block (space_id, document_id, block, kind, level, page, to_page, language, text, rows, turns)
        select ${space}, ${id}, (r->>'block')::integer, r->>'kind', (r->>'level')::smallint, (r->>'page')::integer,
          (r->>'toPage')::integer, r->>'language', r->>'text', nullif(r->'rows', 'null'),
          array(select value::integer from jsonb_array_elements_text(r->'turns'))
        from jsonb_array_elements(${json}::jsonb) r`),
    ),
  );
}

async function saveFound(session: Session, space: number, id: number, reading: ReadingToSave): Promise<void> {
  await inSlices(reading.measures, (json) =>
    session.change(
      statement(sql`
        insert into measure (space_id, document_id, measure, code, text, page, block, under, body, indicator, budget, period, themes)
        select ${space}, ${id}, (r->>'measure')::integer, r->>'code', r->>'text', (r->>'page')::integer, (r->>'block')::integer,
          r->>'under', r->>'body', r->>'indicator', r->>'budget', r->>'period',
          array(select jsonb_array_elements_text(r->'themes'))
        from jsonb_array_elements(${json}::jsonb) r`),
    ),
  );
  await inSlices(reading.themes, (json) =>
    session.change(
      statement(sql`
        insert into document_theme (space_id, document_id, theme, proposed_depth, proposed_framing, facts)
        select ${space}, ${id}, r->>'theme', (r->>'proposedDepth')::smallint, r->>'proposedFraming', r->'facts'
        from jsonb_array_elements(${json}::jsonb) r
        -- Of one that is read again, what a person settled is there already.
        on conflict do nothing`),
    ),
  );
  await inSlices(reading.goals, (json) =>
    session.change(
      statement(sql`
        insert into addressed_goal (space_id, document_id, kind, code, passages)
        select ${space}, ${id}, r->>'kind', r->>'code', r->'passages' from jsonb_array_elements(${json}::jsonb) r`),
    ),
  );
}

async function savePassages(session: Session, space: number, id: number, { passages }: ReadingToSave): Promise<void> {
  await inSlices(passages, (json) =>
    session.change(
      statement(sql`
        insert into passage (space_id, document_id, passage, block, start, page, language, text, headings, hits, sectors, groups, framing)
        select ${space}, ${id}, (r->>'passage')::integer, (r->>'block')::integer, (r->>'start')::integer, (r->>'page')::integer,
          r->>'language', r->>'text', array(select jsonb_array_elements_text(r->'headings')), r->'hits',
          array(select jsonb_array_elements_text(r->'sectors')), array(select jsonb_array_elements_text(r->'groups')), r->>'framing'
        from jsonb_array_elements(${json}::jsonb) r`),
    ),
  );
}

async function saveProposals(
  session: Session,
  space: number,
  id: number,
  passages: readonly Pick<ReadingToSave['passages'][number], 'passage' | 'themes'>[],
): Promise<void> {
  const themes = passages.flatMap(({ passage, themes: of }) => of.map((theme) => ({ passage, ...theme })));
  await inSlices(themes, (json) =>
    session.change(
      statement(sql`
        insert into passage_theme (space_id, document_id, passage, theme, depth, because, score)
        select ${space}, ${id}, (r->>'passage')::integer, r->>'theme', (r->>'depth')::smallint,
          array(select jsonb_array_elements_text(r->'because')), (r->>'score')::real
        from jsonb_array_elements(${json}::jsonb) r`),
    ),
  );
}

/** Notes that a document could not be read, and why; of one that was read before, that reading stays. */
export async function saveUnreadable(
  session: Session,
  space: number,
  id: number,
  findings: readonly object[],
): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`update policy_document set state = 'unreadable', findings = ${JSON.stringify(findings)}::jsonb, read_at = now()
      where space_id = ${space} and id = ${id} and state = 'waiting'`),
  );
  await session.change(
    statement(sql`update policy_document set reading_asked_at = null,
        findings = case when findings @> ${JSON.stringify(findings)}::jsonb then findings else findings || ${JSON.stringify(findings)}::jsonb end
      where space_id = ${space} and id = ${id} and state = 'read' and reading_asked_at is not null`),
  );
  return count > 0;
}

/** Blocks of a document in reading order. @param from first block; @param most how many at most */
export function readBlocks(
  session: Session,
  space: number,
  id: number,
  from = 0,
  most = 1_000_000,
): Promise<StoredBlock[]> {
  return session.rows(
    statement(sql<StoredBlock>`
      select block, kind, level, page, to_page as "toPage", language, text, rows, turns from document_block
      where space_id = ${space} and document_id = ${id} and block >= ${from} order by block limit ${most}`),
  );
}

/** Blocks of which some part stands on a page, in reading order. @param page counted from 1 */
export function readPageBlocks(session: Session, space: number, id: number, page: number): Promise<StoredBlock[]> {
  return session.rows(
    statement(sql<StoredBlock>`
      select block, kind, level, page, to_page as "toPage", language, text, rows, turns from document_block
      where space_id = ${space} and document_id = ${id} and page <= ${page} and to_page >= ${page} order by block`),
  );
}

/** Passages of a document with what the machine proposes of each; without proposals for those who code blind. */
export function readPassages(session: Session, space: number, id: number, theme?: string): Promise<StoredPassage[]> {
  return session.rows(
    statement(sql<StoredPassage>`
      with holding as materialized (select * from held_themes(${space}, ${id}))
      select p.passage, p.block, p.start, p.page, p.language, p.text, p.headings,
        coalesce((select jsonb_agg(jsonb_build_object('theme', h.theme, 'depth', h.depth, 'isDecided', h.is_decided)
            order by h.depth desc, h.theme) from holding h where h.passage = p.passage), '[]') as held,
        -- Who codes blind reads the passage, and nothing of what the machine says of it: the view is empty then.
        coalesce(r.hits, '[]') as hits, coalesce(r.sectors, '{}') as sectors, coalesce(r.groups, '{}') as groups,
        coalesce(r.framing, 'neutral') as framing,
        p.added_by is not null as "isAdded", p.added_at as "addedAt", p.missing,
        coalesce((select jsonb_agg(jsonb_build_object('theme', t.theme, 'depth', t.depth, 'because', t.because, 'score', t.score)
            order by t.depth desc, t.theme)
          from passage_theme t where t.space_id = p.space_id and t.document_id = p.document_id and t.passage = p.passage), '[]') as themes
      from passage p
      left join passage_reading r on r.space_id = p.space_id and r.document_id = p.document_id and r.passage = p.passage
      where p.space_id = ${space} and p.document_id = ${id}
        and (${theme ?? null}::text is null or exists (select from passage_theme t where t.space_id = p.space_id
          and t.document_id = p.document_id and t.passage = p.passage and t.theme = ${theme ?? null}))
      order by p.block, p.start`),
  );
}

/** How a document treats each theme, as proposed and as decided. */
export function readDocumentThemes(session: Session, space: number, id: number): Promise<StoredDocumentTheme[]> {
  return session.rows(
    statement(sql<StoredDocumentTheme>`
      select theme, proposed_depth as "proposedDepth", proposed_framing as "proposedFraming", facts, depth, framing, reason,
        decided_at as "decidedAt"
      from document_theme where space_id = ${space} and document_id = ${id} order by theme`),
  );
}

/** What a document commits to; nothing for those who code it blind. */
export function readMeasures(session: Session, space: number, id: number): Promise<StoredMeasure[]> {
  return session.rows(
    statement(sql<StoredMeasure>`
      select measure, code, text, page, block, under, body, indicator, budget, period, themes from measure
      where space_id = ${space} and document_id = ${id} order by measure`),
  );
}

/** The goals a document addresses. */
export function readGoals(session: Session, space: number, id: number): Promise<StoredGoal[]> {
  return session.rows(
    statement(sql<StoredGoal>`
      select kind, code, passages from addressed_goal where space_id = ${space} and document_id = ${id} order by kind, code`),
  );
}
