import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import type { StoredTexts } from './edition-rows.ts';

/** Number that the next published edition of a space gets. */
export async function readNextNumber(session: Session, space: number): Promise<number> {
  const [found] = await session.rows(
    statement(sql<{ next: number }>`
      select (coalesce(max(number), 0) + 1)::integer as next from edition where space_id = ${space}`),
  );
  return found?.next ?? 1;
}

/** One language of an edition that is published. */
export interface AddedDocument {
  readonly language: string;
  readonly document: object;
  readonly figures: readonly object[];
  readonly sha256: string;
}

/** Keeps the document of an edition in one language. */
export async function addDocument(
  session: Session,
  space: number,
  edition: number,
  added: AddedDocument,
): Promise<void> {
  await session.change(
    statement(sql`
      insert into edition_document (space_id, edition_id, language, document, figures, sha256)
      values (${space}, ${edition}, ${added.language}, ${JSON.stringify(added.document)}::jsonb,
        ${JSON.stringify(added.figures)}::jsonb, ${added.sha256})`),
  );
}

/** Gives an edition its number and its hash; the one published before is superseded. */
export async function markPublished(
  session: Session,
  space: number,
  edition: number,
  published: { readonly number: number; readonly sha256: string },
): Promise<void> {
  await session.change(
    statement(sql`
      update edition set state = 'superseded', superseded_at = now()
      where space_id = ${space} and state = 'published' and id <> ${edition}`),
  );
  await session.change(
    statement(sql`
      update edition set state = 'published', number = ${published.number}, content_sha256 = ${published.sha256},
        published_by = acting_account(), published_at = now()
      where space_id = ${space} and id = ${edition}`),
  );
}

/** The edition published after another. */
export interface StoredSuccessor {
  readonly number: number;
  readonly isCorrection: boolean;
  /** Why it corrects the one before; empty where it does not. */
  readonly reason: string;
}

/** A validation as it is published with its edition. */
export interface StoredPublishedValidation {
  readonly institution: StoredTexts;
  readonly note: string;
  readonly reference: string;
  /** ISO date. */
  readonly referenceDate: string | null;
  readonly at: string;
}

export interface StoredPublication {
  readonly space: number;
  readonly edition: number;
  readonly spaceCode: string;
  readonly spaceName: StoredTexts;
  readonly isDemonstration: boolean;
  readonly place: string | null;
  readonly number: number;
  readonly title: StoredTexts;
  readonly state: 'published' | 'superseded';
  readonly languages: readonly ('fr' | 'en' | 'es' | 'ar')[];
  readonly publishedAt: Date;
  readonly supersededAt: Date | null;
  readonly corrects: number | null;
  readonly reason: string;
  readonly newest: number;
  /** The edition that took its place, and why where it corrects this one. */
  readonly successor: StoredSuccessor | null;
  readonly sha256: string;
  readonly template: object;
  readonly validations: readonly StoredPublishedValidation[];
}

/** Published editions, the newest first. For anybody. @param code of one space alone @param number of one edition alone */
export function readPublications(session: Session, code?: string, number?: number): Promise<StoredPublication[]> {
  const [only, wanted] = [code ?? null, number ?? null];
  return session.rows(
    statement(sql<StoredPublication>`
      select e.space_id as space, e.id as edition, s.code as "spaceCode", s.name as "spaceName",
        s.demonstration as "isDemonstration", place_of(s.id) as place, e.number, e.title, e.state, e.languages,
        e.published_at as "publishedAt", e.superseded_at as "supersededAt", e.reason, e.content_sha256 as sha256, e.template,
        (select c.number from edition c where c.space_id = e.space_id and c.id = e.corrects) as corrects,
        (select max(n.number) from edition n where n.space_id = e.space_id) as newest,
        (select json_build_object('number', n.number, 'isCorrection', coalesce(n.corrects = e.id, false), 'reason', n.reason)
          from edition n where n.space_id = e.space_id and n.number > e.number order by n.number limit 1) as successor,
        coalesce((select json_agg(json_build_object('institution', i.name, 'note', v.note, 'reference', v.reference,
          'referenceDate', v.reference_date, 'at', v.at) order by v.at)
          from validation v join institution i on i.space_id = v.space_id and i.id = v.institution_id
          where v.space_id = e.space_id and v.edition_id = e.id), '[]') as validations
      from edition e join space s on s.id = e.space_id
      where e.number is not null and (${only}::text is null or s.code = ${only})
        and (${wanted}::integer is null or e.number = ${wanted})
      order by e.published_at desc, e.space_id, e.number desc`),
  );
}

export interface StoredDocument {
  readonly language: 'fr' | 'en' | 'es' | 'ar';
  readonly document: object;
  readonly figures: readonly object[];
  readonly sha256: string;
}

/** Documents of a published edition. @param language of this one alone */
export function readDocuments(
  session: Session,
  space: number,
  edition: number,
  language?: string,
): Promise<StoredDocument[]> {
  const only = language ?? null;
  return session.rows(
    statement(sql<StoredDocument>`
      select language, document, figures, sha256 from edition_document
      where space_id = ${space} and edition_id = ${edition} and (${only}::text is null or language = ${only})
      order by language`),
  );
}
