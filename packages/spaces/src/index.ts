export type {
  ActChoices,
  ActFilter,
  BinKind,
  BinnedRow,
  InstitutionName,
  InvitationState,
  ListedInvitation,
  ListedSpace,
  MemberFilter,
  MemberScope,
  NamedRows,
  NewsKind,
  OutboxLetter,
  Role,
  SpaceLevel,
  SpaceStanding,
  StoredAct,
  StoredMember,
  StoredNews,
  StoredSpace,
} from '@sterna/store/spaces';
export type { ActList, Acts } from './acts/acts.ts';
export { type Bin, isBinKind } from './bin/bin.ts';
export * from './coordination/index.ts';
export {
  type DemonstrationAccount,
  type DemonstrationMaker,
  openDemonstration,
} from './demonstration/demonstration.ts';
export * from './editions/index.ts';
export type { InvitationAnswer, InvitationMail, InvitingSpace, NewInvitation } from './members/invite.ts';
export type { Members } from './members/members.ts';
export { isRole, ROLE_NAMES, ROLES } from './members/roles.ts';
export { ALL, type ScopeSection, templateSections, unknownIndicators } from './members/scope.ts';
export { openSpaces, type Spaces, type SpacesOptions } from './open-spaces.ts';
export type { Outbox } from './outbox.ts';
export * from './own-data/index.ts';
export { listedOf } from './places/place-of.ts';
export type {
  PlaceAnswer,
  PlaceDetails,
  PlacePlan,
  PlaceProblem,
  PlaceStanding,
  Places,
  PlaceView,
} from './places/places.ts';
export * from './plans/index.ts';
export { Refusal, type RefusalCode } from './refusal.ts';
export type { SpaceToday, Today } from './today/today.ts';
export { type NewSpace, PARTS, type SpaceAnswer, type SpaceProblem, type SpaceTree } from './tree/space-tree.ts';
export { startUpkeep } from './upkeep.ts';
