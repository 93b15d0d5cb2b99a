import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Engine } from '../engine.ts';
import { openEngine, Store } from '../store.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { migratedDatabase } from './prepared-databases.ts';

/** What a test gets: a store with nothing in it, and the engine below it. */
export interface EmptyStore {
  readonly store: Store;
  readonly engine: Engine;
}

const EMPTY =
  'truncate observation, series, indicator, file_part, release_file, release, source, attribute_set, set_aside, structure, mapping, import_job';

/**
 * Defines the same tests for both engines. Where PostgreSQL cannot run its tests are skipped, and reported as such.
 *
 * @param define is handed a function that, within a test, gives the empty store
 */
export function describeOnBothEngines(name: string, define: (given: () => EmptyStore) => void): void {
  for (const kind of ['PGlite', 'PostgreSQL'] as const) {
    describe(`${name}, on ${kind}`, () => {
      let server: PostgresServer | undefined;
      let engine: Engine | undefined;

      beforeAll(async () => {
        if (kind === 'PostgreSQL') server = await startPostgres();
        const database =
          kind === 'PGlite' ? (await migratedDatabase()).inMemory : await server?.createDatabase('migrated');
        if (database !== undefined) engine = await openEngine(database, () => {});
      });
      beforeEach(async (context) => {
        if (engine) await engine.maintain(EMPTY);
        else context.skip('PostgreSQL cannot run here');
      });
      afterAll(async () => {
        await engine?.close();
        await server?.stop();
      });

      define(() => {
        if (!engine) throw new Error('There is no database.');
        return { engine, store: new Store(engine) };
      });
    });
  }
}
