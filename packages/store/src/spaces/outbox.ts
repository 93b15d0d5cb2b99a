import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';

/** A letter as the administrator sees it. */
export interface OutboxLetter {
  readonly id: number;
  readonly kind: string;
  readonly address: string;
  readonly language: string;
  readonly subject: string;
  /** Empty once it has been sent. */
  readonly body: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly attempts: number;
  /** What the mail server answered last. */
  readonly problem: string | null;
}

/** Letters, the newest first; none for whoever does not administer the installation. @param id only this one */
export function readOutbox(
  session: Session,
  { limit, id }: { readonly limit: number; readonly id?: number },
): Promise<OutboxLetter[]> {
  return session.rows(
    statement(sql<OutboxLetter>`
      select id::double precision as id, kind, address, language, subject, body, created_at as "createdAt",
        sent_at as "sentAt", attempts, problem
      from letter where ${id ?? null}::bigint is null or id = ${id ?? null}::bigint
      order by letter.id desc limit ${limit}`),
  );
}
