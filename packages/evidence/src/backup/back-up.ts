import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseBusyError, StoreError } from '@sterna/store';
import { type Contents, makeBackupFile, openEngine, packBackup, writeBackup } from '@sterna/store/backup';
import { uploadFolder } from '../imports/upload-folder.ts';
import { askAtDoor } from './ask-at-door.ts';

export interface BackUpOptions {
  /** A directory or a `postgres://` URL. */
  readonly database: string;
  /** File to write; it may not exist. */
  readonly out: string;
  /** Whether how people sign in is inside. */
  readonly accounts: boolean;
  /** Whether uploads that wait to be imported are inside. */
  readonly withUploads: boolean;
  /** Folder they wait in, where it is not the usual one. */
  readonly uploads?: string;
  /** Told what goes on, one line at a time. */
  readonly onProgress?: (line: string) => void;
}

/**
 * Writes all that an installation holds to one file while it goes on running. A directory that another process serves is
 * backed up by that process; its reads and writes wait for the moment that takes.
 *
 * @returns what is inside, as it was read back from the file
 * @throws StoreError `backup-refused`, and as `openEngine` and `writeBackup` do
 */
export async function backUp(options: BackUpOptions): Promise<Contents> {
  const { database, out, accounts, withUploads, onProgress = () => {} } = options;
  refuseNothing(database);
  const uploads = uploadFolder(database, options.uploads);
  return makeBackupFile(out, async (unfinished) => {
    try {
      const engine = await openEngine(database, onProgress);
      try {
        const how = { now: new Date(), accounts, ...(withUploads && { uploads }) };
        await packBackup(unfinished, (sink) => writeBackup(engine, sink, how));
      } finally {
        await engine.close();
      }
    } catch (error) {
      if (!(error instanceof DatabaseBusyError)) throw error;
      const door = await askAtDoor(database, { accounts, uploads: withUploads });
      if (door === undefined) throw error;
      onProgress(`Process ${error.pid} has the database open and makes the backup.`);
      await door.takeInto(unfinished).finally(() => door.close());
    }
  });
}

/** Opening would make a database where there is none. */
function refuseNothing(database: string): void {
  const isServer = /^postgres(ql)?:\/\//.test(database);
  if (isServer || (database !== 'memory:' && existsSync(join(database, 'cluster')))) return;
  throw new StoreError('backup-refused', `There is no database in ${database}: there is nothing to back up.`);
}
