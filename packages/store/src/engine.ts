import { type Compilable, sql } from 'kysely';
import { statement } from './schema.ts';

/** What a statement did. */
export interface Changed<Row> {
  /** Those it returns, for one that does. */
  readonly rows: Row[];
  /** Rows added, changed or removed. */
  readonly count: number;
}

/** One transaction on a database. */
export interface Session {
  /** Runs a statement built with Kysely and returns its rows. */
  rows<Row>(query: Compilable<Row>): Promise<Row[]>;
  /** Runs a statement built with Kysely that changes rows, and counts them. */
  change<Row>(query: Compilable<Row>): Promise<Changed<Row>>;
  /** Runs one or more SQL statements that take no values. */
  run(script: string): Promise<void>;
  /** Appends rows to a table by COPY; `rows` is in PostgreSQL's text format, see copy-rows.ts. */
  copy(table: string, columns: readonly string[], rows: Uint8Array<ArrayBuffer> | string): Promise<void>;
  /** Runs a query, and gives its rows in PostgreSQL's text format of COPY: all of them at once, in memory. */
  copyOut(query: string): Promise<Buffer>;
}

/** For whom a transaction acts. */
export interface Actor {
  /** Id of the account. */
  readonly account: string;
  /** Whether the person has shown more than a password: focal points and administrators need to. */
  readonly isStrong: boolean;
}

/** A database, whichever it is: both speak the same SQL. */
export interface Engine {
  readonly kind: 'pglite' | 'postgres';
  /** Runs `work` as the owner, in one transaction: rolled back when it throws. */
  write<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /**
   * Runs `work` as the reader role on one unchanging state of the database.
   *
   * @param spaces whose rows are visible besides the global ones
   */
  read<T>(spaces: readonly number[], work: (session: Session) => Promise<T>): Promise<T>;
  /**
   * Runs `work` as the owner, whom no policy holds, on one unchanging state of the database, without changing anything.
   * In a directory everything else waits until it has ended; on a server nothing does.
   */
  snapshot<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Runs `work` for a signed-in account, as the member role: the policies decide what it sees and changes. */
  act<T>(actor: Actor, work: (session: Session) => Promise<T>): Promise<T>;
  /** Runs `work` as the role that sees how people sign in, and nothing of what they work on. */
  identify<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Runs a command that may not stand in a transaction. */
  maintain(command: string): Promise<void>;
  close(): Promise<void>;
}

/** The statements that make a transaction a reader's; ids are numbers, so they can stand in the text. */
export function becomeReader(spaces: readonly number[]): string {
  const list = spaces.map((space) => Math.trunc(space)).join(',');
  return `set local role sterna_reader; set local sterna.spaces = '${list}'`;
}

/** Makes a transaction a member's. */
export async function becomeMember(session: Session, { account, isStrong }: Actor): Promise<void> {
  await session.rows(
    statement(sql`select set_config('sterna.account', ${account}, true),
      set_config('sterna.strong', ${isStrong ? 'on' : 'off'}, true), set_config('role', 'sterna_member', true)`),
  );
}

/** The statement that makes a transaction one of signing in. */
export const BECOME_IDENTITY = 'set local role sterna_identity';
