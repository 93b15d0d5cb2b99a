export type {
  AccountFilter,
  AccountPage,
  AccountRole,
  ListedAccount,
  ListedPasskey,
  ListedSession,
  NewLetter,
  StoredInvitation,
} from '@sterna/store/identity';
export { nameFrom, type OwnAccount } from './account.ts';
export type { AccountKeeping, KeepingAnswer, KeptAccount } from './account-keeping.ts';
export type { FirstStart } from './first-start.ts';
export type { Invitations } from './invitations.ts';
export { type InviteLetter, invitationLink, inviteLetter } from './letters/letter-texts.ts';
export type { Letters } from './letters/letters.ts';
export { isAddress } from './mail-address.ts';
export type { NewPerson } from './new-account.ts';
export { type Identity, type IdentityOptions, type NewAccount, openIdentity } from './open-identity.ts';
export type { PasskeyQuestion, Passkeys } from './passkeys.ts';
export { checkPassword, type PasswordProblem, SHORTEST_PASSWORD } from './password-rules.ts';
export { type Forwarding, PROVIDER_PATH, type Provider } from './provider.ts';
export type { Recovery } from './recovery.ts';
export type { FactorSetUp, SecondFactor } from './second-factor.ts';
export { makeToken, type SecretToken } from './secret-token.ts';
export {
  type IdentitySettings,
  IdentitySettingsError,
  identitySettings,
  type MailSettings,
  type ProviderSettings,
} from './settings.ts';
export type { JoinAnswer, PasswordAnswer, SignInAnswer, TooOften } from './sign-in-answer.ts';
export type { SignedIn } from './signed-in.ts';
export type { Visit } from './visit.ts';
