import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { IMPORT_LOCK } from '../schema.ts';
import { openEngine, openStore, type Store } from '../store.ts';
import { fileOf, manyObservations, readingOf, releaseNumbered } from './readings.ts';

const CHILD = fileURLToPath(new URL('./import-child.ts', import.meta.url));

/** What the rounds of a crash test met. */
export interface CrashTally {
  rounds: number;
  /** Work that was there whole after the kill, and work of which nothing was there. */
  whole: number;
  nothing: number;
  /** Rounds that took a release back. */
  undos: number;
}

/** Starts the child and resolves when it says that it has come to a state. */
export async function startChild(args: readonly string[], state: string): Promise<ChildProcess> {
  const child = fork(CHILD, [...args], { execArgv: [], stdio: 'ignore' });
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message) => message === state && resolve());
    child.once('exit', (code) => reject(new Error(`The child ended early (${code}): ${args.join(' ')}`)));
  });
  return child;
}

/** Kills a child as the system's `kill -9` does, and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/**
 * Imports and takes back releases of the same series again and again, each in a process that is killed at a random
 * moment; looks after each kill whether all of it is there or nothing.
 *
 * @param figures in each import
 * @param onRound told what was found, a line for each round
 * @throws AssertionError when anything is there by half
 */
export async function crashAgainAndAgain(
  database: string,
  rounds: number,
  figures: number,
  onRound: (line: string) => void = () => {},
): Promise<CrashTally> {
  const tally: CrashTally = { rounds: 0, whole: 0, nothing: 0, undos: 0 };
  // One goes through, to know how long it takes.
  const first = await workAndKill([database, 'import', '1', String(figures)], Number.POSITIVE_INFINITY);
  // Within these, kills are about as often too early as too late.
  const within = { import: first * 2, undo: first };
  for (let number = 2; number <= rounds + 1; number++) {
    const store = await openStore({ database });
    const live = await liveReleases(store);
    await store.close();
    const [newest] = live;
    const undone = number % 3 === 0 && live.length > 1 ? newest : undefined;
    const args = undone ? ['undo', String(undone.id)] : ['import', String(number), String(figures)];
    const kind = undone ? 'undo' : 'import';
    const wait = Math.random() * within[kind];
    const took = await workAndKill([database, ...args], wait);
    within[kind] *= Number.isFinite(took) ? 0.8 : 1.3;
    const isThere = await check(database, undone ? { undone: undone.id } : { imported: number }, figures, took);
    tally.rounds += 1;
    if (undone) tally.undos += 1;
    if (isThere) tally.whole += 1;
    else tally.nothing += 1;
    onRound(`${args.slice(0, 2).join(' ')} killed after ${Math.round(wait)} ms: ${isThere ? 'whole' : 'nothing'}`);
  }
  await checkRepeated(database, rounds + 1, figures);
  return tally;
}

/** @returns milliseconds the work took when it ended before the kill, else infinity */
async function workAndKill(args: readonly string[], wait: number): Promise<number> {
  const child = await startChild(args, 'working');
  const start = performance.now();
  let took = Number.POSITIVE_INFINITY;
  const done = new Promise<void>((resolve) => {
    child.on('message', (message) => {
      if (message === 'done') took = performance.now() - start;
      if (message === 'done') resolve();
    });
  });
  await (Number.isFinite(wait) ? delay(wait) : done);
  await kill(child);
  await untilSettled(args[0] ?? '');
  return took;
}

/** A server may still be ending what the killed process had asked for: it holds the import's lock until then. */
async function untilSettled(database: string): Promise<void> {
  const engine = await openEngine(database, () => {});
  await engine.write((session) => session.run(`select pg_advisory_xact_lock(${IMPORT_LOCK})`));
  await engine.close();
}

interface LiveRelease {
  readonly id: number;
  readonly version: string;
  readonly inForce: number;
}

/** Releases not undone, the newest first. */
async function liveReleases(store: Store): Promise<readonly LiveRelease[]> {
  return (await store.releases()).filter(({ state }) => state !== 'undone');
}

/** @returns whether the work is there; fails when it is there by half */
async function check(
  database: string,
  work: { readonly imported: number } | { readonly undone: number },
  figures: number,
  took: number,
): Promise<boolean> {
  const store = await openStore({ database });
  try {
    const live = await liveReleases(store);
    const isThere =
      'imported' in work
        ? live.some(({ version }) => version === String(work.imported))
        : !live.some(({ id }) => id === work.undone);
    assert.ok(isThere || !Number.isFinite(took), 'What said that it had ended is not there.');
    await checkFigures(store, live, figures);
    return isThere;
  } finally {
    await store.close();
  }
}

/** All figures of the newest release are in force and none of another; the counts of the releases say the same. */
async function checkFigures(store: Store, live: readonly LiveRelease[], figures: number): Promise<void> {
  const found = await store.observations({});
  const [newest] = live;
  assert.equal(found.length, figures, 'figures in force');
  assert.ok(
    found.every(({ release }) => release === newest?.id),
    'Figures of several releases are in force.',
  );
  for (const release of await store.releases()) {
    assert.equal(release.observations, figures, `figures of release ${release.version}`);
    assert.equal(release.inForce, release.id === newest?.id ? figures : 0, `in force of ${release.version}`);
  }
}

/** What is there is not imported again, and what is not there can be. */
async function checkRepeated(database: string, last: number, figures: number): Promise<void> {
  const store = await openStore({ database });
  try {
    for (const number of [last, last + 1]) {
      const isThere = (await liveReleases(store)).some(({ version }) => version === String(number));
      const batches = manyObservations(figures);
      const reading = readingOf([], releaseNumbered(number), { batches });
      const { status } = await store.importReading(fileOf(number), reading);
      assert.equal(status, isThere ? 'unchanged' : 'imported');
    }
    await checkFigures(store, await liveReleases(store), figures);
  } finally {
    await store.close();
  }
}
