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

interface LimitsOfAct {
  readonly account: readonly Limit[];
  readonly address: readonly Limit[];
}

const QUARTER = 900;
const HOUR = 3600;
const DAY = 86_400;

/**
 * What may be tried how often. The short windows stop who guesses fast; the day's stop who sprays slowly: many accounts
 * from one address, or one account from many addresses.
 */
const LIMITS: Readonly<Record<LimitedAct, LimitsOfAct>> = {
  'sign-in': {
    account: [
      { most: 10, seconds: QUARTER },
      { most: 50, seconds: DAY },
    ],
    address: [
      { most: 20, seconds: QUARTER },
      { most: 100, seconds: DAY },
    ],
  },
  code: { account: [{ most: 10, seconds: QUARTER }], address: [{ most: 30, seconds: QUARTER }] },
  recovery: { account: [{ most: 3, seconds: HOUR }], address: [{ most: 10, seconds: HOUR }] },
  'setup-code': { account: [{ most: 20, seconds: HOUR }], address: [{ most: 10, seconds: HOUR }] },
  'new-account': { account: [{ most: 20, seconds: HOUR }], address: [{ most: 60, seconds: HOUR }] },
};

/** Who tries: on which account, from where; what is not known is not counted. */
export interface Tried {
  /** Address or id of the account that it is tried on. */
  readonly account?: string | undefined;
  /** Address of the network that it is tried from. */
  readonly address?: string | undefined;
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

/** Counts attempts in the database, so that all processes count together. */
export class AttemptLimits {
  readonly #store: Store;
  readonly #secret: () => Promise<string>;

  constructor(store: Store, secret: () => Promise<string>) {
    this.#store = store;
    this.#secret = secret;
  }

  async #subjects(act: LimitedAct, { account, address }: Tried): Promise<(Limit & { readonly subject: string })[]> {
    const secret = await this.#secret();
    const named = [
      ...(address ? LIMITS[act].address.map((limit) => ({ limit, who: `from ${networkOf(address)}` })) : []),
      ...(account ? LIMITS[act].account.map((limit) => ({ limit, who: `on ${account.toLowerCase()}` })) : []),
    ];
    return named.map(({ limit, who }) => ({
      ...limit,
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

  /** The attempt was a good one: it counts for nothing, and neither do those on the account before it. */
  async forgive(act: LimitedAct, tried: Tried): Promise<void> {
    const onAccount = await this.#subjects(act, { account: tried.account });
    const fromAddress = await this.#subjects(act, { address: tried.address });
    await this.#store.identify(async (session) => {
      for (const { subject } of onAccount) await forgetAttempts(session, subject);
      for (const { subject } of fromAddress) await forgiveAttempt(session, subject);
    });
  }

  /** Whether something is done for the first time within some seconds: a code of the moment is good once. */
  async isFirst(what: string, seconds: number): Promise<boolean> {
    const secret = await this.#secret();
    const subject = createHmac('sha256', secret).update(`once ${what}`).digest('base64url');
    return (await this.#store.identify((session) => countAttempt(session, subject, seconds))).count === 1;
  }
}
