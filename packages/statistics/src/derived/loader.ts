import type { FigureQuery } from '../figure.ts';
import type { SeriesKey, SeriesValue } from '../observation.ts';

/** An observation in force as the store keeps it. */
export interface ObservationInForce extends SeriesValue {
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
  /** Figures that a country has in force in its own space: whatever their date, they come before any publisher's. */
  readonly isOwn?: boolean;
}

/** What a sum needs to know of the file part that a cell stands in. */
export interface CellFacts {
  readonly source: string;
  readonly release: number;
  readonly dated: string;
  readonly completeOver: readonly string[];
  /** See `ReleaseFacts`. */
  readonly isOwn?: boolean;
}

/** Where observations come from; the store, or a list in a test. */
export interface ObservationLoader {
  observations(query: FigureQuery): Promise<readonly ObservationInForce[]>;
  releases(): Promise<ReadonlyMap<number, ReleaseFacts>>;
  /** Of each file part by id, the dimensions over which the figures of its file are complete. */
  completeness(): Promise<ReadonlyMap<number, readonly string[]>>;
  /** Whether a figure is not to be shown, and nothing computed from it, even where it could be derived. None unless told. */
  readonly hides?: (figure: SeriesKey & { readonly period: string }) => boolean;
}
