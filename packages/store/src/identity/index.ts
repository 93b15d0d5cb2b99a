export { closeAccount, forgetSecondFactor, isAdministrator } from './account-keeping.ts';
export {
  type AccountFilter,
  type AccountPage,
  type AccountRole,
  type ListedAccount,
  readAccounts,
} from './account-list.ts';
export {
  type AccountToAdd,
  addAccount,
  becomeFirstAdministrator,
  changeAccount,
  findAccount,
  isFirstStart,
  needsSecondFactor,
  type StoredAccount,
  setPassword,
} from './accounts.ts';
export { type Counted, countAttempt, forgetAttempts, forgetOld, forgiveAttempt } from './attempts.ts';
export { installationSecret } from './installation-secret.ts';
export { acceptInvitation, readInvitations, type StoredInvitation } from './invitations.ts';
export {
  addLetter,
  type NewLetter,
  noteProblem,
  noteSent,
  type StoredLetter,
  takeDueLetter,
} from './letters.ts';
export { dropPasskey, type ListedPasskey, namePasskey, readPasskeys } from './passkeys.ts';
export {
  endSessions,
  findSession,
  type ListedSession,
  noteUse,
  readSessions,
  type SessionChoice,
  type StoredSession,
} from './sessions.ts';
export { noteSignInAct, type SignInAct } from './sign-in-acts.ts';
export { signInDatabase } from './sign-in-database.ts';
export { addVerification, dropVerifications, findVerification, takeVerification } from './verifications.ts';
