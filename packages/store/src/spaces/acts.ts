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

/** Only what is asked for stands in the condition, so that the database takes the index that fits. */
function chosen(space: number, { account, object, act, from, to }: ActFilter): RawBuilder<boolean> {
  const conditions = [
    sql<boolean>`t.space_id = ${space}`,
    ...(account === '' ? [sql<boolean>`t.account_id is null`] : []),
    ...(account ? [sql<boolean>`t.account_id = ${account}`] : []),
    ...(object === undefined ? [] : [sql<boolean>`t.object = ${object}`]),
    ...(act === undefined ? [] : [sql<boolean>`t.act = ${act}`]),
    ...(from === undefined ? [] : [sql<boolean>`t.at >= (${from}::date)::timestamp at time zone 'UTC'`]),
    ...(to === undefined ? [] : [sql<boolean>`t.at < (${to}::date + 1)::timestamp at time zone 'UTC'`]),
  ];
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
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
      where ${chosen(space, filter)} and ${before === undefined ? sql`true` : sql`t.id < ${before}::bigint`}
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

/** The values of a column in a space: from one to the next by its index, however many acts there are. */
function valuesIn(column: 'account_id' | 'object' | 'act', space: number): RawBuilder<unknown> {
  const name = sql.ref(column);
  return sql`
    with recursive value (of) as (
      (select ${name} from act where space_id = ${space} and ${name} is not null order by ${name} limit 1)
      union all
      select (select a.${name} from act a where a.space_id = ${space} and a.${name} > v.of order by a.${name} limit 1)
      from value v where v.of is not null)
    select of from value where of is not null`;
}

export async function readActChoices(session: Session, space: number): Promise<ActChoices> {
  const people = await session.rows(
    statement(sql<{ account: string; name: string }>`
      select v.of as account, coalesce(a.name, '') as name
      from (${valuesIn('account_id', space)}) v left join account a on a.id = v.of
      union all select '', '' where exists (select from act where space_id = ${space} and account_id is null)
      order by name, account`),
  );
  const objects = await session.rows(
    statement(sql<{ name: string }>`select of as name from (${valuesIn('object', space)}) v order by 1`),
  );
  const acts = await session.rows(
    statement(sql<{ name: string }>`select of as name from (${valuesIn('act', space)}) v order by 1`),
  );
  return { people, objects: objects.map(({ name }) => name), acts: acts.map(({ name }) => name) };
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

/** Names of accounts that the acting account may see, by id. */
export async function readAccountNames(session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await session.rows(
    statement(sql<{ id: string; name: string }>`select id, name from account where id = any (${[...ids]}::text[])`),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
