import { DEFAULT_LIMITS } from '../limits.ts';
import type { ReadLimits } from '../table.ts';
import { type Member, openArchive, UnpackBudget } from './archive.ts';

/** The files inside an archive. Call `close` when done. */
export interface ArchiveMembers {
  readonly members: readonly Member[];
  close(): void;
}

/**
 * Opens a ZIP archive for its members as they are, within the limits.
 *
 * @throws UnreadableFileError `damaged-archive`, `too-large`
 */
export async function openArchiveMembers(path: string, limits: Partial<ReadLimits> = {}): Promise<ArchiveMembers> {
  return openArchive({ path }, new UnpackBudget({ ...DEFAULT_LIMITS, ...limits }));
}

/**
 * Opens a ZIP archive held in memory for its members as they are, within the limits.
 *
 * @throws UnreadableFileError `damaged-archive`, `too-large`
 */
export async function openArchiveBytes(bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<ArchiveMembers> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return openArchive({ bytes: buffer }, new UnpackBudget({ ...DEFAULT_LIMITS, ...limits }));
}
