import type { FigureQuery } from '../figure.ts';
import type { ObservationStatus, SeriesKey } from '../observation.ts';

/** An observation in force as the store keeps it. */
export interface ObservationInForce extends SeriesKey {
  readonly period: string;
  readonly value: number | null;
  readonly status: ObservationStatus;
  readonly note?: string;
  /** See `SourceObservation.attributes`. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly release: number;
  readonly part: number;
  readonly row: number;
  readonly column?: number;
}

/** What derivation needs to know of a release. */
export interface ReleaseFacts {
  readonly id: number;
  readonly source: string;
  readonly version: string;
  /** ISO date. */
  readonly dated: string;
}

/** What a sum needs to know of the file part that a cell stands in. */
export interface CellFacts {
  readonly source: string;
  readonly release: number;
  readonly dated: string;
  readonly completeOver: readonly string[];
}

/** Where observations come from; the store, or a list in a test. */
export interface ObservationLoader {
  observations(query: FigureQuery): Promise<readonly ObservationInForce[]>;
  releases(): Promise<ReadonlyMap<number, ReleaseFacts>>;
  /** Of each file part by id, the dimensions over which the figures of its file are complete. */
  completeness(): Promise<ReadonlyMap<number, readonly string[]>>;
}
