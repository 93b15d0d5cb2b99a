import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';

/** Names the state of all published editions: another text once one is published or superseded. For anybody. */
export async function readPublishedState(session: Session): Promise<string> {
  const [found] = await session.rows(
    statement(sql<{ state: string }>`
      select concat_ws(' ', count(*), max(published_at), max(superseded_at)) as state from edition where number is not null`),
  );
  return found?.state ?? '';
}
