import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { db, statement } from '../schema.ts';
import { endSessions } from './sessions.ts';

/** Whether the acting account administers the installation, and has shown what that demands. */
export async function isAdministrator(session: Session): Promise<boolean> {
  const [found] = await session.rows(statement(sql<{ readonly is: boolean }>`select is_administrator() as is`));
  return found?.is ?? false;
}

/** Closes an account, so that it cannot sign in, and ends its sessions; or opens it again. @returns whether it changed */
export async function closeAccount(session: Session, account: string, isClosed: boolean): Promise<boolean> {
  const { count } = await session.change(
    db
      .updateTable('account')
      .set({ disabled_at: isClosed ? sql<Date>`now()` : null, updated_at: sql`now()` })
      .where('id', '=', account)
      .where('disabled_at', isClosed ? 'is' : 'is not', null),
  );
  if (isClosed) await endSessions(session, account, 'all');
  return count > 0;
}

/** Takes away a second factor whose device is lost, and ends the sessions. @returns whether there was one */
export async function forgetSecondFactor(session: Session, account: string): Promise<boolean> {
  const { count } = await session.change(db.deleteFrom('second_factor').where('account_id', '=', account));
  await session.change(
    db.updateTable('account').set({ two_factor_enabled: false, updated_at: sql`now()` }).where('id', '=', account),
  );
  await endSessions(session, account, 'all');
  return count > 0;
}
