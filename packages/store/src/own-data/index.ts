export { readContributionFile, readKeptBytes, type StoredContributionFile } from './contribution-files.ts';
export {
  addContribution,
  type ContributionFilter,
  type ContributionState,
  type ContributionToAdd,
  decideContribution,
  type FigureToAdd,
  type FileToAdd,
  readContributionFigures,
  readContributions,
  readToDecide,
  type StoredContribution,
} from './contributions.ts';
export type { StoredOwnFigure } from './figure-rows.ts';
export {
  addChoice,
  type FigureChoice,
  NOTHING_OWN,
  readAcceptedFigures,
  readChoices,
  readOwnReleases,
  readOwnState,
  type StoredChoice,
  type StoredOwnRelease,
} from './in-force.ts';
export { readBringable, readDecidable } from './rights.ts';
