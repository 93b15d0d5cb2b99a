import type { Compilable } from 'kysely';

/** One transaction on a database. */
export interface Session {
  /** Runs a statement built with Kysely and returns its rows. */
  rows<Row>(query: Compilable<Row>): Promise<Row[]>;
  /** Runs one or more SQL statements that take no values. */
  run(script: string): Promise<void>;
  /** Appends rows to a table by COPY; `rows` is in PostgreSQL's text format, see copy-rows.ts. */
  copy(table: string, columns: readonly string[], rows: Uint8Array<ArrayBuffer> | string): Promise<void>;
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
  /** Runs a command that may not stand in a transaction. */
  maintain(command: string): Promise<void>;
  close(): Promise<void>;
}

/** The statements that make a transaction a reader's; ids are numbers, so they can stand in the text. */
export function becomeReader(spaces: readonly number[]): string {
  const list = spaces.map((space) => Math.trunc(space)).join(',');
  return `set local role sterna_reader; set local sterna.spaces = '${list}'`;
}
