import type { SeriesKey, SeriesValue } from './observation.ts';

/** A figure taken from a source's file as it stands there. Ids point into the store's lists of releases and file parts. */
export interface ObservedOrigin {
  readonly kind: 'observed';
  readonly release: number;
  readonly part: number;
  readonly row: number;
  readonly column?: number;
}

/** A figure computed from others. */
export interface DerivedOrigin {
  readonly kind: 'derived';
  /** Id of the formula in the indicator catalogue. */
  readonly formula: string;
  /** What it was computed from, every one of them present. */
  readonly inputs: readonly Figure[];
}

/** The value in force of a series at one time, with where it comes from. */
export interface Figure extends SeriesValue<number> {
  /** Of an observed figure, see `SourceObservation.attributes`. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Source, for a figure asked for by its source; another source's may be in force. */
  readonly source?: string;
  readonly origin: ObservedOrigin | DerivedOrigin;
}

/** Which figures are wanted; an absent field means all. */
export interface FigureQuery {
  readonly indicators?: readonly string[];
  readonly places?: readonly string[];
  /** `_T` asks for totals only. */
  readonly counterparts?: readonly string[];
  readonly sexes?: readonly string[];
  readonly ages?: readonly string[];
  readonly units?: readonly string[];
  /** Further dimensions: only figures that have one of these codes, by concept. `_Z` stands for not having it. */
  readonly dimensions?: Readonly<Record<string, readonly string[]>>;
  /** Only what these sources state, from the newest release of each, whether or not it is in force. */
  readonly sources?: readonly string[];
  /** Only what these releases state, by id, whether or not it is in force. */
  readonly releases?: readonly number[];
  /** First and last year, inclusive. */
  readonly from?: number;
  readonly to?: number;
}

/** Looks up figures, stated and derived. */
export type FigureSource = (query: FigureQuery) => Promise<readonly Figure[]>;

/** The address of a figure's trace: its dimensions and period, joined by `~`, safe in a URL. */
export function figureKey(figure: SeriesKey & { readonly period: string; readonly source?: string }): string {
  const extra = Object.entries(figure.dimensions).map(([name, code]) => `${name}=${code}`);
  if (figure.source) extra.push(`@${figure.source}`);
  return [
    figure.indicator,
    figure.refArea,
    figure.counterpart,
    figure.sex,
    figure.age,
    figure.period.replace('/', '--'),
    ...extra,
  ].join('~');
}
