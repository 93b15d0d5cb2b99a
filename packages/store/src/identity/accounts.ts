import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { db, statement } from '../schema.ts';

/** An account that is about to be made. */
export interface AccountToAdd {
  /** In small letters. */
  readonly email: string;
  readonly name: string;
  readonly language: string;
  /** Hash of the password; none for somebody who signs in through a provider. */
  readonly passwordHash?: string;
  readonly isDemonstration: boolean;
}

/** An account, as signing in knows it. */
export interface StoredAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly hasSecondFactor: boolean;
  readonly isDemonstration: boolean;
  readonly isDisabled: boolean;
  /** Hash of its password; none where it signs in otherwise. */
  readonly passwordHash: string | null;
}

/** An id that says nothing of the person. */
function newId(): string {
  return randomBytes(18).toString('base64url');
}

/** Acts for an account from here to the end of the transaction: what it does is entered in its name. */
export async function actFor(session: Session, account: string): Promise<void> {
  await session.rows(statement(sql`select set_config('sterna.account', ${account}, true)`));
}

/**
 * Makes an account, whose address counts as shown to be the person's.
 *
 * @returns its id
 * @throws the database's error 23505 when the address has an account
 */
export async function addAccount(session: Session, account: AccountToAdd): Promise<string> {
  const id = newId();
  await session.change(
    db.insertInto('account').values({
      id,
      email: account.email,
      name: account.name,
      language: account.language as 'fr',
      email_verified: true,
      demonstration: account.isDemonstration,
    }),
  );
  if (account.passwordHash !== undefined) await setPassword(session, id, account.passwordHash);
  return id;
}

/** Gives an account a password in the place of the one it had. */
export async function setPassword(session: Session, account: string, passwordHash: string): Promise<void> {
  const credential = { id: newId(), subject: account, provider: 'credential', account_id: account };
  await session.change(
    db
      .insertInto('credential')
      .values({ ...credential, password: passwordHash })
      .onConflict((conflict) =>
        conflict.columns(['provider', 'subject']).doUpdateSet({ password: passwordHash, updated_at: sql`now()` }),
      ),
  );
}

/** The account of an id or of an address. */
export async function findAccount(
  session: Session,
  by: { readonly id: string } | { readonly email: string },
): Promise<StoredAccount | undefined> {
  const [column, value] = 'id' in by ? ['a.id', by.id] : ['a.email', by.email];
  const [found] = await session.rows(
    statement(sql<StoredAccount>`
      select a.id, a.name, a.email, a.language, a.two_factor_enabled as "hasSecondFactor",
        a.demonstration as "isDemonstration", a.disabled_at is not null as "isDisabled", c.password as "passwordHash"
      from account a left join credential c on c.provider = 'credential' and c.subject = a.id
      where ${sql.ref(column ?? '')} = ${value}`),
  );
  return found;
}

/** Changes how a person is called and written to. */
export async function changeAccount(
  session: Session,
  account: string,
  { name, language }: { readonly name: string; readonly language: string },
): Promise<void> {
  await session.change(
    db
      .updateTable('account')
      .set({ name, language: language as 'fr', updated_at: sql`now()` })
      .where('id', '=', account),
  );
}

/** Whether an account has a role somewhere that demands more than a password. */
export async function needsSecondFactor(session: Session, account: string): Promise<boolean> {
  const [found] = await session.rows(
    statement(sql<{ readonly needs: boolean }>`
      select exists (select from member where account_id = ${account} and ended_at is null
        and role in ('focal point', 'administrator')) as needs`),
  );
  return found?.needs ?? false;
}

/** Whether nobody administers the installation yet. */
export async function isFirstStart(session: Session): Promise<boolean> {
  const [found] = await session.rows(statement(sql<{ readonly first: boolean }>`select is_first_start() as first`));
  return found?.first ?? false;
}

/** Gives the installation its first administrator. @returns false when it has one */
export async function becomeFirstAdministrator(session: Session, account: string): Promise<boolean> {
  await actFor(session, account);
  const [found] = await session.rows(
    statement(sql<{ readonly done: boolean }>`select become_first_administrator(${account}) as done`),
  );
  return found?.done ?? false;
}
