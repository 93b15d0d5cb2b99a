import { openEvidence } from '@sterna/evidence';
import { startServer } from '@sterna/web/server';
import { DONE, databaseOf, type Surroundings } from './surroundings.ts';

export interface ServeArguments {
  readonly database?: string;
  readonly port?: string;
  readonly host?: string;
}

const DEFAULT_PORT = '4310';

/** Only this machine is served unless a host is named. */
const DEFAULT_HOST = '127.0.0.1';

/** `sterna serve`: the web application, until it is told to stop. */
export async function runServe(options: ServeArguments, surroundings: Surroundings): Promise<number> {
  const { environment, report } = surroundings;
  const port = portFrom(options.port ?? environment['PORT'] ?? DEFAULT_PORT);
  const host = options.host ?? environment['HOST'] ?? DEFAULT_HOST;
  const evidence = await openEvidence({
    database: databaseOf(options.database, surroundings),
    starter: true,
    onProgress: report,
  });
  const server = await startServer({ evidence, port, host, environment });
  report(`Sterna is ready at ${server.url}`);
  if (server.firstStart) {
    const { url, code } = server.firstStart;
    report(`Nobody administers this installation yet. Make the first account at ${url}`);
    if (code !== undefined) report(`Setup code: ${code}`);
  }
  await stopSignal();
  await server.close();
  await evidence.close();
  return DONE;
}

function portFrom(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`not a port: ${text}`);
  return port;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
