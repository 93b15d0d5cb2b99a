import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from './store.ts';
import { crashAgainAndAgain, kill, startChild } from './testing/crash-rounds.ts';
import { type PostgresServer, startPostgres } from './testing/postgres-server.ts';
import { migratedDatabase } from './testing/prepared-databases.ts';

/** `npm run crash-test -- 100` does more of them. */
const ROUNDS = 3;
const FIGURES = 20_000;

describe('an import or an undo killed at a random moment', { timeout: 180_000 }, () => {
  let directory = '';
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'sterna-crash-'));
    server = await startPostgres();
  });
  afterAll(async () => {
    rmSync(directory, { recursive: true, force: true });
    await server?.stop();
  });

  it('is there whole or not at all in a directory, which opens again', async () => {
    const database = join(directory, 'database');
    (await migratedDatabase()).copyTo(database);
    const tally = await crashAgainAndAgain(database, ROUNDS, FIGURES);
    expect(tally.rounds).toBe(ROUNDS);
  });

  it('leaves a directory usable when killed while it is being made', async () => {
    const database = join(directory, 'unfinished');
    for (const wait of [200, 900]) {
      const child = await startChild([database, 'import', '1', '1000'], 'opening');
      await delay(wait);
      await kill(child);
    }
    const store = await openStore({ database });
    expect([0, 1000]).toContain((await store.observations({})).length);
    await store.close();
  });

  it('is there whole or not at all on a server', async (context) => {
    if (!server) return context.skip('PostgreSQL cannot run here');
    const tally = await crashAgainAndAgain(await server.createDatabase(), ROUNDS, FIGURES);
    expect(tally.rounds).toBe(ROUNDS);
  });
});
