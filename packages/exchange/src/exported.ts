import type { SeriesValue } from '@sterna/statistics';

/**
 * An observation on its way out: what is stated, or derived from it, with the release it is from. Its value is `null` where
 * the source states it as missing.
 */
export interface ExportedObservation extends SeriesValue {
  /** Derived figures carry their formula as `DERIVATION`. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Id of the source; those of a derived figure joined by `+`. */
  readonly source: string;
  /** Version of the release. */
  readonly release: string;
  /** ISO date of the release. */
  readonly dated: string;
}

export type ExportFormat = 'csv' | 'xlsx' | 'sdmx-csv' | 'sdmx-json' | 'sdmx-ml';
