import type { StoredRelease } from './stored-release.ts';

/** Something that is being taken back. */
export interface UndoRun {
  /** As it stood when it began: while it runs, the database may be busy with it. */
  readonly release: StoredRelease;
  state: 'running' | 'failed' | 'done';
}

/** A person who waits longer is shown that it goes on. */
const WAITED_MS = 1_000;

/** Runs that have ended are remembered for those who wait for them, the last of them. */
const MOST_KEPT = 50;

/** What is being taken back, or was lately while somebody waited, by its address. */
const runs = new Map<string, UndoRun>();

/** What is being taken back at an address, or was; one that failed is told once. */
export function undoRunAt(path: string): UndoRun | undefined {
  const run = runs.get(path);
  if (run?.state === 'failed') runs.delete(path);
  return run;
}

/**
 * Begins to take something back, unless that has begun already.
 *
 * @returns `done` when it has ended soon; `running` when it goes on by itself
 */
export async function beginUndo(
  path: string,
  release: StoredRelease,
  work: () => Promise<void>,
): Promise<'done' | 'running'> {
  if (runs.get(path)?.state === 'running') return 'running';
  const run: UndoRun = { release, state: 'running' };
  runs.set(path, run);
  let isWaitedFor = true;
  const end = work().then(
    () => {
      run.state = 'done';
      if (isWaitedFor) runs.delete(path);
    },
    (problem: unknown) => {
      run.state = 'failed';
      console.error(`POST ${path}:`, problem);
    },
  );
  await Promise.race([end, new Promise((resolve) => setTimeout(resolve, WAITED_MS).unref())]);
  isWaitedFor = false;
  const [oldest] = runs.keys();
  if (runs.size > MOST_KEPT && oldest !== undefined && runs.get(oldest)?.state !== 'running') runs.delete(oldest);
  return runs.has(path) ? 'running' : 'done';
}
