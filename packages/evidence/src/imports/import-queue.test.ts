import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '@sterna/store';
import { migratedDatabase } from '@sterna/store/testing/prepared';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import type { ImportJob } from '../import-jobs.ts';
import { ImportQueue } from './import-queue.ts';

const HEAD = 'destination,origin,year,sex,migrants';
const ITALY = `${HEAD}\nITA,MDA,2020,Male,63000\nITA,MDA,2020,Female,131124\n`;
const RUSSIA = `${HEAD}\nRUS,MDA,2020,Male,155894\nRUS,MDA,2020,Female,138258\n`;

let folder: string;
let store: Store;
let queue: ImportQueue;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sterna-queue-'));
  store = await openStore({ database: (await migratedDatabase()).inMemory });
  queue = await ImportQueue.open(store, join(folder, 'uploads'));
});

afterEach(async () => {
  await queue.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function received(name: string, content: string | Buffer): Promise<{ name: string; path: string }> {
  const path = join(folder, `upload-${Math.random()}`);
  await writeFile(path, content);
  return { name, path };
}

function zipOf(members: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(members)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return Array.fromAsync(zip.outputStream as AsyncIterable<Buffer>).then((chunks) => Buffer.concat(chunks));
}

async function submitted(...files: readonly { name: string; path: string }[]): Promise<readonly ImportJob[]> {
  await queue.submit(files);
  await queue.settled();
  return queue.list();
}

describe('an uploaded file', () => {
  it('is read and waits for a person; nothing of it is stored until then', async () => {
    const [job] = await submitted(await received('italy.csv', ITALY));
    expect(job).toMatchObject({ file: 'italy.csv', state: 'ready', progress: { observations: 2 } });
    expect(job?.preview).toMatchObject({ file: 'italy.csv', observations: 2, changes: { added: 2, changed: 0 } });
    expect(await store.releases()).toEqual([]);
  });

  it('is shown with the names that it gives its indicators', async () => {
    const table =
      'Country Name,Country Code,Indicator Name,Indicator Code,2019\nSenegal,SEN,Poultry per head,XX.POULTRY,3\n';
    const [job] = await submitted(await received('own.csv', table));
    expect(job?.preview?.names).toMatchObject({ indicators: { 'XX.POULTRY': 'Poultry per head' } });
  });

  it('is imported when it is confirmed, once', async () => {
    const [job] = await submitted(await received('italy.csv', ITALY));
    await queue.confirm(job?.id ?? '');
    await queue.settled();
    const done = await queue.find(job?.id ?? '');
    expect(done).toMatchObject({ state: 'imported', report: { status: 'imported', observations: 2 } });
    expect((await store.releases())[0]?.files[0]?.name).toBe('italy.csv');
    await expect(queue.confirm(job?.id ?? '')).rejects.toMatchObject({ code: 'job-state' });
  });

  it('that nobody can read is refused, says why, and can be tried again', async () => {
    const [job] = await submitted(await received('notes.csv', 'a,b\nx,y\n'));
    expect(job).toMatchObject({ state: 'refused', preview: { needs: 'mapping' } });
    await expect(queue.confirm(job?.id ?? '')).rejects.toMatchObject({ code: 'job-state' });
    const mapping = { mapping: 1, columns: [] } as const;
    const again = await queue.reread(job?.id ?? '', { mapping });
    expect(again.options).toEqual({ mapping });
    await queue.settled();
    expect((await queue.find(job?.id ?? ''))?.state).toBe('refused');
  });

  it('is kept where only its owner may read it, under a name of ours', async () => {
    const [job] = await submitted(await received('../../etc/\u0007passwd', ITALY));
    expect(job?.file).toBe('passwd');
    const path = (await queue.pathOf(job?.id ?? '')) ?? '';
    expect(path.startsWith(queue.folder)).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(queue.folder).mode & 0o777).toBe(0o700);
    await queue.remove(job?.id ?? '');
    expect([existsSync(path), await queue.list()]).toEqual([false, []]);
  });
});

describe('an archive', () => {
  it('of several files becomes a job for each', async () => {
    const zip = await zipOf({ 'data/italy.csv': ITALY, 'data/russia.csv': RUSSIA, 'readme.pdf': '%PDF' });
    const jobs = await submitted(await received('both.zip', zip));
    expect(jobs.map(({ file, state }) => [file, state])).toEqual([
      ['data/russia.csv', 'ready'],
      ['data/italy.csv', 'ready'],
    ]);
    expect(await readdir(queue.folder)).toHaveLength(2);
  });

  it('that has become several jobs says which, and they say where they come from', async () => {
    const zip = await zipOf({ 'data/italy.csv': ITALY, 'data/russia.csv': RUSSIA });
    const [archive] = await queue.submit([await received('both.zip', zip)]);
    await queue.settled();
    const jobs = await queue.list();
    const found = await queue.find(archive?.id ?? '');
    expect(found).toMatchObject({ file: 'both.zip', state: 'unpacked' });
    expect([...(found?.members ?? [])].reverse()).toEqual(jobs.map(({ id }) => id));
    expect(jobs.map((job) => job.archive)).toEqual(jobs.map(() => ({ id: archive?.id, file: 'both.zip' })));
    await expect(queue.confirm(archive?.id ?? '')).rejects.toMatchObject({ code: 'job-state' });
  });

  it('that has become several jobs says what was left aside of it', async () => {
    const zip = await zipOf({
      'a/italy.csv': ITALY,
      'b/russia.csv': RUSSIA,
      'read me.txt': 'Figures of two countries.',
    });
    const [archive] = await queue.submit([await received('both.zip', zip)]);
    await queue.settled();
    const found = await queue.find(archive?.id ?? '');
    expect(found?.preview?.findings.map(({ rule }) => rule)).toEqual(['member-without-figures']);
    expect(found?.preview?.findings[0]?.message).toContain('read me.txt');
  });

  it('of one file and what belongs to it stays one', async () => {
    const zip = await zipOf({ 'italy.csv': ITALY, 'metadata.csv': 'country,note\nItaly,none\n' });
    const jobs = await submitted(await received('italy.zip', zip));
    expect(jobs.map(({ file, state }) => [file, state])).toEqual([['italy.zip', 'ready']]);
    expect(await readdir(queue.folder)).toHaveLength(1);
  });
});

describe('a job that its process has left', () => {
  it('is interrupted, and can be read again or imported', async () => {
    const [job] = await submitted(await received('italy.csv', ITALY));
    await store.changeJob(job?.id ?? '', { state: 'importing', runner: crypto.randomUUID() });
    await queue.close();
    queue = await ImportQueue.open(store, join(folder, 'uploads'));
    expect((await queue.list()).map(({ state }) => state)).toEqual(['interrupted']);
    await queue.confirm(job?.id ?? '');
    await queue.settled();
    expect((await queue.find(job?.id ?? ''))?.state).toBe('imported');
  });
});

describe('an import that is stopped', () => {
  it('leaves nothing behind and can be started again', async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => `ITA,MDA,${1000 + (index % 9000)},Male,${index}`);
    const [job] = await submitted(await received('many.csv', `${HEAD}\n${rows.join('\n')}\n`));
    expect(job?.state).toBe('ready');
    await queue.confirm(job?.id ?? '');
    await queue.close();
    expect((await store.jobs())[0]?.state).toBe('interrupted');
    expect(await store.releases()).toEqual([]);
  });
});
