import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

const run = promisify(execFile);

/** The system libraries that the packed Chromium needs; minimal machines lack them. */
const NEEDED = ['libnss3.so', 'libnssutil3.so', 'libnspr4.so', 'libexpat.so.1'];

async function lacksLibraries(): Promise<boolean> {
  try {
    const { stdout } = await run('ldconfig', ['-p']);
    return !NEEDED.every((library) => stdout.includes(library));
  } catch {
    const folders = ['/usr/lib', '/usr/lib64', '/lib', '/lib64', '/usr/lib/x86_64-linux-gnu'];
    return !NEEDED.every((library) => folders.some((folder) => existsSync(join(folder, library))));
  }
}

/** Unpacks the libraries that come with @sparticuz/chromium; returns their folder. */
async function unpackLibraries(folder: string): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const archive = join(dirname(dirname(entry)), 'bin', 'al2023.tar.br');
  const tar = join(folder, 'al2023.tar');
  await writeFile(tar, await promisify(brotliDecompress)(await readFile(archive)));
  await run('tar', ['-xf', tar, '-C', folder]);
  return join(folder, 'lib');
}

/**
 * In a single process the browser ends with the first window that is closed. Pages are drawn without a graphics processor,
 * real or imitated: the imitated one takes a tenth of the time of all tests.
 */
const ARGUMENTS = [
  ...chromium.args.filter(
    (argument) => !/^--(?:single-process|use-gl|use-angle|enable-unsafe-sw|.*gpu)/.test(argument),
  ),
  '--disable-gpu',
];

export interface TestBrowser {
  /** Where tests connect to it. */
  readonly address: string;
  close(): Promise<void>;
}

/** Starts the Chromium that comes with npm, on machines with and without the libraries that browsers need. */
export async function openBrowser(): Promise<TestBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'sterna-browser-'));
  const libraries = (await lacksLibraries()) ? await unpackLibraries(folder) : undefined;
  const path = [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  const server = await playwright.launchServer({
    executablePath: await chromium.executablePath(),
    args: ARGUMENTS,
    headless: true,
    host: '127.0.0.1',
    env: { ...process.env, ...(path ? { LD_LIBRARY_PATH: path } : {}) } as Record<string, string>,
  });
  return {
    address: server.wsEndpoint(),
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
