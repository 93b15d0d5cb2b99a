import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';

/** Which file of a published edition. */
export interface EditionFilePlace {
  readonly space: number;
  readonly edition: number;
  readonly language: string;
  readonly format: 'pdf' | 'docx' | 'xlsx';
  /** As it was published, or marked with what took its place. */
  readonly standing: 'published' | 'superseded';
}

export interface StoredEditionFile extends Omit<EditionFilePlace, 'space' | 'edition'> {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** Files that are kept of a published edition, without their bytes. */
export function readEditionFiles(session: Session, space: number, edition: number): Promise<StoredEditionFile[]> {
  return session.rows(
    statement(sql<StoredEditionFile>`
      select language, format, standing, sha256, octet_length(bytes) as size from edition_file
      where space_id = ${space} and edition_id = ${edition} order by language, format, standing`),
  );
}

/** A kept file; `undefined` when it has not been made yet. */
export async function readEditionFile(session: Session, at: EditionFilePlace): Promise<Uint8Array | undefined> {
  const [found] = await session.rows(
    statement(sql<{ bytes: Uint8Array }>`
      select bytes from edition_file
      where space_id = ${at.space} and edition_id = ${at.edition} and language = ${at.language} and format = ${at.format}
        and standing = ${at.standing}`),
  );
  return found?.bytes;
}

/** Keeps a file for good; where another was quicker, that one stays. As the installation. */
export async function addEditionFile(
  session: Session,
  at: EditionFilePlace,
  file: { readonly bytes: Uint8Array; readonly sha256: string },
): Promise<void> {
  await session.change(
    statement(sql`
      insert into edition_file (space_id, edition_id, language, format, standing, bytes, sha256)
      values (${at.space}, ${at.edition}, ${at.language}, ${at.format}, ${at.standing}, ${file.bytes}, ${file.sha256})
      on conflict do nothing`),
  );
}
