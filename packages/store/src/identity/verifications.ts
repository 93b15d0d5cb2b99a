import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { db, statement } from '../schema.ts';

/** Begins to wait for something. @param seconds for how long */
export async function addVerification(
  session: Session,
  { identifier, value, seconds }: { readonly identifier: string; readonly value: string; readonly seconds: number },
): Promise<void> {
  const id = randomBytes(18).toString('base64url');
  const expires = sql<Date>`now() + make_interval(secs => ${seconds})`;
  await session.change(db.insertInto('verification').values({ id, identifier, value, expires_at: expires }));
}

/** What is waited for under an identifier, if it still is. */
export async function findVerification(session: Session, identifier: string): Promise<string | undefined> {
  const [found] = await session.rows(
    statement(sql<{ readonly value: string }>`
      select value from verification where identifier = ${identifier} and expires_at > now()`),
  );
  return found?.value;
}

/** Takes what is waited for, so that nobody can take it again. */
export async function takeVerification(session: Session, identifier: string): Promise<string | undefined> {
  const [found] = await session.rows(
    statement(sql<{ readonly value: string }>`
      delete from verification where identifier = ${identifier} and expires_at > now() returning value`),
  );
  return found?.value;
}

/** Stops waiting for all that begins with a text and is about a value. */
export async function dropVerifications(session: Session, beginning: string, value: string): Promise<void> {
  await session.change(
    statement(sql`delete from verification where starts_with(identifier, ${beginning}) and value = ${value}`),
  );
}
