export { COMPACT_OBJECTIVES, type CompactObjective, compactObjectiveByCode } from './compact/objectives.ts';
export { GROUPS, groupByCode } from './frame/groups.ts';
export { LEVELS, levelByCode } from './frame/levels.ts';
export { OUTCOMES, outcomeByCode } from './frame/outcomes.ts';
export { SECTORS, type Sector, sectorByCode } from './frame/sectors.ts';
export type { FrameTerm } from './frame/term.ts';
export { THEMES, type Theme, themeByCode } from './frame/themes.ts';
export { GOALS, type Goal, goalByCode } from './goals/goals.ts';
export { findTarget, TARGETS, type Target, targetByCode, targetsOf } from './goals/targets.ts';
export {
  directionOf,
  isLanguage,
  LANGUAGE_NAMES,
  LANGUAGES,
  type Language,
  type LocalText,
} from './language/language.ts';
export {
  formatDate,
  formatList,
  formatNumber,
  isolate,
  joinPieces,
  type NumberStyle,
  pluralOf,
} from './language/number.ts';
export { editDistance } from './places/edit-distance.ts';
export { findPlace, findPlaceByDesaCode, findPlaceByM49, type PlaceAnswer } from './places/find-place.ts';
export { type PlaceRole, placePhrase } from './places/phrase.ts';
export type { Place, PlaceKind } from './places/place.ts';
export { type ListedAnswer, type ListedPlace, PlaceBook, placeCodeWithin } from './places/place-book.ts';
export { placeNameKey } from './places/place-name-key.ts';
export { countriesIn, PLACES, placeByCode, STARTER_PLACES } from './places/places.ts';
export { findSex, SEXES, type SexCode, type SexTerm } from './sexes/sexes.ts';
