export type {
  ContributionFilter,
  ContributionState,
  StoredChoice,
  StoredContribution,
  StoredOwnFigure,
} from '@sterna/store/own-data';
export { type BroughtFigure, MOST_FIGURES } from './check-figures.ts';
export { type BroughtChange, type BroughtChanges, releasesUnder, type StandingFigure } from './compare-figures.ts';
export { computedFrom } from './computed.ts';
export { FIGURES_ON_A_PAGE } from './deciding.ts';
export { type Difference, differenceBetween, isRatio } from './difference-between.ts';
export { selectDifferences } from './differences.ts';
export { DRAFT_DAYS, type Draft, type DraftBasis } from './drafts.ts';
export { forSpace } from './first-reading.ts';
export { type GridRow, type GridShape, gridRows, MOST_CELLS, parseYears } from './grid.ts';
export type { ContributionFile } from './kept-file.ts';
export { openOwnData } from './open-own-data.ts';
export type { Choice } from './overlay.ts';
export type { OwnData, OwnDataPlace } from './own-data.ts';
export type {
  ContributionDetails,
  ContributionView,
  DifferenceFilter,
  DraftView,
  FigureDifference,
  OwnDataStanding,
  SpaceTrace,
} from './own-data-views.ts';
export type { PartDimension, UnevenTotal } from './uneven-totals.ts';
