import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../engine.ts';
import { plainStatement } from '../schema.ts';
import { openEngine } from '../store.ts';
import { fillEveryTable } from '../testing/every-table.ts';
import { type PostgresServer, startPostgres } from '../testing/postgres-server.ts';
import { bareDatabase, migratedDatabase } from '../testing/prepared-databases.ts';
import { type Contents, makeBackupFile, packBackup, restoreBackup, writeBackup } from './index.ts';

const KINDS = ['PGlite', 'PostgreSQL'] as const;
const folder = mkdtempSync(join(tmpdir(), 'backup-meanwhile-'));
const UPLOAD = '0123abcd-0000-4000-8000-000000000001';
let server: PostgresServer | undefined;
beforeAll(async () => {
  server = await startPostgres();
  writeFileSync(join(folder, UPLOAD), 'a,b\n');
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function filled(kind: (typeof KINDS)[number]): Promise<{ readonly database: string; readonly engine: Engine }> {
  const database =
    kind === 'PGlite' ? mkdtempSync(join(folder, 'database-')) : ((await server?.createDatabase('migrated')) ?? '');
  if (kind === 'PGlite') (await migratedDatabase()).copyTo(database);
  const engine = await openEngine(database, () => {});
  await fillEveryTable(engine);
  return { database, engine };
}

function backUp(engine: Engine, file: string): Promise<Contents> {
  const options = { now: new Date(), accounts: true, uploads: folder };
  return makeBackupFile(file, (path) => packBackup(path, (sink) => writeBackup(engine, sink, options)));
}

function count(engine: Engine, text: string): Promise<number> {
  return engine.write(async (session) => {
    const [row] = await session.rows(plainStatement<{ n: number }>(text));
    return row?.n ?? -1;
  });
}

describe.each(KINDS)('on %s', (kind) => {
  it('a backup is of one moment, while rows that belong together are written all the time', async ({ skip }) => {
    if (server === undefined && kind === 'PostgreSQL') skip('PostgreSQL cannot run here');
    const { engine } = await filled(kind);
    let isOver = false;
    let written = 0;
    // Each transaction writes to a table early in the order, to one late in it, and moves a number from here to there.
    const writing = (async () => {
      while (!isOver) {
        written += 1;
        // A database within the process never lets anything else have its turn by itself.
        await nextTurn();
        await engine.write((session) =>
          session.run(
            `insert into attribute_set (space_id, id, digest, attributes) values (1, nextval('attribute_set_id'), gen_random_uuid(), '{}');
             update observation set value = value + 1 where space_id = 1 and series_id = 7;
             insert into structure (space_id, kind, agency, id, version, content) values (1, 'k', 'a', '${written}', '1', '{}')`,
          ),
        );
      }
    })();
    const start = await count(engine, 'select value::integer as n from observation where series_id = 7');
    for (let round = 0; round < 3; round += 1) {
      const file = join(folder, `${kind}-${round}`);
      await backUp(engine, file);
      const copy = await openEngine((await bareDatabase()).inMemory, () => {});
      await restoreBackup(copy, file, { replace: false });
      const sets = await count(copy, 'select count(*)::integer as n from attribute_set');
      const structures = await count(copy, 'select count(*)::integer as n from structure');
      const moved = await count(copy, 'select value::integer as n from observation where series_id = 7');
      expect(structures).toBe(sets);
      expect(moved - start).toBeLessThanOrEqual(structures);
      expect(moved).toBe(await count(copy, `select (7 / 3.0)::integer + count(*)::integer - 1 as n from structure`));
      await copy.close();
    }
    isOver = true;
    await writing;
    expect(written).toBeGreaterThan(5);
    await engine.close();
  });

  it('a restoring that is killed in the middle leaves what was there', async ({ skip }) => {
    if (server === undefined && kind === 'PostgreSQL') skip('PostgreSQL cannot run here');
    const { database, engine } = await filled(kind);
    const file = join(folder, `${kind}-killed`);
    const { tables } = await backUp(engine, file);
    await engine.close();
    const program = fileURLToPath(new URL('../testing/restore-child.ts', import.meta.url));
    const child = spawn(process.execPath, [program, database, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const again = await openEngine(database, () => {});
    expect((await backUp(again, `${file}-after`)).tables).toEqual(tables);
    await again.close();
  });
});

it('a table is read in pieces that fit together, whatever its key is made of', async () => {
  const engine = await openEngine((await migratedDatabase()).inMemory, () => {});
  await engine.write((session) =>
    session.run(
      `insert into mapping (space_id, name, definition)
       select 1, case n % 4 when 0 then 'É' when 1 then 'e' when 2 then E'\\t''\\\\' else 'Z' end || n, '{}' from generate_series(1, 3000) n`,
    ),
  );
  mkdirSync(join(folder, 'pieces'));
  const file = join(folder, 'pieces', 'file');
  const { tables } = await backUp(engine, file);
  expect(tables.find(({ name }) => name === 'mapping')?.rows).toBe(3000);
  const copy = await openEngine((await bareDatabase()).inMemory, () => {});
  expect((await restoreBackup(copy, file, { replace: false })).tables).toEqual(tables);
  await copy.close();
  await engine.close();
});
