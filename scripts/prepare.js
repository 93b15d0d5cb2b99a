// Makes a fresh clone ready: installs what is missing, builds the pages when they are older than their sources.
// Plain JavaScript for any Node from 20 on, with nothing installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const INSTALLED = 'node_modules/.package-lock.json';
const BUILT = 'apps/web/build/handler.js';
// The packages run from their sources; of them the pages hold only the style sheets.
const SOURCES = [
  'apps/web/src',
  'apps/web/messages',
  'apps/web/vite.config.ts',
  'packages/publish/src/html',
  'packages/charts/src/drawing',
];

function timeOf(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

function newestIn(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

function npm(...args) {
  const command = process.env.npm_execpath;
  const [file, all] = command ? [process.execPath, [command, ...args]] : ['npm', args];
  // What npm says goes to standard error: standard output belongs to the command that was asked for.
  return spawnSync(file, all, { stdio: ['ignore', 2, 2], shell: !command && process.platform === 'win32' }).status ?? 1;
}

function demand(status) {
  if (status !== 0) process.exit(status);
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Sterna needs Node 20 or newer to start; this is ${process.version}.`);
  process.exit(1);
}
if (timeOf(INSTALLED) < timeOf('package-lock.json')) {
  console.error('Installing what is missing…');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  // `npm ci` refuses a lock that another npm wrote differently; `npm install` takes what it can from it.
  if (npm('ci', ...quiet) !== 0) demand(npm('install', '--no-save', ...quiet));
}
if (timeOf(BUILT) < Math.max(...SOURCES.map(newestIn))) {
  console.error('Building the pages…');
  demand(npm('run', 'build', '--silent', '-w', 'apps/web'));
}
