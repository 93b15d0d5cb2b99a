import {
  closeAccount,
  findAccount,
  forgetSecondFactor,
  isAdministrator,
  noteSignInAct,
  type SignInAct,
} from '@sterna/store/identity';
import { tellPerson } from './shown-password.ts';
import type { SignInRoom } from './sign-in-room.ts';
import type { SignedIn } from './signed-in.ts';

/** What came of it: `refused` for who does not administer the installation, `unchanged` where nothing was to be done. */
export type KeepingAnswer = 'done' | 'unchanged' | 'refused';

/** What the administrator of the installation does with the accounts of others. */
export interface AccountKeeping {
  /** Closes an account: it cannot sign in, and its sessions end at once. */
  close(administrator: SignedIn, account: string): Promise<KeepingAnswer>;
  /** Opens a closed account again. */
  open(administrator: SignedIn, account: string): Promise<KeepingAnswer>;
  /** Takes away the second factor of somebody who has lost device and backup codes; the person is told by letter. */
  forgetSecondFactor(administrator: SignedIn, account: string): Promise<KeepingAnswer>;
}

export function openAccountKeeping(room: SignInRoom): AccountKeeping {
  type Work = Parameters<typeof room.store.identify<boolean>>[0];
  const keep = async (by: SignedIn, account: string, act: SignInAct, work: Work): Promise<KeepingAnswer> => {
    // Nobody shuts the own account: the installation would be left without anybody to open it.
    if (by.account === account || !(await room.store.act(by, isAdministrator))) return 'refused';
    const isDone = await room.store.identify(async (session) => {
      const changed = await work(session);
      if (changed) await noteSignInAct(session, act, account, by.account);
      return changed;
    });
    return isDone ? 'done' : 'unchanged';
  };
  return {
    close: (by, account) => keep(by, account, 'account-closed', (session) => closeAccount(session, account, true)),
    open: (by, account) => keep(by, account, 'account-opened', (session) => closeAccount(session, account, false)),
    async forgetSecondFactor(by, account) {
      const answer = await keep(by, account, 'second-factor-removed', (session) =>
        forgetSecondFactor(session, account),
      );
      const person = await room.store.identify((session) => findAccount(session, { id: account }));
      if (answer === 'done' && person) tellPerson(room, 'second-factor-changed', person);
      return answer;
    },
  };
}
