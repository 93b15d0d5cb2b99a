import type { Sex } from '../../observation.ts';

/** An indicator of ours, with the dimensions that a publisher writes into its code. */
export interface MappedIndicator {
  readonly code: string;
  /** Unit of measure, without multiplier. */
  readonly unit: string;
  readonly sex?: Sex;
  readonly age?: string;
}
