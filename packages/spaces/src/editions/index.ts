export { canonicalJson, contentHash } from './canonical-json.ts';
export type { EditionChoices, FigureSearch } from './edition-choices.ts';
export * from './edition-views.ts';
export * from './editions.ts';
export type { EditionsFoundation, FigureFile, SpaceEvidence } from './editions-room.ts';
export { openEditions } from './open-editions.ts';
export { publicEvidence } from './public-evidence.ts';
export * from './published-views.ts';
export { isUnfinished } from './readiness.ts';
