import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';

/** Bytes of a piece: a backup takes some hundred rows of a table at once. */
const PIECE = 64 * 1024;

/** The file of a contribution as it is kept. */
export interface StoredContributionFile {
  readonly name: string;
  /** Hexadecimal, of the file as it came. */
  readonly sha256: string;
  /** Bytes of the file as it came. */
  readonly size: number;
  /** How it was read. */
  readonly reading: object;
  /** Packed by gzip. */
  readonly packed: Uint8Array;
}

/** Keeps the file of a contribution, in the transaction that adds it. @param packed by gzip */
export async function addContributionFile(
  session: Session,
  at: { readonly space: number; readonly contribution: number },
  packed: Uint8Array,
): Promise<void> {
  for (let start = 0, piece = 1; start < packed.length; start += PIECE, piece += 1) {
    await session.change(
      statement(sql`
        insert into contribution_file (space_id, contribution_id, piece, bytes)
        values (${at.space}, ${at.contribution}, ${piece}, ${packed.subarray(start, start + PIECE)})`),
    );
  }
}

/** Bytes of all files kept in a space, as they came; for its members. */
export async function readKeptBytes(session: Session, space: number): Promise<number> {
  const [found] = await session.rows(
    statement(sql<{ bytes: number }>`
      select coalesce(sum(file_size), 0)::double precision as bytes from contribution where space_id = ${space}`),
  );
  return found?.bytes ?? 0;
}

/** The file of a contribution; `undefined` where there is none, or the acting account may not have it. */
export async function readContributionFile(
  session: Session,
  space: number,
  contribution: number,
): Promise<StoredContributionFile | undefined> {
  const [facts] = await session.rows(
    statement(sql<Omit<StoredContributionFile, 'packed'>>`
      select file_name as name, file_sha256 as sha256, file_size::double precision as size, coalesce(file_reading, '{}') as reading
      from contribution where space_id = ${space} and id = ${contribution} and file_size is not null`),
  );
  const pieces = await session.rows(
    statement(sql<{ bytes: Uint8Array }>`
      select bytes from contribution_file where space_id = ${space} and contribution_id = ${contribution} order by piece`),
  );
  if (!facts || pieces.length === 0) return undefined;
  return { ...facts, packed: Buffer.concat(pieces.map(({ bytes }) => bytes)) };
}
