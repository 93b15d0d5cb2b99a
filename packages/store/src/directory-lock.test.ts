import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDirectory } from './directory-lock.ts';
import { DatabaseBusyError } from './errors.ts';

describe('the lock of a database directory', () => {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'sterna-lock-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const lockBy = (holder: unknown): void => writeFileSync(join(directory, 'lock'), JSON.stringify(holder));

  it('is held until released, against the same process too', async () => {
    const lock = await lockDirectory(directory);
    const second = await lockDirectory(directory).catch((error: unknown) => error);
    expect(second).toBeInstanceOf(DatabaseBusyError);
    expect(second).toMatchObject({ code: 'database-busy', pid: process.pid });
    lock.release();
    expect(existsSync(join(directory, 'lock'))).toBe(false);
    (await lockDirectory(directory)).release();
  });

  it.skipIf(userInfo().uid === 0)('is refused with the reason where the user may not write', async () => {
    chmodSync(directory, 0o500);
    await expect(lockDirectory(directory)).rejects.toMatchObject({ code: 'database-forbidden' });
    chmodSync(directory, 0o700);
  });

  it('names the process that holds it, and what to do', async () => {
    const other = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
    await once(other, 'spawn');
    lockBy({ pid: other.pid, started: '' });
    await expect(lockDirectory(directory)).rejects.toThrow(
      new RegExp(`already open in process ${other.pid}.*stop that process`),
    );
    other.kill('SIGKILL');
    await once(other, 'exit');
    (await lockDirectory(directory)).release();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('is taken over from an earlier process whose number another one has now', async () => {
    lockBy({ pid: process.pid, started: 'long ago' });
    (await lockDirectory(directory)).release();
  });

  it('is taken over when a process died while writing it', async () => {
    writeFileSync(join(directory, 'lock'), '');
    (await lockDirectory(directory)).release();
  });

  it('goes to one only of many who find a dead one', async () => {
    lockBy({ pid: process.pid, started: 'long ago' });
    const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory)));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
