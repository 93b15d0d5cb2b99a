import type { PasswordProblem } from './password-rules.ts';

/** Too much was tried: nothing is looked at for some seconds. */
export interface TooOften {
  readonly outcome: 'too-often';
  readonly seconds: number;
}

/** What became of an attempt to sign in; `cookies` are headers `Set-Cookie`. */
export type SignInAnswer =
  | {
      readonly outcome: 'signed-in' | 'second-factor';
      readonly cookies: readonly string[];
      /** Whether a role of the person demands a second factor that is not set up yet. */
      readonly lacksSecondFactor?: boolean;
    }
  | { readonly outcome: 'refused' }
  | TooOften;

/** What became of an attempt to begin an account and sign in with it. */
export type JoinAnswer =
  | { readonly outcome: 'signed-in'; readonly cookies: readonly string[] }
  | { readonly outcome: 'weak'; readonly problem: PasswordProblem }
  /** No longer possible: the invitation is used up, or the installation has its administrator. */
  | { readonly outcome: 'gone' }
  /** The address has an account: sign in with it. */
  | { readonly outcome: 'known' }
  /** The account is made and what it was for is done, but no session could be begun: sign in. */
  | { readonly outcome: 'made' }
  | TooOften;

/** What became of changing a password. */
export type PasswordAnswer =
  | { readonly outcome: 'changed' }
  | { readonly outcome: 'weak'; readonly problem: PasswordProblem }
  | { readonly outcome: 'refused' }
  | TooOften;
