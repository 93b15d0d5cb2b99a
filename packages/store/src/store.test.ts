import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from './migrations/index.ts';
import { openStore } from './store.ts';
import { fileOf, observation, readingOf } from './testing/readings.ts';

describe('a store', () => {
  let parent = '';
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'sterna-store-'));
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  it('is made in a new directory, keeps its data when closed, and is open once only', async () => {
    const database = join(parent, 'new', 'database');
    const log: string[] = [];
    const store = await openStore({ database, log: (line) => log.push(line) });
    await store.importReading(fileOf(1), readingOf([observation()]));
    await expect(openStore({ database })).rejects.toMatchObject({ code: 'database-busy', pid: process.pid });
    await store.close();
    await store.close();
    expect(existsSync(join(database, 'lock'))).toBe(false);
    const reopened = await openStore({ database });
    expect(await reopened.observations({})).toHaveLength(1);
    await reopened.close();
    expect(log).toEqual([`The database schema was brought up to date (${migrations.length} steps).`]);
  });

  it('is made anew when a process was killed while making it', async () => {
    mkdirSync(join(parent, 'cluster.new', 'base'), { recursive: true });
    const store = await openStore({ database: parent });
    expect(await store.releases()).toEqual([]);
    await store.close();
  });

  it('is not put into a directory that holds other things', async () => {
    writeFileSync(join(parent, 'letter.txt'), 'Dear');
    await expect(openStore({ database: parent })).rejects.toMatchObject({ code: 'database-foreign' });
  });

  it('is not looked for in a file', async () => {
    const file = join(parent, 'letter.txt');
    writeFileSync(file, 'Dear');
    await expect(openStore({ database: file })).rejects.toMatchObject({ code: 'database-foreign' });
  });

  it('says which directory cannot be read', async () => {
    mkdirSync(join(parent, 'cluster'));
    writeFileSync(join(parent, 'cluster', 'PG_VERSION'), 'nonsense');
    await expect(openStore({ database: parent })).rejects.toMatchObject({ code: 'database-unreadable' });
    expect(existsSync(join(parent, 'lock'))).toBe(false);
  });

  it('tells which server does not answer, without its password', async () => {
    const failure = await openStore({ database: 'postgres://sterna:hush@127.0.0.1:1/figures' }).catch((error) => error);
    expect(failure).toMatchObject({ code: 'database-unreachable' });
    expect(String(failure)).toContain('127.0.0.1:1/figures');
    expect(`${failure} ${JSON.stringify(failure.cause)}`).not.toContain('hush');
  });
});
