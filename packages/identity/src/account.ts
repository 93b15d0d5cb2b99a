import {
  changeAccount,
  endSessions,
  findAccount,
  type ListedSession,
  readSessions,
  setPassword,
} from '@sterna/store/identity';
import { isLanguage } from '@sterna/vocabulary';
import { checkPassword } from './password-rules.ts';
import { showsPassword, tellPerson } from './shown-password.ts';
import type { PasswordAnswer } from './sign-in-answer.ts';
import type { SignInRoom } from './sign-in-room.ts';
import type { SignedIn } from './signed-in.ts';
import type { Visit } from './visit.ts';

/** The own account of a person who is signed in. */
export interface OwnAccount {
  /** Changes name and language. @returns false when one of them cannot be taken */
  change(person: SignedIn, details: { readonly name: string; readonly language: string }): Promise<boolean>;
  /** Whether it has a password; an account that signs in through a provider may have none. */
  hasPassword(person: SignedIn): Promise<boolean>;
  /** Changes the password of somebody who knows the old one; all other sessions end. */
  changePassword(
    person: SignedIn,
    passwords: { readonly old: string; readonly new: string },
    visit: Visit,
  ): Promise<PasswordAnswer>;
  /** The sessions that have not ended, the last used first. */
  sessions(person: SignedIn): Promise<readonly ListedSession[]>;
  /** Ends one other session. @returns whether there was such a one */
  endSession(person: SignedIn, id: string): Promise<boolean>;
  /** Ends all sessions but this one. @returns how many */
  endOtherSessions(person: SignedIn): Promise<number>;
}

const LONGEST_NAME = 120;

/** A name as it is kept: in one line, not empty, not endless; `undefined` when it cannot be. */
export function nameFrom(written: string): string | undefined {
  const name = written
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return name === '' || name.length > LONGEST_NAME ? undefined : name;
}

async function changePassword(
  room: SignInRoom,
  person: SignedIn,
  passwords: { readonly old: string; readonly new: string },
  visit: Visit,
): Promise<PasswordAnswer> {
  if (person.isDemonstration) return { outcome: 'refused' };
  const problem = checkPassword(passwords.new, person);
  if (problem) return { outcome: 'weak', problem };
  const shows = await showsPassword(room, person, passwords.old, visit);
  if (typeof shows === 'number') return { outcome: 'too-often', seconds: shows };
  if (!shows) return { outcome: 'refused' };
  const passwordHash = await room.hash(passwords.new);
  await room.store.identify(async (session) => {
    await setPassword(session, person.account, passwordHash);
    await endSessions(session, person.account, { allBut: person.session });
  });
  room.note('password-changed', person.account, true);
  tellPerson(room, 'password-changed', person);
  return { outcome: 'changed' };
}

export function openOwnAccount(room: SignInRoom): OwnAccount {
  return {
    async change(person, { name, language }) {
      const kept = nameFrom(name);
      if (kept === undefined || !isLanguage(language) || person.isDemonstration) return false;
      await room.store.identify((session) => changeAccount(session, person.account, { name: kept, language }));
      return true;
    },
    hasPassword: async (person) => {
      const account = await room.store.identify((session) => findAccount(session, { id: person.account }));
      return account?.passwordHash !== null;
    },
    changePassword: (person, passwords, visit) => changePassword(room, person, passwords, visit),
    sessions: (person) => room.store.identify((session) => readSessions(session, person.account)),
    async endSession(person, id) {
      if (id === person.session) return false;
      const count = await room.store.identify((session) => endSessions(session, person.account, { only: id }));
      if (count > 0) room.note('sessions-ended', person.account, true, { count });
      return count > 0;
    },
    async endOtherSessions(person) {
      const count = await room.store.identify((session) =>
        endSessions(session, person.account, { allBut: person.session }),
      );
      if (count > 0) room.note('sessions-ended', person.account, true, { count });
      return count;
    },
  };
}
