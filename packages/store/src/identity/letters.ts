import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { db, statement } from '../schema.ts';

/** A letter that is to be written. */
export interface NewLetter {
  /** What it is about: `invitation`, `recovery`, `password-changed`, …. */
  readonly kind: string;
  readonly address: string;
  readonly language: string;
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
}

export interface StoredLetter extends NewLetter {
  readonly id: number;
}

/** Times that a mail server is tried for one letter: over about three days. */
const MOST_ATTEMPTS = 13;

/** Puts a letter in the outbox. @returns its number */
export async function addLetter(session: Session, letter: NewLetter): Promise<number> {
  const [added] = await session.rows(
    db
      .insertInto('letter')
      .values({ ...letter })
      .returning('id'),
  );
  return Number(added?.id ?? 0);
}

/**
 * Takes the next letter that is due to be sent, and counts the attempt, so that no other process takes it too. After
 * each attempt a letter waits twice as long, from two minutes on.
 */
export async function takeDueLetter(session: Session): Promise<StoredLetter | undefined> {
  const [found] = await session.rows(
    statement(sql<StoredLetter>`
      update letter set attempts = attempts + 1 where id = (
        select id from letter where sent_at is null and body <> '' and attempts < ${MOST_ATTEMPTS}
          and created_at + make_interval(mins => (case attempts when 0 then 0 else power(2, attempts) end)::integer) <= now()
        order by id limit 1 for update skip locked)
      returning id, kind, address, language, subject, body`),
  );
  return found;
}

/** Notes that a mail server took a letter, and forgets its text. */
export async function noteSent(session: Session, id: number): Promise<void> {
  await session.change(statement(sql`update letter set sent_at = now(), body = '', problem = null where id = ${id}`));
}

/** Notes why a mail server did not take a letter. */
export async function noteProblem(session: Session, id: number, problem: string): Promise<void> {
  await session.change(statement(sql`update letter set problem = ${problem.slice(0, 500)} where id = ${id}`));
}
