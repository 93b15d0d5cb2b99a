import type { Actor } from '@sterna/store';
import type { ContributionFilter, StoredChoice, StoredContribution } from '@sterna/store/own-data';
import type { Language } from '@sterna/vocabulary';
import type { CheckedFigures } from './check-figures.ts';
import type { BroughtChanges } from './compare-figures.ts';
import type { Draft } from './drafts.ts';
import type { GridShape } from './grid.ts';
import type { ContributionFile } from './kept-file.ts';
import type { Choice } from './overlay.ts';
import type {
  ContributionDetails,
  ContributionView,
  DifferenceFilter,
  DraftView,
  FigureDifference,
  FileOptions,
  OwnDataStanding,
  SpaceTrace,
} from './own-data-views.ts';
import type { OwnEvidence } from './space-evidence.ts';
import type { UnevenTotal } from './uneven-totals.ts';

/** A space by its id, and the country or area it is for. */
export interface OwnDataPlace {
  readonly id: number;
  readonly place: string | null;
}

/**
 * Figures that a country brings itself: proposed, decided by their owner, in force in its space and nowhere else.
 *
 * All that a member does is done as that account: the database decides. Functions throw `Refusal` where something is
 * refused, and `Refusal('not-found')` for what is not there or not the account's to see.
 */
export interface OwnData {
  /** What the account may bring. */
  standing(actor: Actor, space: OwnDataPlace): Promise<OwnDataStanding>;

  // Bringing

  /** Takes an uploaded file over, to be looked at before it is sent. @param file is moved away from its path */
  takeFile(actor: Actor, space: OwnDataPlace, file: { readonly name: string; readonly path: string }): Promise<Draft>;
  /** Makes a file to be sent anew of the one that a contribution came with, read as it was. @returns the draft */
  takeAgain(actor: Actor, space: OwnDataPlace, contribution: number): Promise<Draft>;
  /** The account's files that are not sent yet, the newest first. */
  drafts(actor: Actor, space: OwnDataPlace): Promise<readonly Draft[]>;
  draft(actor: Actor, space: OwnDataPlace, id: string): Promise<Draft & { readonly path: string }>;
  /** Reads a file and says what it would bring and change. */
  view(actor: Actor, space: OwnDataPlace, id: string): Promise<DraftView>;
  /** Says how a file is to be read. */
  readOtherwise(actor: Actor, space: OwnDataPlace, id: string, options: FileOptions): Promise<void>;
  discard(actor: Actor, space: OwnDataPlace, id: string): Promise<void>;
  /** Sends a file's figures that have no error. @returns number of the contribution @throws Refusal `invalid` */
  bringFile(actor: Actor, space: OwnDataPlace, id: string, details: ContributionDetails): Promise<number>;
  /** Reads a grid and says what it would change. */
  checkGrid(
    actor: Actor,
    space: OwnDataPlace,
    shape: GridShape,
    cells: readonly (readonly string[])[],
    language: Language,
  ): Promise<CheckedFigures & { readonly changes: BroughtChanges }>;
  /** Sends a grid's figures. @returns number of the contribution @throws Refusal `invalid` with what is wrong with cells */
  bringGrid(
    actor: Actor,
    space: OwnDataPlace,
    shape: GridShape,
    cells: readonly (readonly string[])[],
    language: Language,
    details: ContributionDetails,
  ): Promise<number>;

  // Deciding

  list(actor: Actor, space: OwnDataPlace, filter?: ContributionFilter): Promise<readonly StoredContribution[]>;
  /** One contribution. @param from number of the last figure not wanted again */
  find(actor: Actor, space: OwnDataPlace, contribution: number, from?: number): Promise<ContributionView>;
  /** The file of a contribution as it came, noted in the trace of acts. @throws Refusal `not-found` */
  file(actor: Actor, space: OwnDataPlace, contribution: number): Promise<ContributionFile>;
  accept(actor: Actor, space: OwnDataPlace, contribution: number, reason: string): Promise<void>;
  /** @throws Refusal `invalid` without a reason */
  decline(actor: Actor, space: OwnDataPlace, contribution: number, reason: string): Promise<void>;
  withdraw(actor: Actor, space: OwnDataPlace, contribution: number, reason: string): Promise<void>;
  /** Contributions that the account may decide and nobody has, in all its spaces. */
  waiting(actor: Actor): Promise<readonly StoredContribution[]>;

  // In force

  /** The public figures with the space's own over them, as they stand when the first is asked for. */
  evidenceFor(actor: Actor, space: number): OwnEvidence;
  /** Follows a figure of the space down to its contribution or its publisher's file. */
  trace(actor: Actor, space: OwnDataPlace, key: string): Promise<SpaceTrace | undefined>;

  // Differences

  /** Where own and public figures differ, largest first. */
  differences(actor: Actor, space: OwnDataPlace, filter?: DifferenceFilter): Promise<readonly FigureDifference[]>;
  /** Stated totals that own figures have parted from their parts, the largest difference first. */
  unevenTotals(actor: Actor, space: OwnDataPlace): Promise<readonly UnevenTotal[]>;
  /** Says which figure of a series and period is shown, and why. @param key see `figureKey` @throws Refusal `invalid` without a reason */
  choose(
    actor: Actor,
    space: OwnDataPlace,
    at: { readonly key: string; readonly unit: string },
    choice: Choice,
    reason: string,
  ): Promise<void>;
  /** All choices that were ever made in a space, the newest first. */
  choices(actor: Actor, space: OwnDataPlace): Promise<readonly StoredChoice[]>;
  /** The differences as they are taken away, noted in the trace of acts. */
  exportDifferences(actor: Actor, space: OwnDataPlace, filter?: DifferenceFilter): Promise<readonly FigureDifference[]>;
}
