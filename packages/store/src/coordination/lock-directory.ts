import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';

/** With the number of the space: any constant that no other lock has. */
const DIRECTORY_LOCK = 781_522_604;

/** Waits until nobody else changes the directory of a space, until the end of the transaction. */
export async function lockDirectory(session: Session, space: number): Promise<void> {
  await session.rows(statement(sql`select pg_advisory_xact_lock(${DIRECTORY_LOCK}::integer, ${space}::integer)`));
}
