import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { openEngine, type Restored, restoreBackup } from '@sterna/store/backup';
import { UploadFolder, uploadFolder } from '../imports/upload-folder.ts';

export interface RestoreInstallationOptions {
  /** A directory (made when missing) or a `postgres://` URL. */
  readonly database: string;
  /** A file that `backUp` has written. */
  readonly file: string;
  /** Whether what the database holds may be lost for what is in the backup. */
  readonly replace: boolean;
  /** Folder that uploads wait in, where it is not the usual one. */
  readonly uploads?: string;
  /** Told what goes on, one line at a time. */
  readonly onProgress?: (line: string) => void;
}

/**
 * Restores an installation from a backup into a database of either engine: all of it, or nothing.
 *
 * @throws as `openEngine` and `restoreBackup` do
 */
export async function restoreInstallation(options: RestoreInstallationOptions): Promise<Restored> {
  const { database, file, replace, onProgress } = options;
  const folder = new UploadFolder(uploadFolder(database, options.uploads));
  const kept: string[] = [];
  const engine = await openEngine(database, onProgress ?? (() => {}));
  try {
    return await restoreBackup(engine, file, {
      replace,
      ...(onProgress && { onProgress }),
      keepUpload: async (name, bytes) => {
        folder.make();
        const path = folder.pathOf(name);
        await rm(path, { force: true });
        kept.push(path);
        await pipeline(bytes, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
      },
    });
  } catch (error) {
    for (const path of kept) await rm(path, { force: true });
    throw error;
  } finally {
    await engine.close();
  }
}
