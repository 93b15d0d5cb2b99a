import type { Finding } from '@sterna/statistics';

/**
 * Why something is refused. Pages answer `not-found` with 404 and `not-allowed` with 403; the others are told to the
 * person in the words of the interface.
 *
 * - `not-found`: there is no such thing, or not for this account.
 * - `not-allowed`: the account's role does not let it.
 * - `wrong-state`: the edition is not in a state in which that can be done.
 * - `not-validated`: no body has validated the edition.
 * - `nothing-to-publish`: the edition has no document.
 * - `not-ready`: findings of severity `error` stand in the way; they come with the refusal.
 * - `unfinished`: findings that may stay, but only with a reason; they come with the refusal.
 * - `correction-open`: the edition has an open correction already.
 * - `not-newest`: only the newest published edition is corrected.
 * - `invalid`: what was handed in cannot be taken; the findings say why.
 * - `too-late`: it was deleted more than 30 days ago.
 * - `moved-on`: somebody changed it meanwhile; look again.
 * - `last-keeper`: it would leave the space without a focal point, or the installation without an administrator.
 * - `no-place`: the space has no country or area that an edition could be about.
 */
export type RefusalCode =
  | 'not-found'
  | 'not-allowed'
  | 'wrong-state'
  | 'not-validated'
  | 'nothing-to-publish'
  | 'not-ready'
  | 'unfinished'
  | 'correction-open'
  | 'not-newest'
  | 'invalid'
  | 'too-late'
  | 'moved-on'
  | 'no-place'
  | 'last-keeper';

/** A refusal: nothing was changed. Its message is English, for programs; pages write their own by its code. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly findings: readonly Finding[];

  constructor(code: RefusalCode, message: string, findings: readonly Finding[] = []) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.findings = findings;
  }
}

/** Refusals that the database answers with, by SQLSTATE. */
const BY_STATE: Readonly<Record<string, RefusalCode>> = {
  '42501': 'not-allowed',
  '23503': 'invalid',
  STC02: 'wrong-state',
  STC03: 'wrong-state',
  STK01: 'last-keeper',
  // Another space has taken the place of one that was closed.
  STP06: 'moved-on',
};

/** Runs work and turns what the database refuses into refusals. Other errors stay as they are. */
export async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const state = error instanceof Error && 'code' in error ? BY_STATE[String(error.code)] : undefined;
    if (!state || error instanceof Refusal) throw error;
    throw new Refusal(state, 'the database refused it');
  }
}
