import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';

/** Notes that the acting account sees what the machine proposes of some documents; nothing of those that it codes blind. */
export async function noteSeen(session: Session, space: number, documents: readonly number[]): Promise<void> {
  await session.rows(
    statement(
      sql<object>`select note_seen(${space}, value::integer) from jsonb_array_elements_text(${JSON.stringify(documents)}::jsonb)`,
    ),
  );
}

/** Which of some accounts have seen what the machine proposes of any version of a document; none for who does not keep it. */
export async function readSeen(
  session: Session,
  space: number,
  document: number,
  accounts: readonly string[],
): Promise<ReadonlySet<string>> {
  const seen = await session.rows(
    statement(sql<{ account: string }>`
      select value as account from jsonb_array_elements_text(${JSON.stringify(accounts)}::jsonb)
      where has_seen(${space}, ${document}, value)`),
  );
  return new Set(seen.map(({ account }) => account));
}
