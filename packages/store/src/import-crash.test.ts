import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from './store.ts';
import { type PostgresServer, startPostgres } from './testing/postgres-server.ts';
import { fileOf, manyObservations, readingOf } from './testing/readings.ts';

const ROUNDS = Number(process.env['STERNA_CRASH_ROUNDS'] ?? 5);
const FIGURES = 40_000;
const CHILD = fileURLToPath(new URL('./testing/import-child.ts', import.meta.url));
/** Longer than an import takes, so that some rounds are killed after it, and most during. */
const LATEST_KILL_MS = 700;

/** Starts an import in a process of its own and kills it at some moment; tells whether it said it had ended. */
async function importAndKill(database: string, content: number, wait: number): Promise<boolean> {
  const child = fork(CHILD, [database, String(content), String(FIGURES)], { execArgv: [], stdio: 'ignore' });
  let ended = false;
  child.on('message', (message) => {
    ended ||= message === 'done';
  });
  await reached(child, 'importing');
  await delay(wait);
  const exited = once(child, 'exit');
  if (child.exitCode === null) {
    child.kill('SIGKILL');
    await exited;
  }
  return ended;
}

function reached(child: ChildProcess, state: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => message === state && resolve());
    child.once('exit', (code) => reject(new Error(`The importing process ended early (${code}).`)));
  });
}

/** All figures of a release or none of them, and what the lists say fits what is there. */
async function expectWhole(store: Store, content: number, ended: boolean): Promise<boolean> {
  const release = (await store.releases()).find(({ version }) => version === String(content));
  const figures = await store.observations({});
  const own = release ? figures.filter((figure) => figure.release === release.id).length : 0;
  if (ended || release) expect(release).toMatchObject({ observations: FIGURES, inForce: FIGURES });
  expect(own).toBe(release ? FIGURES : 0);
  expect(figures.length % FIGURES).toBe(0);
  return release !== undefined;
}

function repeat(store: Store, content: number): Promise<{ status: string }> {
  const release = { version: String(content), dated: `20${String(content).padStart(2, '0')}-01-01` };
  return store.importReading(fileOf(content), readingOf([], release, { batches: manyObservations(FIGURES) }));
}

async function crashAgainAndAgain(database: string, rounds: number): Promise<void> {
  for (let content = 1; content <= rounds; content++) {
    const ended = await importAndKill(database, content, Math.random() * LATEST_KILL_MS * (content === 1 ? 0.5 : 1));
    const store = await openStore({ database });
    const there = await expectWhole(store, content, ended);
    if (content % 2 === 0 || content === rounds) {
      expect((await repeat(store, content)).status).toBe(there ? 'unchanged' : 'imported');
      await expectWhole(store, content, true);
    }
    await store.close();
  }
}

describe('an import killed at a random moment', () => {
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

  it('is there whole or not at all in a directory, which opens again', {
    timeout: 60_000 + ROUNDS * 20_000,
  }, async () => {
    await crashAgainAndAgain(join(directory, 'database'), ROUNDS);
  });

  it('leaves a directory usable when killed while it is being made', { timeout: 60_000 }, async () => {
    const database = join(directory, 'unfinished');
    for (const wait of [200, 900]) {
      const child = fork(CHILD, [database, '1', '1000'], { execArgv: [], stdio: 'ignore' });
      await reached(child, 'opening');
      await delay(wait);
      const exited = once(child, 'exit');
      if (child.exitCode === null) {
        child.kill('SIGKILL');
        await exited;
      }
    }
    const store = await openStore({ database });
    expect([0, 1000]).toContain((await store.observations({})).length);
    await store.close();
  });

  it('is there whole or not at all on a server', { timeout: 60_000 + ROUNDS * 20_000 }, async (context) => {
    if (!server) return context.skip('PostgreSQL cannot run here');
    await crashAgainAndAgain(await server.createDatabase(), ROUNDS);
  });
});
