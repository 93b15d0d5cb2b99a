import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';

/** How often something was tried in the window that runs. */
export interface Counted {
  readonly count: number;
  /** Seconds until the window ends. */
  readonly seconds: number;
}

/**
 * Counts one more attempt, in a window that begins with the first.
 *
 * @param subject what is counted, as a hash
 * @param window seconds
 */
export async function countAttempt(session: Session, subject: string, window: number): Promise<Counted> {
  const length = sql`make_interval(secs => ${window})`;
  const [found] = await session.rows(
    statement(sql<Counted>`
      insert into attempt as a (subject) values (${subject})
      on conflict (subject) do update set
        count = case when a.began <= now() - ${length} then 1 else a.count + 1 end,
        began = case when a.began <= now() - ${length} then now() else a.began end
      returning count, ceil(extract(epoch from began + ${length} - now()))::integer as seconds`),
  );
  return found ?? { count: 1, seconds: window };
}

/** Takes one attempt back that turned out to be a good one. */
export async function forgiveAttempt(session: Session, subject: string): Promise<void> {
  await session.change(statement(sql`update attempt set count = greatest(count - 1, 0) where subject = ${subject}`));
}

/** Forgets all attempts on a subject. */
export async function forgetAttempts(session: Session, subject: string): Promise<void> {
  await session.change(statement(sql`delete from attempt where subject = ${subject}`));
}

/** Forgets what signing in no longer needs: old attempts, ended sessions, matters that nobody waits for any more. */
export async function forgetOld(session: Session): Promise<void> {
  await session.change(statement(sql`delete from attempt where began < now() - interval '2 days'`));
  await session.change(
    statement(
      sql`delete from session where least(expires_at, updated_at + interval '12 hours') < now() - interval '1 day'`,
    ),
  );
  await session.change(statement(sql`delete from verification where expires_at < now()`));
  // The secret in a letter is no longer good: nothing is gained by keeping it.
  await session.change(
    statement(sql`update letter set body = '' where body <> '' and (
      (kind = 'recovery' and created_at < now() - interval '1 hour')
      or (kind = 'invitation' and created_at < now() - interval '14 days'))`),
  );
}
