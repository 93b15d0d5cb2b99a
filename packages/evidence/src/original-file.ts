import type { StoredPart, StoredRelease } from '@sterna/store';
import { findStarterSet, STARTER_READER } from './starter-data.ts';
import { PART_SEPARATOR } from './starter-table.ts';

/** The publisher's file that figures of a starter table were carried over from. */
export interface OriginalFile {
  readonly file: string;
  /** SHA-256 of the content, in hexadecimal. */
  readonly sha256: string;
  /** Sheet or archive member; absent when the file is one piece. */
  readonly part?: string;
}

/**
 * The publisher's file behind a part of a starter table. Rows and columns of its figures count in this file.
 *
 * @returns `undefined` for parts of other files, which are their publishers' own
 */
export async function findOriginal(release: StoredRelease, part: StoredPart): Promise<OriginalFile | undefined> {
  const read = release.files.find((file) => file.sha256 === part.file.sha256 && file.name === part.file.name);
  if (read?.reader !== STARTER_READER || part.name === undefined) return undefined;
  const [file = '', ...within] = part.name.split(PART_SEPARATOR);
  const set = await findStarterSet(part.file.name);
  const known = set?.files.find(({ name }) => name === file);
  if (!known) return undefined;
  return { file, sha256: known.sha256, ...(within.length > 0 && { part: within.join(PART_SEPARATOR) }) };
}
