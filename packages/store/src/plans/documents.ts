import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';

export type DocumentKind =
  | 'development plan'
  | 'poverty strategy'
  | 'sector plan'
  | 'law'
  | 'local plan'
  | 'cooperation framework'
  | 'adaptation plan'
  | 'migration policy'
  | 'other';
export type DocumentState = 'waiting' | 'read' | 'unreadable';

/** What is said of a document. */
export interface DocumentFacts {
  readonly title: string;
  readonly kind: DocumentKind;
  /** One of the four. */
  readonly language: string;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly issuer: string;
  /** Level of the vocabulary. */
  readonly level: string;
  /** ISO code; none for the place of its space. */
  readonly place: string | null;
  /** Sector of the vocabulary. */
  readonly sector: string | null;
  /** The version that came before. */
  readonly previous: number | null;
}

/** The original as it was given. */
export interface OriginalToAdd {
  /** None for pasted text. */
  readonly name: string | null;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Bytes, as it came. */
  readonly size: number;
  /** The bytes, packed by gzip. */
  readonly packed: Uint8Array;
  /** Which facts a person said; the others are found in the document when it is read. */
  readonly said?: readonly SaidFact[];
}

/** What of a document a person may say, or leave to be found in it. */
export type SaidFact = 'kind' | 'language' | 'years' | 'issuer' | 'level' | 'place' | 'sector';

export interface StoredDocument extends DocumentFacts {
  readonly space: number;
  /** Short name of its space. */
  readonly spaceCode: string;
  readonly id: number;
  readonly fileName: string | null;
  readonly fileSha256: string;
  readonly fileSize: number;
  readonly format: string | null;
  readonly state: DocumentState;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly where: string;
  }[];
  readonly pages: number;
  readonly words: number;
  readonly languages: readonly { readonly language: string; readonly share: number }[];
  readonly concepts: string;
  readonly readAt: Date | null;
  /** When it was asked to be read again; none once it has been. */
  readonly readingAskedAt: Date | null;
  /** Place its text seems to be for. */
  readonly foundPlace: string | null;
  readonly isMine: boolean;
  readonly broughtAt: Date;
  readonly publishedAt: Date | null;
  readonly signedOffAt: Date | null;
  readonly deletedAt: Date | null;
  /** Which facts a person said. */
  readonly said: readonly SaidFact[];
  /** Passages that concern migration, and how many themes are treated (depth above 0). */
  readonly passages: number;
  readonly themes: number;
  readonly measures: number;
}

/** Bytes of a piece of an original. */
const PIECE = 256 * 1024;

/** Enters a document in the name of the acting account; its text follows when it has been read. @returns its number */
export async function addDocument(
  session: Session,
  space: number,
  facts: DocumentFacts,
  original: OriginalToAdd,
): Promise<number> {
  const [added] = await session.rows(
    statement(sql<{ id: number }>`
      insert into policy_document (space_id, title, kind, language, from_year, to_year, issuer, level, place, sector, previous_id,
        file_name, file_sha256, file_size, said, brought_by)
      values (${space}, ${facts.title}, ${facts.kind}, ${facts.language}, ${facts.fromYear}, ${facts.toYear}, ${facts.issuer},
        ${facts.level}, ${facts.place}, ${facts.sector}, ${facts.previous}, ${original.name}, ${original.sha256}, ${original.size},
        array(select jsonb_array_elements_text(${JSON.stringify(original.said ?? [])}::jsonb)), acting_account())
      returning id`),
  );
  if (!added) throw new Error('a document was added without a number');
  for (let start = 0, piece = 1; start < original.packed.length; start += PIECE, piece += 1) {
    await session.change(
      statement(sql`insert into document_file (space_id, document_id, piece, bytes)
        values (${space}, ${added.id}, ${piece}, ${original.packed.subarray(start, start + PIECE)})`),
    );
  }
  return added.id;
}

/** Changes what is said of a document. @returns whether it was: not where it is not the acting account's to change */
export async function changeDocument(
  session: Session,
  space: number,
  id: number,
  facts: DocumentFacts,
): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`
      update policy_document set title = ${facts.title}, kind = ${facts.kind}, language = ${facts.language},
        from_year = ${facts.fromYear}, to_year = ${facts.toYear}, issuer = ${facts.issuer}, level = ${facts.level},
        place = ${facts.place}, sector = ${facts.sector}, previous_id = ${facts.previous}, said = '{kind,language,years,issuer,level,place,sector}'
      where space_id = ${space} and id = ${id} and deleted_at is null`),
  );
  return count > 0;
}

/**
 * Asks for a document to be read again. For who keeps it.
 *
 * @returns whether it was: not where it has not been read, or its review is signed off
 */
export async function askForReading(session: Session, space: number, id: number): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`update policy_document set reading_asked_at = now()
      where space_id = ${space} and id = ${id} and state = 'read' and signed_off_at is null and deleted_at is null`),
  );
  return count > 0;
}

/** Puts a document into the bin, or takes it out. @returns whether it was */
export async function binDocument(session: Session, space: number, id: number, deleted: boolean): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`update policy_document set deleted_at = ${deleted ? sql`now()` : null},
        deleted_by = ${deleted ? sql`acting_account()` : null}
      where space_id = ${space} and id = ${id} and (deleted_at is null) = ${deleted}`),
  );
  return count > 0;
}

/** Opens a document to everybody, or closes it. For the focal point. @returns whether it was */
export async function publishDocument(session: Session, space: number, id: number, isOpen: boolean): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`update policy_document set published_at = ${isOpen ? sql`now()` : null}
      where space_id = ${space} and id = ${id} and state = 'read' and deleted_at is null and (published_at is null) = ${isOpen}`),
  );
  return count > 0;
}

/** Signs the review of a document off, or takes that back. For the focal point. @returns whether it was */
export async function signOffDocument(session: Session, space: number, id: number, isDone: boolean): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`update policy_document set signed_off_at = ${isDone ? sql`now()` : null},
        signed_off_by = ${isDone ? sql`acting_account()` : null}
      where space_id = ${space} and id = ${id} and state = 'read' and deleted_at is null and (signed_off_at is null) = ${isDone}`),
  );
  return count > 0;
}

function documentsWhere(session: Session, condition: RawBuilder<boolean>): Promise<StoredDocument[]> {
  return session.rows(
    statement(sql<StoredDocument>`
      with found as materialized (
        select d.*, s.code, coalesce(d.place, s.place) as of_place from policy_document d join space s on s.id = d.space_id
        where ${condition})
      select d.space_id as space, d.code as "spaceCode", d.id, d.title, d.kind, d.language, d.from_year as "fromYear",
        d.to_year as "toYear", d.issuer, d.level, d.of_place as place, d.sector, d.previous_id as previous,
        d.file_name as "fileName", d.file_sha256 as "fileSha256", d.file_size::double precision as "fileSize", d.format, d.state,
        d.findings, d.pages, d.words, d.languages, d.concepts, d.read_at as "readAt",
        d.reading_asked_at as "readingAskedAt", d.found_place as "foundPlace", d.brought_by = acting_account() as "isMine",
        d.brought_at as "broughtAt", d.published_at as "publishedAt", d.signed_off_at as "signedOffAt", d.deleted_at as "deletedAt",
        d.said, coalesce(c.passages, 0) as passages, coalesce(c.themes, 0) as themes, coalesce(c.measures, 0) as measures
      from found d
      left join count_readings((select array_agg(space_id order by space_id, id) from found),
        (select array_agg(id order by space_id, id) from found)) c on c.space_id = d.space_id and c.document_id = d.id
      order by d.brought_at desc, d.id desc`),
  );
}

export interface DocumentFilter {
  readonly kind?: DocumentKind;
  readonly language?: string;
  /** ISO code. */
  readonly place?: string;
  readonly sector?: string;
  /** A year the document is for. */
  readonly year?: number;
  /** Part of the title or of the issuing body. */
  readonly words?: string;
}

/** Documents of a space, the newest first. */
export function readDocuments(session: Session, space: number, filter: DocumentFilter = {}): Promise<StoredDocument[]> {
  return documentsWhere(session, sql<boolean>`d.space_id = ${space} and ${chosen(filter)}`);
}

/** Documents that everybody may read, of all spaces. */
export function readOpenDocuments(session: Session, filter: DocumentFilter = {}): Promise<StoredDocument[]> {
  return documentsWhere(session, sql<boolean>`d.published_at is not null and ${chosen(filter)}`);
}

/** A document; undefined where there is none, or not for this reader. */
export async function readPolicyDocument(
  session: Session,
  space: number,
  id: number,
): Promise<StoredDocument | undefined> {
  const [found] = await documentsWhere(
    session,
    sql<boolean>`d.space_id = ${space} and d.id = ${id} and d.deleted_at is null`,
  );
  return found;
}

/** A document that everybody may read. @param code short name of its space */
export async function readOpenDocument(
  session: Session,
  code: string,
  id: number,
): Promise<StoredDocument | undefined> {
  const [found] = await documentsWhere(
    session,
    sql<boolean>`s.code = ${code} and d.id = ${id} and d.published_at is not null and d.deleted_at is null`,
  );
  return found;
}

/** The document of a space that has the same original; undefined where there is none. */
export async function findSameOriginal(session: Session, space: number, sha256: string): Promise<number | undefined> {
  const [found] = await session.rows(
    statement(sql<{ id: number }>`
      select id from policy_document where space_id = ${space} and file_sha256 = ${sha256} and deleted_at is null`),
  );
  return found?.id;
}

/** What of the document a filter asks for, over `policy_document d` and its `space s`. */
export function chosen({ kind, language, place, sector, year, words }: DocumentFilter): RawBuilder<boolean> {
  return sql<boolean>`d.deleted_at is null
    and (${kind ?? null}::text is null or d.kind = ${kind ?? null})
    and (${language ?? null}::text is null or d.language = ${language ?? null})
    and (${place ?? null}::text is null or coalesce(d.place, s.place) = ${place ?? null})
    and (${sector ?? null}::text is null or d.sector = ${sector ?? null})
    and (${year ?? null}::integer is null or ${year ?? null}::integer between coalesce(d.from_year, d.to_year) and coalesce(d.to_year, d.from_year))
    and (${words ?? null}::text is null or plain_letters(d.title || ' ' || d.issuer) like '%' || plain_letters(${words ?? null}) || '%')`;
}

/** The original of a document, packed by gzip; undefined where there is none for this reader. */
export async function readOriginal(session: Session, space: number, id: number): Promise<Uint8Array | undefined> {
  const pieces = await session.rows(
    statement(sql<{ bytes: Uint8Array }>`
      select bytes from document_file where space_id = ${space} and document_id = ${id} order by piece`),
  );
  return pieces.length === 0 ? undefined : Buffer.concat(pieces.map(({ bytes }) => bytes));
}
