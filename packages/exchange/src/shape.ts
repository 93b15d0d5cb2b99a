import type { Structure } from '@sterna/sdmx';
import type { PublisherIndicator } from '@sterna/statistics';

/**
 * What has to be known of data before they can be described in SDMX: which dimensions and attributes there are, and which
 * codes occur. `shapeOf` finds it out from observations; the store tells it for all that it holds.
 *
 * Codes and ids are as the store has them. Those that SDMX does not allow (`SM.POP.NETM`) are written by `sdmxCode`.
 */
export interface EvidenceShape {
  /** By id. Derived figures made from several sources have one of their own, such as `UNDESA_STOCK+WB_WDI`. */
  readonly sources: readonly SourceShape[];
  /** Publishers' own indicators among them, for their titles. */
  readonly indicators: readonly PublisherIndicator[];
  /** Structures that were imported with the data: codes of further dimensions take their names from them. */
  readonly structures?: readonly Structure[];
}

/** What the data of one source have. */
export interface SourceShape {
  readonly id: string;
  /** Releases that figures are from, newest first. */
  readonly releases: readonly { readonly version: string; readonly dated: string }[];
  /**
   * Codes in use, sorted, by dimension: of `INDICATOR`, `REF_AREA`, `COUNTERPART_AREA`, `SEX`, `AGE`, `UNIT_MEASURE`.
   */
  readonly codes: Readonly<Record<KeyDimension, readonly string[]>>;
  /** Further dimensions with their codes in use, without `_Z`, which all of them may have. */
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  /** Further attributes (`SourceObservation.attributes`) that occur, sorted. */
  readonly attributes: readonly string[];
  /** First and last period, and how many there are, where it is known. */
  readonly from?: string;
  readonly to?: string;
  readonly series?: number;
  readonly observations?: number;
}

/** The dimensions that every observation has, its time and frequency aside. */
export type KeyDimension = 'INDICATOR' | 'REF_AREA' | 'COUNTERPART_AREA' | 'SEX' | 'AGE' | 'UNIT_MEASURE';
