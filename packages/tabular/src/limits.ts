import type { ReadLimits } from './table.ts';

/** Bounds wide enough for every published file known to us (the largest is about 400 MB unpacked), and no wider. */
export const DEFAULT_LIMITS: ReadLimits = {
  fileBytes: 512 * 1024 * 1024,
  unpackedBytes: 2 * 1024 * 1024 * 1024,
  members: 2_000,
  cellCharacters: 1_000_000,
  columns: 16_384,
};
