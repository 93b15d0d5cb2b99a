export {
  type ActChoices,
  type ActFilter,
  type ActPage,
  countActs,
  noteAct,
  readAccountNames,
  readActChoices,
  readActs,
  type StoredAct,
} from './acts.ts';
export { BIN_DAYS, type BinKind, type BinnedRow, emptyBin, readBin, restoreRow } from './bin.ts';
export {
  addDemonstrationInstitution,
  addDemonstrationMember,
  addDemonstrationPost,
  addDemonstrationResponsibility,
  addDemonstrationSpace,
  type DemonstrationInstitution,
  type DemonstrationPost,
  findDemonstrationAccount,
  hasOtherSpaces,
  inTheNameOf,
  type KeptDemonstration,
  keepDemonstration,
  readDemonstration,
} from './demonstration.ts';
export { type InstitutionName, readInstitutionNames } from './institution-names.ts';
export {
  addInvitation,
  type InvitationState,
  type InvitationToAdd,
  type ListedInvitation,
  mayAskFocalPoint,
  readSpaceInvitations,
  revokeInvitation,
} from './invitations.ts';
export { type ListedSpace, readSpaces, type SpaceChoice } from './list-spaces.ts';
export {
  changeMember,
  endMembership,
  type MemberFilter,
  type MemberScope,
  readMembers,
  type StoredMember,
} from './members.ts';
export { type NamedChoice, type NamedPost, type NamedRows, readNamedRows } from './named-rows.ts';
export { type NewsKind, noteVisit, readNews, type StoredNews } from './news.ts';
export { type OutboxLetter, readOutbox } from './outbox.ts';
export {
  addPlaces,
  changePlaces,
  type LinedSpace,
  type PartLevel,
  readFiguresOfPlaces,
  readPlaces,
  readSpaceLine,
  readSpacesOfPlaces,
  removePlace,
  type SpaceOfPlace,
  type StoredPlace,
} from './places.ts';
export { type Role, readMySpaces, type SpaceLevel, type StoredSpace } from './read-spaces.ts';
export { countGrownTables } from './upkeep.ts';
export { readStanding, type SpaceStanding } from './waiting.ts';
export { addSpace, changeSpace, closeSpace, givePlace, type SpaceToAdd } from './write-spaces.ts';
