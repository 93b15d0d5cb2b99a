import { type BackupDoor, type Evidence, openBackupDoor, openEvidence, uploadFolder } from '@sterna/evidence';
import { startServer } from '@sterna/web/server';
import { DONE, databaseOf, type Surroundings } from './surroundings.ts';

export interface ServeArguments {
  readonly database?: string;
  readonly port?: string;
  readonly host?: string;
  /** False for `--no-demonstration`. */
  readonly demonstration?: boolean;
}

const DEFAULT_PORT = '4310';

/** Only this machine is served unless a host is named. */
const DEFAULT_HOST = '127.0.0.1';

/** `sterna serve`: the web application, until it is told to stop. */
export async function runServe(options: ServeArguments, surroundings: Surroundings): Promise<number> {
  const { environment, report } = surroundings;
  const port = portFrom(options.port ?? environment['PORT'] ?? DEFAULT_PORT);
  const host = options.host ?? environment['HOST'] ?? DEFAULT_HOST;
  const database = databaseOf(options.database, surroundings);
  const evidence = await openEvidence({
    database,
    starter: true,
    onProgress: report,
  });
  const demonstration = options.demonstration ?? true;
  const server = await startServer({ evidence, port, host, environment, demonstration });
  const door = await backupDoor(database, evidence, surroundings);
  report(`Sterna is ready at ${server.url}`);
  if (server.firstStart) {
    const { url, code } = server.firstStart;
    report(`Nobody administers this installation yet. Make the first account at ${url}`);
    if (code !== undefined) report(`Setup code: ${code}`);
  }
  if (server.demonstration.length > 0) {
    report(
      'Accounts of the demonstration space, for this machine alone (sterna serve --no-demonstration does without):',
    );
    for (const { email, password, name } of server.demonstration) report(`  ${email}  ${password}  ${name}`);
  }
  await stopSignal();
  await server.close();
  await door?.close();
  await evidence.close();
  return DONE;
}

/** A directory is open in this process alone: sterna backup asks here for a backup of it. */
async function backupDoor(
  database: string,
  evidence: Evidence,
  { environment, report }: Surroundings,
): Promise<BackupDoor | undefined> {
  if (!evidence.store.isSingle || database === 'memory:') return undefined;
  const uploads = uploadFolder(database, environment['STERNA_UPLOADS']);
  return openBackupDoor({ store: evidence.store, directory: database, uploads, log: report });
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
