import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Store } from '@sterna/store';
import { countAttempt, forgetAttempts, forgiveAttempt } from '@sterna/store/identity';

/** So many attempts in so many seconds. */
interface Limit {
  readonly most: number;
  readonly seconds: number;
}

/** What is limited. */
export type LimitedAct = 'sign-in' | 'code' | 'recovery' | 'setup-code' | 'new-account';

/** What is counted of an act: on an account from everywhere, on an account from one network, from one network, by one device. */
interface LimitsOfAct {
  readonly account?: readonly Limit[];
  readonly pair?: readonly Limit[];
  readonly address: readonly Limit[];
  readonly device?: readonly Limit[];
}

const QUARTER = 900;
const HOUR = 3600;
const DAY = 86_400;

/**
 * What may be tried how often. The short windows stop who guesses fast; the day's stop who sprays slowly: many accounts
 * from one address, or one account from many addresses.
 *
 * Whoever fails on purpose must not keep the owner of an account out: ten wrong passwords stop the network that they come
 * from, not the account, and a device that the owner has signed in with before is counted by itself. What an account
 * takes from everywhere together only bounds a guessing from many networks, and keeps out no device that is known.
 */
const LIMITS: Readonly<Record<LimitedAct, LimitsOfAct>> = {
  'sign-in': {
    account: [
      { most: 50, seconds: QUARTER },
      { most: 300, seconds: DAY },
    ],
    pair: [
      { most: 10, seconds: QUARTER },
      { most: 50, seconds: DAY },
    ],
    address: [
      { most: 20, seconds: QUARTER },
      { most: 100, seconds: DAY },
    ],
    device: [
      { most: 10, seconds: QUARTER },
      { most: 50, seconds: DAY },
    ],
  },
  code: { account: [{ most: 10, seconds: QUARTER }], address: [{ most: 30, seconds: QUARTER }] },
  recovery: {
    // A letter every twenty minutes: that it was asked for by another keeps nobody from the letter that is there.
    account: [{ most: 3, seconds: HOUR }],
    address: [{ most: 10, seconds: HOUR }],
  },
  // Nobody guesses 98 bits: a limit for all together would only let a stranger stop the first start.
  'setup-code': { address: [{ most: 10, seconds: HOUR }] },
  'new-account': { address: [{ most: 60, seconds: HOUR }] },
};

/** Who tries: on which account, from where; what is not known is not counted. */
export interface Tried {
  /** Address or id of the account that it is tried on. */
  readonly account?: string | undefined;
  /** Address of the network that it is tried from. */
  readonly address?: string | undefined;
  /** Device that has been signed in to the account before: it is counted by itself. */
  readonly device?: string | undefined;
}

/** An IPv6 network belongs to one subscriber: all its addresses are one. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(missing, 0)).fill('0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** One count of attempts. */
interface Counter extends Limit {
  /** What is counted, as a hash. */
  readonly subject: string;
  /** Whether attempts of others are in it: one good attempt makes only itself undone. */
  readonly ofAll: boolean;
}

interface Counting {
  readonly limit: Limit;
  readonly who: string;
  readonly ofAll: boolean;
}

/** The counts that an attempt goes into, networks before accounts. */
function whatCounts(act: LimitedAct, { account, address, device }: Tried): Counting[] {
  const limits = LIMITS[act];
  const on = account === undefined || account === '' ? undefined : `on ${account.toLowerCase()}`;
  const from = address === undefined || address === '' ? undefined : `from ${networkOf(address)}`;
  const each = (which: readonly Limit[] | undefined, who: string, ofAll: boolean): Counting[] =>
    (which ?? []).map((limit) => ({ limit, who, ofAll }));
  if (on !== undefined && device !== undefined && limits.device)
    return each(limits.device, `by ${device} ${on}`, false);
  return [
    ...(from === undefined ? [] : each(limits.address, from, true)),
    ...(on === undefined ? [] : each(limits.pair, `${from ?? ''} ${on}`, false)),
    // Where attempts are told apart by network, what an account takes altogether is everybody's.
    ...(on === undefined ? [] : each(limits.account, on, limits.pair !== undefined)),
  ];
}

/** Counts attempts in the database, so that all processes count together. */
export class AttemptLimits {
  readonly #store: Store;
  readonly #secret: () => Promise<string>;

  constructor(store: Store, secret: () => Promise<string>) {
    this.#store = store;
    this.#secret = secret;
  }

  async #subjects(act: LimitedAct, tried: Tried): Promise<Counter[]> {
    const secret = await this.#secret();
    return whatCounts(act, tried).map(({ limit, who, ofAll }) => ({
      ...limit,
      ofAll,
      subject: createHmac('sha256', secret).update(`${act} ${limit.seconds} ${who}`).digest('base64url'),
    }));
  }

  /** Counts an attempt. @returns seconds to wait when there have been too many; 0 when it may go on */
  async take(act: LimitedAct, tried: Tried): Promise<number> {
    const subjects = await this.#subjects(act, tried);
    return this.#store.identify(async (session) => {
      let wait = 0;
      for (const { subject, most, seconds } of subjects) {
        // Who has been stopped does not use up the attempts of others: addresses are counted before accounts.
        if (wait > 0) break;
        const counted = await countAttempt(session, subject, seconds);
        if (counted.count > most) wait = counted.seconds;
      }
      return wait;
    });
  }

  /** The attempt was a good one: it counts for nothing, and neither do those of the same origin on the account before it. */
  async forgive(act: LimitedAct, tried: Tried): Promise<void> {
    const subjects = await this.#subjects(act, tried);
    await this.#store.identify(async (session) => {
      for (const { subject, ofAll } of subjects) {
        if (ofAll) await forgiveAttempt(session, subject);
        else await forgetAttempts(session, subject);
      }
    });
  }

  /** Whether something is done for the first time within some seconds: a code of the moment is good once. */
  async isFirst(what: string, seconds: number): Promise<boolean> {
    const secret = await this.#secret();
    const subject = createHmac('sha256', secret).update(`once ${what}`).digest('base64url');
    return (await this.#store.identify((session) => countAttempt(session, subject, seconds))).count === 1;
  }
}
