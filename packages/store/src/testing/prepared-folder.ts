import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Names the folder to the processes of one run of tests. */
const VARIABLE = 'STERNA_PREPARED';
const MADE_WITHIN_MS = 120_000;

/**
 * Opens the folder for what tests prepare once and then use many times: before all tests of a run, or of several runs.
 *
 * @returns removes it
 */
export default function openPreparedFolder(): () => void {
  if (process.env[VARIABLE] !== undefined) return () => {};
  const folder = mkdtempSync(join(tmpdir(), 'sterna-prepared-'));
  // PostgreSQL, started by root, runs as another user.
  chmodSync(folder, 0o755);
  process.env[VARIABLE] = folder;
  return () => {
    delete process.env[VARIABLE];
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Where nothing has opened the folder, as in a script, this process has one of its own. */
function preparedFolder(): string {
  if (process.env[VARIABLE] === undefined) process.once('exit', openPreparedFolder());
  return process.env[VARIABLE] ?? '';
}

/**
 * Lets one of all processes of a run make something, while the others wait for it.
 *
 * @param name of what is made, among all that is prepared
 * @param make fills the folder it is given
 * @returns the folder that was filled
 */
export async function prepareOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const made = join(preparedFolder(), name);
  const making = `${made}.making`;
  const until = Date.now() + MADE_WITHIN_MS;
  while (!existsSync(made)) {
    if (Date.now() > until) throw new Error(`Nobody has made ${made} in time.`);
    if (!claim(making)) {
      await wait(50);
      continue;
    }
    try {
      // Another may have ended between the two looks.
      if (!existsSync(made)) {
        await make(making);
        renameSync(making, made);
      }
    } finally {
      rmSync(making, { recursive: true, force: true });
    }
  }
  return made;
}

/** @returns whether the folder was not there and is ours now */
function claim(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
