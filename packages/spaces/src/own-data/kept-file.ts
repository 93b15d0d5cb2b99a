import type { ReadOptions } from '@sterna/statistics';

/** The file of a contribution as it came. */
export interface ContributionFile {
  readonly name: string;
  /** Hexadecimal; that of the bytes. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** How it was read. */
  readonly reading: ReadOptions;
}
