import {
  type AccountFilter,
  type AccountPage,
  closeAccount,
  endSessions,
  findAccount,
  forgetSecondFactor,
  isAdministrator,
  type ListedAccount,
  type ListedSession,
  noteSignInAct,
  readAccounts,
  readSessions,
  type SignInAct,
} from '@sterna/store/identity';
import { tellPerson } from './shown-password.ts';
import type { SignInRoom } from './sign-in-room.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * What came of it: `refused` for who does not administer the installation or acts on the own account, `unchanged` where
 * nothing was to be done, `no-reason` where none was given.
 */
export type KeepingAnswer = 'done' | 'unchanged' | 'refused' | 'no-reason';

/** An account with the sessions that have not ended. */
export interface KeptAccount extends ListedAccount {
  readonly sessions: readonly ListedSession[];
}

/**
 * What the administrator of the installation does with the accounts of others. Each act wants a reason in a line of words,
 * which is entered in the trace.
 */
export interface AccountKeeping {
  /** Accounts by name; none for others than administrators. */
  list(administrator: SignedIn, filter: AccountFilter): Promise<AccountPage>;
  /** One account; none where it is not there, or for others than administrators. */
  find(administrator: SignedIn, account: string): Promise<KeptAccount | undefined>;
  /** Closes an account: it cannot sign in, and its sessions end at once. */
  close(administrator: SignedIn, account: string, reason: string): Promise<KeepingAnswer>;
  /** Opens a closed account again. */
  open(administrator: SignedIn, account: string, reason: string): Promise<KeepingAnswer>;
  /** Takes away the second factor of somebody who has lost device and backup codes; the person is told by letter. */
  forgetSecondFactor(administrator: SignedIn, account: string, reason: string): Promise<KeepingAnswer>;
  /** Ends all sessions of an account, or one. */
  endSessions(administrator: SignedIn, account: string, reason: string, only?: string): Promise<KeepingAnswer>;
}

const LONGEST_REASON = 300;

/** A reason in one line, not endless; empty where there is none. */
function reasonFrom(written: string): string {
  return written
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_REASON);
}

export function openAccountKeeping(room: SignInRoom): AccountKeeping {
  type Work = Parameters<typeof room.store.identify<boolean>>[0];
  const mayKeep = (by: SignedIn): Promise<boolean> => room.store.act(by, isAdministrator);

  const keep = async (
    by: SignedIn,
    account: string,
    [act, written]: readonly [SignInAct, string],
    work: Work,
  ): Promise<KeepingAnswer> => {
    // Nobody shuts the own account: the installation would be left without anybody to open it.
    if (by.account === account || !(await mayKeep(by))) return 'refused';
    const reason = reasonFrom(written);
    if (reason === '') return 'no-reason';
    const isDone = await room.store.identify(async (session) => {
      const changed = await work(session);
      if (changed) await noteSignInAct(session, act, account, by.account, { reason });
      return changed;
    });
    return isDone ? 'done' : 'unchanged';
  };

  return {
    list: async (by, filter) =>
      (await mayKeep(by))
        ? room.store.identify((session) => readAccounts(session, filter))
        : { accounts: [], count: 0 },
    async find(by, id) {
      if (!(await mayKeep(by))) return undefined;
      return room.store.identify(async (session) => {
        const [account] = (await readAccounts(session, { id, limit: 1 })).accounts;
        return account && { ...account, sessions: await readSessions(session, id) };
      });
    },
    close: (by, account, reason) =>
      keep(by, account, ['account-closed', reason], (session) => closeAccount(session, account, true)),
    open: (by, account, reason) =>
      keep(by, account, ['account-opened', reason], (session) => closeAccount(session, account, false)),
    async forgetSecondFactor(by, account, reason) {
      const answer = await keep(by, account, ['second-factor-removed', reason], (session) =>
        forgetSecondFactor(session, account),
      );
      const person = await room.store.identify((session) => findAccount(session, { id: account }));
      if (answer === 'done' && person) tellPerson(room, 'second-factor-changed', person);
      return answer;
    },
    endSessions: (by, account, reason, only) =>
      keep(by, account, ['sessions-ended', reason], async (session) => {
        const choice = only === undefined ? 'all' : { only };
        return (await endSessions(session, account, choice)) > 0;
      }),
  };
}
