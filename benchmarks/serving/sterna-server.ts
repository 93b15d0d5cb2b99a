import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  stop(): Promise<void>;
}

const COMMAND = fileURLToPath(new URL('../../apps/cli/src/sterna.ts', import.meta.url));

/**
 * Starts `sterna serve` on a free port of this machine alone.
 *
 * @param options further options of the command
 */
export async function startSterna(database: string, options: readonly string[] = []): Promise<ServerProcess> {
  const child = spawn(process.execPath, [COMMAND, 'serve', '--database', database, '--port', '0', ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOST: '127.0.0.1' },
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const ready = /ready at (http:\S+)/.exec(said)?.[1];
      if (ready) resolve(ready);
    });
    child.once('exit', () => reject(new Error(`the server did not start:\n${said}`)));
  });
  return { url, stop: () => stopped(child) };
}

/** Asks a process to end and waits until it has. */
export function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
