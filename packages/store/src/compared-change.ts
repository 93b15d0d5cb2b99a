import type { SourceObservation } from '@sterna/statistics';

/** A figure that would come in the place of another. */
export interface ComparedChange {
  readonly observation: SourceObservation;
  /** The value in force; `null` where it is stated as missing. */
  readonly before: number | null;
  /** Id of the release it is from. */
  readonly beforeRelease: number;
  /** (new − old) ÷ |old|; absent when either is missing or the old one is 0. */
  readonly relative?: number;
}

/** What would become of a figure. */
export type Kind = 'added' | 'changed' | 'same' | 'behind' | 'conflicting';
