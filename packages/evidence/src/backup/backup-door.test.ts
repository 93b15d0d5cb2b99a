import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseBusyError, openStore, type Store } from '@sterna/store';
import { readBackup, readBackupFile } from '@sterna/store/backup';
import { bareDatabase, migratedDatabase } from '@sterna/store/testing/prepared';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from './back-up.ts';
import { type BackupDoor, openBackupDoor } from './backup-door.ts';
import { backupDoorFile } from './door-protocol.ts';
import { restoreInstallation } from './restore.ts';

const folder = mkdtempSync(join(tmpdir(), 'backup-door-'));
const uploads = join(folder, 'uploads');
const UPLOAD = '0123abcd-0000-4000-8000-000000000001';
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function fresh(): string {
  count += 1;
  return join(folder, `file-${count}`);
}
const how = { accounts: true, withUploads: true, uploads };

describe('a directory that is being served', () => {
  let database = '';
  let store: Store;
  let door: BackupDoor | undefined;
  beforeEach(async () => {
    database = mkdtempSync(join(folder, 'database-'));
    (await migratedDatabase()).copyTo(database);
    store = await openStore({ database });
    rmSync(uploads, { recursive: true, force: true });
  });
  afterEach(async () => {
    await door?.close();
    door = undefined;
    await store.close();
  });
  const serve = async (): Promise<void> => {
    door = await openBackupDoor({ store, directory: database, uploads });
  };

  it('is backed up by the process that serves it, which goes on', async () => {
    await serve();
    const out = fresh();
    const said: string[] = [];
    const contents = await backUp({ database, out, ...how, onProgress: (line) => said.push(line) });
    expect(said.join()).toContain(`Process ${process.pid}`);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect((await readBackup(readBackupFile(out))).contents).toEqual(contents);
    expect(await store.sources()).toEqual([]);
    const restored = await restoreInstallation({ database: fresh(), file: out, replace: false, uploads: fresh() });
    expect(restored.tables).toEqual(contents.tables);
  });

  it('gives backups one after another to several who ask at once', async () => {
    await serve();
    const all = await Promise.all([1, 2, 3].map(() => backUp({ database, out: fresh(), ...how })));
    expect(all.every(({ tables }) => tables.length > 30)).toBe(true);
  });

  it('is busy for everybody where nobody serves it, and where the server was killed', async () => {
    await expect(backUp({ database, out: fresh(), ...how })).rejects.toBeInstanceOf(DatabaseBusyError);
    writeFileSync(backupDoorFile(database), JSON.stringify({ port: 1, secret: 'of another time' }));
    await expect(backUp({ database, out: fresh(), ...how })).rejects.toBeInstanceOf(DatabaseBusyError);
  });

  it('tells the secret to its owner alone, and takes it away when it ends', async () => {
    await serve();
    expect(statSync(backupDoorFile(database)).mode & 0o777).toBe(0o600);
    await door?.close();
    door = undefined;
    expect(() => statSync(backupDoorFile(database))).toThrow();
  });

  it.each([
    ['a wrong secret', `{"secret":"${'0'.repeat(64)}"}\n`],
    ['no secret', '{}\n'],
    ['a browser', 'GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n'],
    ['a line without end', 'x'.repeat(100_000)],
  ])('hangs up without a word on %s', async (_, sent) => {
    await serve();
    const { port } = JSON.parse(readFileSync(backupDoorFile(database), 'utf8')) as { port: number };
    const socket = connect(port, '127.0.0.1');
    let heard = 0;
    socket.on('data', (bytes) => {
      heard += bytes.length;
    });
    socket.on('error', () => {});
    socket.write(sent);
    await new Promise((resolve) => socket.once('close', resolve));
    expect(heard).toBe(0);
  });

  it('hands over uploads that wait, and names those that are no longer there', async () => {
    const waiting = `insert into import_job (space_id, batch, name, size, kept_as, state) values
      (1, gen_random_uuid(), 'a.csv', 4, '${UPLOAD}', 'waiting'),
      (1, gen_random_uuid(), 'b.csv', 4, '${UPLOAD.replace(/1$/, '2')}', 'waiting')`;
    await store.keep((session) => session.run(waiting));
    mkdirSync(uploads);
    writeFileSync(join(uploads, UPLOAD), 'a,b\n');
    await serve();
    const out = fresh();
    const contents = await backUp({ database, out, ...how });
    expect(contents.uploads).toMatchObject([{ name: UPLOAD, size: 4 }]);
    expect(contents.uploadsLeftOut).toEqual([UPLOAD.replace(/1$/, '2')]);
    const [target, other] = [fresh(), fresh()];
    (await bareDatabase()).copyTo(other);
    await restoreInstallation({ database: other, file: out, replace: false, uploads: target });
    expect(readFileSync(join(target, UPLOAD), 'utf8')).toBe('a,b\n');
    expect(statSync(join(target, UPLOAD)).mode & 0o777).toBe(0o600);
  });
});

it('makes no database where there is none to back up', async () => {
  const database = fresh();
  await expect(backUp({ database, out: fresh(), ...how })).rejects.toMatchObject({ code: 'backup-refused' });
  expect(() => statSync(database)).toThrow();
});
