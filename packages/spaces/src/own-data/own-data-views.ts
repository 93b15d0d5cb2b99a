import type { FigureLocation, ReadObservations } from '@sterna/evidence';
import type { Figure, Finding, ReadOptions, SeriesKey } from '@sterna/statistics';
import type { StoredChoice, StoredContribution, StoredOwnFigure } from '@sterna/store/own-data';
import type { BroughtFigure } from './check-figures.ts';
import type { BroughtChanges, StandingFigure } from './compare-figures.ts';
import type { Difference } from './difference-between.ts';
import type { Draft } from './drafts.ts';
import type { Choice } from './overlay.ts';
import type { UnevenTotal } from './uneven-totals.ts';

/** What a contributor says of figures. */
export interface ContributionDetails {
  readonly title: string;
  /** Empty for the institution that brings them. */
  readonly publisher: string;
  /** Year, month or day of the publication. */
  readonly dated: string;
  readonly remark: string;
}

/** What an account may do with own data in a space. */
export interface OwnDataStanding {
  /** Indicators of the catalogue that it may bring, in the catalogue's order. */
  readonly bringable: readonly string[];
  /** Code of the space's country or area. */
  readonly place: string | null;
}

/** An uploaded file as it would be brought. */
export interface DraftView {
  readonly draft: Draft;
  readonly read: ReadObservations;
  /** Of the file and of its figures, the gravest first. */
  readonly findings: readonly Finding[];
  readonly figures: readonly BroughtFigure[];
  readonly changes: BroughtChanges;
  /** Figures of other places, which were left out, and those stated as missing. */
  readonly elsewhere: number;
  readonly missing: number;
}

/** One contribution, with a page of its figures. */
export interface ContributionView {
  readonly contribution: StoredContribution;
  readonly figures: readonly StoredOwnFigure[];
  /** Against what is in force; of a contribution that waits to be decided. */
  readonly changes?: BroughtChanges;
  readonly mayWithdraw: boolean;
}

/** Figures that may be chosen between, by series and period. */
export interface FigureDifference extends Partial<Difference> {
  readonly figure: SeriesKey & { readonly period: string };
  readonly own?: StandingFigure;
  readonly public?: StandingFigure;
  /** Which of them is shown in the space. */
  readonly inForce: Choice;
  /** What was chosen, and why; absent where nobody has. */
  readonly choice?: StoredChoice;
  readonly mayDecide: boolean;
}

export interface DifferenceFilter {
  readonly indicator?: string;
  /** Only those that differ by so much: in percent, shares and rates in percentage points. */
  readonly atLeast?: number;
  /** Only those of which this one is shown. */
  readonly inForce?: Choice;
  /** Only those of a year. */
  readonly period?: string;
  /** `size`, the largest first, unless told; by indicator, or by period, the newest first. */
  readonly order?: 'size' | 'indicator' | 'period';
}

/** A figure of a space with where it comes from. */
export interface SpaceTrace {
  readonly key: string;
  /** The country shows no figure here: what is followed is the public one. */
  readonly isHidden?: boolean;
  readonly figure: Figure;
  /** For an own figure: its contribution, and where it stands in its file or grid. */
  readonly own?: { readonly contribution: StoredContribution; readonly figure: StoredOwnFigure };
  /** For a figure that is taken from a publisher's file. */
  readonly location?: FigureLocation;
  /** For a derived one: id of the formula and what it was computed from, each once. */
  readonly formula?: string;
  readonly inputs: readonly { readonly key: string; readonly figure: Figure; readonly isOwn: boolean }[];
  readonly standing: StandingFigure;
  /** Own and public figure, where both are there or something was chosen. */
  readonly difference?: FigureDifference;
  /** Stated totals that this one is, or is a part of, and that own figures have parted from their parts. */
  readonly uneven: readonly UnevenTotal[];
  /** What was chosen, the newest first. */
  readonly choices: readonly StoredChoice[];
  readonly mayDecide: boolean;
}

export type FileOptions = Pick<ReadOptions, 'indicator' | 'mapping' | 'source' | 'version' | 'dated'>;
