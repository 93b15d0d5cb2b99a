import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { becomeFirstAdministrator, isFirstStart } from '@sterna/store/identity';
import { joinWith, type NewPerson } from './new-account.ts';
import type { JoinAnswer } from './sign-in-answer.ts';
import type { SignInRoom } from './sign-in-room.ts';
import type { Visit } from './visit.ts';

/** The first administrator of a fresh installation. */
export interface FirstStart {
  /** Whether nobody administers the installation yet. */
  isNow(): Promise<boolean>;
  /** Code that a person who is not at the machine has to know; another after each start of the server. */
  readonly setupCode: string;
  /** Whether a code is the one. @returns seconds to wait after too many wrong ones */
  knows(code: string, visit: Visit): Promise<boolean | number>;
  /** Makes the first administrator. The caller has made sure who asks. */
  begin(person: NewPerson, visit: Visit): Promise<JoinAnswer>;
}

/** Letters and figures that nobody takes for others. */
const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** 20 signs, some 98 bits, in groups of four for reading. */
function newSetupCode(): string {
  const group = (): string => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return Array.from({ length: 5 }, group).join('-');
}

function digest(code: string): Buffer {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest();
}

export function openFirstStart(room: SignInRoom): FirstStart {
  const setupCode = newSetupCode();
  // An installation that has an administrator always has one.
  let isOver = false;
  return {
    setupCode,
    async isNow() {
      if (!isOver) isOver = !(await room.store.identify(isFirstStart));
      return !isOver;
    },
    async knows(code, visit) {
      const tried = { account: 'setup', address: visit.address };
      const seconds = await room.limits.take('setup-code', tried);
      if (seconds > 0) return seconds;
      const isRight = timingSafeEqual(digest(code), digest(setupCode));
      if (isRight) await room.limits.forgive('setup-code', tried);
      return isRight;
    },
    begin: (person, visit) =>
      joinWith(room, person, visit, (session, account) => becomeFirstAdministrator(session, account)),
  };
}
