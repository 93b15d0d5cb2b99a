import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../engine.ts';
import { db, statement } from '../schema.ts';

/** A session that has not ended, with whose it is. */
export interface StoredSession {
  readonly id: string;
  readonly method: string;
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly hasSecondFactor: boolean;
  readonly isDemonstration: boolean;
  /** Whether it has been used without its last use being noted. */
  readonly isQuiet: boolean;
}

/** A session as its person sees it. */
export interface ListedSession {
  readonly id: string;
  readonly method: string;
  readonly address: string | null;
  /** What the browser says of itself. */
  readonly browser: string | null;
  readonly begun: Date;
  readonly lastUsed: Date;
}

/**
 * Whether a session `s` lasts: it ends after twelve hours without use, and seven days after it began at the latest (its
 * expires_at). That of who administers the installation ends after two hours without use, and after twelve in all.
 */
const LASTS: RawBuilder<boolean> = sql<boolean>`(s.expires_at > now() and s.updated_at > now() - interval '12 hours'
  and (s.updated_at > now() - interval '2 hours' and s.created_at > now() - interval '12 hours'
    or not exists (select from member k where k.account_id = s.account_id and k.role = 'administrator' and k.ended_at is null)))`;

/** Minutes after which another use of a session is noted. */
const QUIET_MINUTES = 5;

/** The session of a cookie's secret, unless it has ended or its account is closed. */
export async function findSession(session: Session, token: string): Promise<StoredSession | undefined> {
  const [found] = await session.rows(
    statement(sql<StoredSession>`
      select s.id, s.method, a.id as account, a.name, a.email, a.language, a.two_factor_enabled as "hasSecondFactor",
        a.demonstration as "isDemonstration",
        s.updated_at < now() - make_interval(mins => ${QUIET_MINUTES}) as "isQuiet"
      from session s join account a on a.id = s.account_id
      where s.token = ${token} and ${LASTS} and a.disabled_at is null`),
  );
  return found;
}

/** Notes that a session is in use. */
export async function noteUse(session: Session, id: string): Promise<void> {
  await session.change(db.updateTable('session').set({ updated_at: sql`now()` }).where('id', '=', id));
}

/** The sessions of an account that have not ended, the last used first. */
export function readSessions(session: Session, account: string): Promise<ListedSession[]> {
  return session.rows(
    statement(sql<ListedSession>`
      select s.id, s.method, nullif(s.ip_address, '') as address, nullif(s.user_agent, '') as browser,
        s.created_at as begun, s.updated_at as "lastUsed"
      from session s where s.account_id = ${account} and ${LASTS} order by s.updated_at desc, s.id`),
  );
}

/** Which sessions of an account are to end: one, or all but one, or all. */
export type SessionChoice = { readonly only: string } | { readonly allBut: string } | 'all';

/** Ends sessions of an account. @returns how many */
export async function endSessions(session: Session, account: string, choice: SessionChoice): Promise<number> {
  let ending = db.deleteFrom('session').where('account_id', '=', account);
  if (choice !== 'all') {
    ending = 'only' in choice ? ending.where('id', '=', choice.only) : ending.where('id', '<>', choice.allBut);
  }
  return (await session.change(ending)).count;
}
