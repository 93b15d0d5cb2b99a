import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';

/** One line of the trace of acts. */
export interface StoredAct {
  /** Growing with time. */
  readonly id: number;
  readonly at: Date;
  /** Account that did it; none for what the installation did by itself. */
  readonly account: string | null;
  /** Its name; empty where the account is not known. */
  readonly person: string;
  /** added, changed, removed; or what else was done: exported, signed-in. */
  readonly act: string;
  /** The table, or page or file. */
  readonly object: string;
  readonly objectId: string;
  /** `before` and `after` by column, for what changes a row. */
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface ActFilter {
  /** Account; empty for what the installation did by itself. */
  readonly account?: string;
  readonly object?: string;
  readonly act?: string;
  /** First and last day, ISO dates in UTC. */
  readonly from?: string;
  readonly to?: string;
}

export interface ActPage {
  readonly limit: number;
  /** Only acts before this one. */
  readonly before?: number;
}

function chosen(space: number, { account, object, act, from, to }: ActFilter): RawBuilder<boolean> {
  return sql<boolean>`t.space_id = ${space}
    and (${account ?? null}::text is null or coalesce(t.account_id, '') = ${account ?? null})
    and (${object ?? null}::text is null or t.object = ${object ?? null})
    and (${act ?? null}::text is null or t.act = ${act ?? null})
    and (${from ?? null}::date is null or t.at >= (${from ?? null}::date)::timestamp at time zone 'UTC')
    and (${to ?? null}::date is null or t.at < (${to ?? null}::date + 1)::timestamp at time zone 'UTC')`;
}

/** Acts in a space, the newest first. */
export function readActs(
  session: Session,
  space: number,
  filter: ActFilter,
  { limit, before }: ActPage,
): Promise<StoredAct[]> {
  return session.rows(
    statement(sql<StoredAct>`
      select t.id::double precision as id, t.at, t.account_id as account, coalesce(a.name, '') as person, t.act, t.object,
        t.object_id as "objectId", t.detail
      from act t left join account a on a.id = t.account_id
      where ${chosen(space, filter)} and (${before ?? null}::bigint is null or t.id < ${before ?? null}::bigint)
      order by t.id desc limit ${limit}`),
  );
}

/** How many acts a filter finds. */
export async function countActs(session: Session, space: number, filter: ActFilter): Promise<number> {
  const [found] = await session.rows(
    statement(sql<{ readonly n: number }>`select count(*)::integer as n from act t where ${chosen(space, filter)}`),
  );
  return found?.n ?? 0;
}

/** What the acts of a space can be filtered by. */
export interface ActChoices {
  /** Accounts that did something; `''` for the installation. */
  readonly people: readonly { readonly account: string; readonly name: string }[];
  readonly objects: readonly string[];
  readonly acts: readonly string[];
}

export async function readActChoices(session: Session, space: number): Promise<ActChoices> {
  const people = await session.rows(
    statement(sql<{ account: string; name: string }>`
      select coalesce(t.account_id, '') as account, coalesce(a.name, '') as name
      from (select distinct account_id from act where space_id = ${space}) t left join account a on a.id = t.account_id
      order by lower(a.name)`),
  );
  const objects = await session.rows(
    statement(sql<{ name: string }>`select distinct object as name from act where space_id = ${space} order by 1`),
  );
  const acts = await session.rows(
    statement(sql<{ name: string }>`select distinct act as name from act where space_id = ${space} order by 1`),
  );
  return { people, objects: objects.map(({ name }) => name), acts: acts.map(({ name }) => name) };
}

/** What rows that acts are about are called; rows that the acting account cannot see are absent. */
export interface NamedRows {
  readonly accounts: Readonly<Record<string, string>>;
  readonly institutions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly invitations: Readonly<Record<string, string>>;
}

export async function readNamedRows(session: Session, space: number): Promise<NamedRows> {
  const accounts = await session.rows(
    statement(sql<{ key: string; value: string }>`
      select a.id as key, a.name as value from account a
      where ${space} = 1 or exists (select from member m where m.space_id = ${space} and m.account_id = a.id)`),
  );
  const institutions = await session.rows(
    statement(sql<{ key: string; value: Record<string, string> }>`
      select id::text as key, name as value from institution where space_id = ${space}`),
  );
  const invitations = await session.rows(
    statement(sql<{ key: string; value: string }>`
      select id::text as key, email as value from invitation where space_id = ${space}`),
  );
  const byKey = <Value>(rows: readonly { key: string; value: Value }[]): Record<string, Value> =>
    Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  return { accounts: byKey(accounts), institutions: byKey(institutions), invitations: byKey(invitations) };
}

/**
 * Enters in the trace what leaves no other: exports, files taken.
 *
 * @throws the database's error 42501 for a space that is none of the acting account's
 */
export async function noteAct(
  session: Session,
  space: number,
  act: string,
  object: string,
  objectId: string,
  detail: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  await session.rows(
    statement(sql`select note_act(${space}, ${act}, ${object}, ${objectId}, ${JSON.stringify(detail)}::jsonb)`),
  );
}
