import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { SpaceSchema } from '../space-schema.ts';
import type { Store } from '../store.ts';

/** Each statement is a transaction of its own, as the role that sees how people sign in. */
class SignInConnection implements DatabaseConnection {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, count } = await this.#store.identify((session) =>
      session.change<Row>({ compile: () => query as CompiledQuery<Row> }),
    );
    return { rows, numAffectedRows: BigInt(count) };
  }

  // biome-ignore lint/correctness/useYield: nothing is ever streamed.
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('sign-in does not stream');
  }
}

class SignInDriver implements Driver {
  readonly #connection: SignInConnection;

  constructor(store: Store) {
    this.#connection = new SignInConnection(store);
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {
    throw new Error('sign-in runs one statement at a time');
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

/** Lets the sign-in library reach its tables, and no others, through a store of either engine. */
export function signInDatabase(store: Store): Kysely<SpaceSchema> {
  return new Kysely({ dialect: signInDialect(store) });
}

function signInDialect(store: Store): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new SignInDriver(store),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}
