/**
 * Runs every check and every test, and closes with one line: `N passed, N failed, N skipped`.
 *
 *     node scripts/test.ts [--checks-only]
 *
 * Checks go on after a failure, so that one run shows all there is to mend.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openPreparedFolder from '../packages/store/src/testing/prepared-folder.ts';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['format and lint', 'biome', 'ci', '--error-on-warnings', '.'],
  ['format of components', 'prettier', '--check', '--log-level', 'warn', 'apps/web/src/**/*.svelte'],
  ['lint of components', 'eslint', 'apps/web/src/**/*.svelte'],
  ['types', 'tsc', '-p', '.'],
  ['types of pages', 'npm', 'run', '--silent', 'check', '-w', 'apps/web'],
  ['layers', 'depcruise', 'packages', 'apps/cli/src', 'apps/web/server.ts', 'apps/web/serving', 'apps/web/src'],
  ['unused code', 'knip', '--no-progress'],
];

const SUITES: readonly (readonly [name: string, folder: string])[] = [
  ['packages and commands', '.'],
  ['pages in a browser', 'apps/web'],
];

/** Checks that run at once: most use one processor each, and the smallest machines have two. */
const AT_ONCE = 2;

const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
const results = mkdtempSync(join(tmpdir(), 'sterna-test-'));
const removePrepared = openPreparedFolder();
try {
  await runChecks();
  if (!process.argv.includes('--checks-only')) for (const [name, folder] of SUITES) runSuite(name, folder);
} finally {
  removePrepared();
  rmSync(results, { recursive: true, force: true });
}
console.log(`\n${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exitCode = tally.failed > 0 ? 1 : 0;

function run(command: string, args: readonly string[], cwd = '.'): number {
  // The scripts of npm put node_modules/.bin on the path, where all of these lie.
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  return status ?? 1;
}

async function runChecks(): Promise<void> {
  const waiting = CHECKS.values();
  const worker = async (): Promise<void> => {
    for (const [name, command, ...args] of waiting) await runCheck(name, command, args);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Runs a check; what it prints is shown in one piece when it has ended. */
async function runCheck(name: string, command: string, args: readonly string[]): Promise<void> {
  const begin = performance.now();
  const printed: Buffer[] = [];
  const status = await new Promise<number | null>((resolve) => {
    const child = spawn(command, args, { shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => printed.push(chunk));
    child.once('error', (error) => {
      printed.push(Buffer.from(`${error.message}\n`));
      resolve(null);
    });
    child.once('close', resolve);
  });
  process.stdout.write(Buffer.concat(printed));
  if (status === 0) tally.passed++;
  else tally.failed++;
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${Math.round(performance.now() - begin)} ms)`);
}

function runSuite(name: string, folder: string): void {
  const report = join(results, `${SUITES.findIndex(([known]) => known === name)}.json`);
  console.log(`\n${name}`);
  const status = run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile=${report}`], folder);
  const counted = countTests(report);
  tally.passed += counted.passed;
  tally.skipped += counted.skipped;
  // A suite that breaks before its tests run has failed too.
  tally.failed += status !== 0 && counted.failed === 0 ? 1 : counted.failed;
}

function countTests(report: string): Tally {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
