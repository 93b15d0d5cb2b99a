import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { db, statement } from '../schema.ts';

/** A passkey as its person sees it. */
export interface ListedPasskey {
  readonly id: string;
  readonly name: string | null;
  readonly added: Date | null;
}

export function readPasskeys(session: Session, account: string): Promise<ListedPasskey[]> {
  return session.rows(
    statement(sql<ListedPasskey>`
      select id, name, created_at as added from passkey where account_id = ${account} order by created_at, id`),
  );
}

/** @returns whether the account has such a passkey */
export async function namePasskey(session: Session, account: string, id: string, name: string): Promise<boolean> {
  const { count } = await session.change(
    db.updateTable('passkey').set({ name }).where('id', '=', id).where('account_id', '=', account),
  );
  return count > 0;
}

/** @returns whether the account had such a passkey */
export async function dropPasskey(session: Session, account: string, id: string): Promise<boolean> {
  const { count } = await session.change(
    db.deleteFrom('passkey').where('id', '=', id).where('account_id', '=', account),
  );
  return count > 0;
}
