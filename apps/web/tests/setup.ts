import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openEvidence } from '@sterna/evidence';
import { starterDatabase } from '@sterna/evidence/testing';
import type { TestProject } from 'vitest/node';
import { startServer } from '../server.ts';
import { openBrowser } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server under test answers. */
    url: string;
    /** Where the one browser of all tests is reached. */
    browser: string;
  }
}

const WEB = new URL('..', import.meta.url).pathname;
const SOURCES = ['src', 'messages', 'serving', 'static', 'vite.config.ts', 'package.json'];

async function newestChange(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const names = (await readdir(path)).filter((name) => name !== 'paraglide');
  return Math.max(0, ...(await Promise.all(names.map((name) => newestChange(join(path, name))))));
}

async function buildIfOld(): Promise<void> {
  const built = await stat(join(WEB, 'build', 'handler.js')).then(
    (found) => found.mtimeMs,
    () => 0,
  );
  const changed = Math.max(...(await Promise.all(SOURCES.map((name) => newestChange(join(WEB, name))))));
  if (built > changed) return;
  await promisify(execFile)('npm', ['run', 'build'], { cwd: WEB, env: { ...process.env, NODE_ENV: 'production' } });
}

/** The real server with the starter data, in a database of its own, on any free port, and one browser for all tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildIfOld();
  const folder = await mkdtemp(join(tmpdir(), 'sterna-web-'));
  const opening = openBrowser();
  const database = join(folder, 'database');
  (await starterDatabase()).copyTo(database);
  const evidence = await openEvidence({ database, starter: true });
  const server = await startServer({ evidence, port: 0, host: '127.0.0.1', warmUp: false });
  const browser = await opening;
  project.provide('url', server.url);
  project.provide('browser', browser.address);
  return async () => {
    await browser.close();
    await server.close();
    await evidence.close();
    await rm(folder, { recursive: true, force: true });
  };
}
