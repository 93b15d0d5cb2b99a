export {
  addInstitution,
  addInstitutions,
  changeInstitution,
  changeInstitutions,
  dropInstitution,
  type InstitutionRow,
  type InstitutionValues,
  readInstitutions,
  restoreInstitution,
} from './institutions.ts';
export { lockDirectory } from './lock-directory.ts';
export { readPeople, type StoredPerson } from './people.ts';
export {
  addHolding,
  addHoldings,
  addPost,
  addPosts,
  changeHolding,
  changePost,
  dropHolding,
  dropPost,
  endHolding,
  type HoldingRow,
  type HoldingValues,
  type PostRow,
  type PostValues,
  readHoldings,
  readPosts,
  restoreHolding,
  restorePost,
} from './posts.ts';
export {
  addResponsibilities,
  dropResponsibilities,
  type ResponsibilityRow,
  readResponsibilities,
  type SubjectKind,
} from './responsibilities.ts';
