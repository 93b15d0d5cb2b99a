import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { GLOBAL_SPACE, statement } from '../schema.ts';
import { actFor } from './accounts.ts';

/** What people do with their accounts, as the trace of acts has it. */
export type SignInAct =
  | 'signed-in'
  | 'signed-out'
  | 'refused'
  | 'recovery-asked'
  | 'password-changed'
  | 'second-factor-added'
  | 'second-factor-removed'
  | 'backup-codes-made'
  | 'passkey-added'
  | 'passkey-removed'
  | 'sessions-ended'
  | 'account-closed'
  | 'account-opened';

/**
 * Enters an act in the trace of the installation. What somebody failed to do is in nobody's name: it may have been
 * another.
 *
 * @param account that it was done to
 * @param by account of who did it, where that is known
 */
export async function noteSignInAct(
  session: Session,
  act: SignInAct,
  account: string,
  by: string | undefined,
  detail: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  if (by !== undefined) await actFor(session, by);
  await session.rows(
    statement(sql`select note_act(${GLOBAL_SPACE}, ${act}, 'account', ${account}, ${JSON.stringify(detail)}::jsonb)`),
  );
}
