import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../engine.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { plainStatement } from '../schema.ts';
import { openEngine } from '../store.ts';
import { fillEveryTable } from '../testing/every-table.ts';
import { type PostgresServer, startPostgres } from '../testing/postgres-server.ts';
import { bareDatabase, migratedDatabase } from '../testing/prepared-databases.ts';
import { type BackupOptions, type Contents, makeBackupFile, packBackup, restoreBackup, writeBackup } from './index.ts';
import { readTableShapes, TABLES } from './table-shapes.ts';
import { SIGN_IN_TABLES } from './without-accounts.ts';

const folder = mkdtempSync(join(tmpdir(), 'backup-'));
const uploads = join(folder, 'uploads');
let server: PostgresServer | undefined;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

let files = 0;
/** Backs an engine up. @returns the file and what is inside */
async function backUp(
  engine: Engine,
  how: Partial<BackupOptions> = {},
): Promise<{ readonly file: string; readonly contents: Contents }> {
  files += 1;
  const file = join(folder, `${files}.backup`);
  const options = { now: new Date(), accounts: true, ...how };
  const contents = await makeBackupFile(file, (path) => packBackup(path, (sink) => writeBackup(engine, sink, options)));
  return { file, contents };
}

const KINDS = ['PGlite', 'PostgreSQL'] as const;
type Kind = (typeof KINDS)[number];

async function emptyEngine(kind: Kind): Promise<Engine> {
  if (kind === 'PGlite') return openEngine((await bareDatabase()).inMemory, () => {});
  const url = await server?.createDatabase();
  if (url === undefined) throw new Error('PostgreSQL cannot run here.');
  return openEngine(url, () => {});
}

async function migratedEngine(kind: Kind): Promise<Engine> {
  if (kind === 'PGlite') return openEngine((await migratedDatabase()).inMemory, () => {});
  const url = await server?.createDatabase('migrated');
  if (url === undefined) throw new Error('PostgreSQL cannot run here.');
  return openEngine(url, () => {});
}

async function filledEngine(kind: Kind): Promise<Engine> {
  const engine = await migratedEngine(kind);
  await fillEveryTable(engine);
  return engine;
}

function read<Row>(engine: Engine, text: string): Promise<Row[]> {
  return engine.write((session) => session.rows(plainStatement<Row>(text)));
}

/** All that the schema is made of, in words. */
async function schemaOf(engine: Engine): Promise<readonly string[]> {
  const rows = await read<{ line: string }>(
    engine,
    `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
       where connamespace = current_schema()::regnamespace and contype <> 'n'
     union all select pg_get_indexdef(indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid
       where c.relnamespace = current_schema()::regnamespace
     union all select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
     union all select tablename || ' ' || policyname || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '') from pg_policies
     union all select relname || ' ' || relrowsecurity || ' ' || coalesce(relacl::text, '') from pg_class
       where relnamespace = current_schema()::regnamespace and relkind = 'r'
     order by 1`,
  );
  return rows.map(({ line }) => line);
}

describe('a backup', () => {
  it('knows every table there is, and a test has rows in each', async () => {
    const engine = await filledEngine('PGlite');
    expect((await engine.snapshot(readTableShapes)).map(({ name }) => name)).toEqual([...TABLES]);
    const all = await read<{ name: string }>(
      engine,
      `select relname as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace
       order by relname collate "C"`,
    );
    expect(all.map(({ name }) => name)).toEqual([...TABLES]);
    const { contents } = await backUp(engine);
    expect(contents.tables.filter(({ rows }) => rows === 0)).toEqual([]);
    await engine.close();
  });

  it('is for its owner alone to read, takes the place of no file, and leaves nothing when it cannot be made', async () => {
    const engine = await filledEngine('PGlite');
    const { file } = await backUp(engine);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = makeBackupFile(file, async () => {});
    await expect(again).rejects.toMatchObject({ code: 'backup-refused' });
    const failing = makeBackupFile(join(folder, 'failing'), (path) =>
      packBackup(path, () => Promise.reject(new Error('broken'))),
    );
    await expect(failing).rejects.toThrow('broken');
    expect(() => statSync(join(folder, 'failing'))).toThrow();
    expect(() => statSync(join(folder, 'failing.part'))).toThrow();
    await engine.close();
  });

  it('of a database with nothing of Sterna is refused', async () => {
    const engine = await emptyEngine('PGlite');
    await expect(backUp(engine)).rejects.toMatchObject({ code: 'backup-refused' });
    await engine.close();
  });
});

describe.each(KINDS.flatMap((from) => KINDS.map((to) => [from, to] as const)))('from %s to %s', (from, to) => {
  it('everything comes back: rows, hashes, sequences, schema; and no trigger has fired', async ({ skip }) => {
    if (server === undefined && [from, to].includes('PostgreSQL')) skip('PostgreSQL cannot run here');
    const source = await filledEngine(from);
    const target = await emptyEngine(to);
    const { file, contents } = await backUp(source);
    const restored = await restoreBackup(target, file, { replace: false });
    expect(restored.tables).toEqual(contents.tables);
    const second = await backUp(target);
    expect(second.contents.tables).toEqual(contents.tables);
    expect(second.contents.sequences).toEqual(contents.sequences);
    const fresh = await emptyEngine(to);
    await migrate(fresh);
    expect(await schemaOf(target)).toEqual(await schemaOf(fresh));
    // Numbers go on where they stopped, and triggers fire again.
    await target.write((session) =>
      session.run(`insert into institution (space_id, name, kind) values (2, '{}', 'union')`),
    );
    expect(await read(target, `select max(id) as id from institution where id < 900`)).toEqual([{ id: 2 }]);
    const acts = contents.tables.find(({ name }) => name === 'act')?.rows ?? 0;
    expect(await read(target, 'select count(*)::integer as acts from act')).toEqual([{ acts: acts + 1 }]);
    for (const engine of [source, target, fresh]) await engine.close();
  });
});

describe.each(KINDS)('restoring on %s', (kind) => {
  it('refuses a database that holds something, unless it may be replaced', async ({ skip }) => {
    if (server === undefined && kind === 'PostgreSQL') skip('PostgreSQL cannot run here');
    const engine = await filledEngine(kind);
    const { file, contents } = await backUp(engine);
    await engine.write((session) => session.run(`update space set code = 'other' where id = 2`));
    const refused = restoreBackup(engine, file, { replace: false });
    await expect(refused).rejects.toMatchObject({ code: 'database-not-empty' });
    expect(await read(engine, 'select code from space where id = 2')).toEqual([{ code: 'other' }]);
    const { tables } = await restoreBackup(engine, file, { replace: true });
    expect(tables).toEqual(contents.tables);
    await engine.close();
  });

  it('takes a database that was opened once for an empty one', async ({ skip }) => {
    if (server === undefined && kind === 'PostgreSQL') skip('PostgreSQL cannot run here');
    const source = await filledEngine('PGlite');
    const { file, contents } = await backUp(source);
    const target = await migratedEngine(kind);
    expect((await restoreBackup(target, file, { replace: false })).tables).toEqual(contents.tables);
    await target.close();
    await source.close();
  });

  it('leaves everything as it was when it fails in the middle', async ({ skip }) => {
    if (server === undefined && kind === 'PostgreSQL') skip('PostgreSQL cannot run here');
    const engine = await filledEngine(kind);
    mkdirSync(uploads, { recursive: true });
    writeFileSync(join(uploads, '0123abcd-0000-4000-8000-000000000001'), 'a,b\n');
    const { file, contents } = await backUp(engine, { uploads });
    const keepUpload = (): Promise<void> => Promise.reject(new Error('disk full'));
    await expect(restoreBackup(engine, file, { replace: true, keepUpload })).rejects.toThrow('disk full');
    expect((await backUp(engine)).contents.tables).toEqual(contents.tables);
    await engine.close();
  });

  it('brings a backup of an older schema up to date', async ({ skip }) => {
    if (server === undefined && kind === 'PostgreSQL') skip('PostgreSQL cannot run here');
    const source = await emptyEngine('PGlite');
    await migrate(source, migrations.slice(0, 2));
    await source.write((session) => session.run(`insert into source (space_id, id) values (1, 'OLD')`));
    const { file } = await backUp(source);
    const target = await emptyEngine(kind);
    await restoreBackup(target, file, { replace: false });
    expect(await read(target, 'select count(*)::integer as steps from migration')).toEqual([
      { steps: migrations.length },
    ]);
    expect(await read(target, 'select id from source')).toEqual([{ id: 'OLD' }]);
    await target.close();
    await source.close();
  });
});

describe('a file that is no whole backup is refused before anything is touched', () => {
  async function refusal(bytes: Buffer): Promise<unknown> {
    files += 1;
    const file = join(folder, `refused-${files}`);
    writeFileSync(file, bytes);
    try {
      await restoreBackup(target, file, { replace: false });
      return 'restored';
    } catch (error) {
      expect(await read(target, `select to_regclass('space') is null as untouched`)).toEqual([{ untouched: true }]);
      return error;
    }
  }
  let whole = Buffer.alloc(0);
  let target: Engine;
  beforeAll(async () => {
    const engine = await filledEngine('PGlite');
    whole = readFileSync((await backUp(engine)).file);
    await engine.close();
    target = await emptyEngine('PGlite');
  });
  afterAll(() => target.close());
  const altered = (from: string, to: string): Buffer => {
    const archive = gunzipSync(whole);
    archive.write(to, archive.indexOf(from), 'latin1');
    return gzipSync(archive);
  };

  it('cut off, at whatever place', async () => {
    for (const share of [0.01, 0.3, 0.7, 0.999]) {
      expect(await refusal(whole.subarray(0, whole.length * share))).toMatchObject({ code: 'backup-damaged' });
    }
    const archive = gunzipSync(whole);
    expect(await refusal(gzipSync(archive.subarray(0, archive.length - 20_000)))).toMatchObject({
      code: 'backup-damaged',
      message: /its end is missing/,
    });
  });

  it('with a byte changed', async () => {
    const changed = Buffer.from(whole);
    changed[whole.length >> 1] = (changed[whole.length >> 1] ?? 0) ^ 0x55;
    expect(await refusal(changed)).toMatchObject({ code: 'backup-damaged' });
  });

  it('with a row changed and packed anew: it names the table', async () => {
    expect(await refusal(altered('waiting.csv', 'wAiting.csv'))).toMatchObject({
      code: 'backup-damaged',
      message: /import_job/,
    });
  });

  it('of another kind, or of a newer Sterna', async () => {
    expect(await refusal(Buffer.from('a,b\n1,2\n'))).toMatchObject({ code: 'backup-foreign' });
    expect(await refusal(gzipSync('a,b\n1,2\n'))).toMatchObject({ code: 'backup-damaged' });
    expect(await refusal(altered('"version": 1', '"version": 9'))).toMatchObject({ code: 'backup-newer' });
    expect(await refusal(altered('0006-own-data', '0006-own-DATA'))).toMatchObject({ code: 'backup-newer' });
  });
});

describe('a backup without accounts', () => {
  it('holds no way to sign in, no address and no invitation, and lets a first administrator be made', async () => {
    const source = await filledEngine('PGlite');
    const { file, contents } = await backUp(source, { accounts: false });
    expect(contents.tables.map(({ name }) => name).filter((name) => SIGN_IN_TABLES.includes(name))).toEqual([]);
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    for (const secret of ['@plan.example', '@statistics.example', '@labour.example', 'salt:hash', 'abababab']) {
      expect(text).not.toContain(secret);
    }
    const target = await emptyEngine('PGlite');
    expect((await restoreBackup(target, file, { replace: false })).tables).toEqual(contents.tables);
    expect(await read(target, 'select is_first_start() as first')).toEqual([{ first: true }]);
    expect(await read(target, `select name from account where id = 'a2'`)).toEqual([{ name: 'Bureau de statistique' }]);
    await target.close();
    await source.close();
  });
});
