import { type RawBuilder, sql } from 'kysely';

/** Whether a row is deleted and can still be brought back. */
export const RESTORABLE: RawBuilder<boolean> = sql<boolean>`(deleted_at is not null and deleted_at > now() - interval '30 days')`;
