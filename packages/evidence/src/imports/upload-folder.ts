import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { chmod, copyFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The folder that uploaded files wait in: where `STERNA_UPLOADS` says, else beside a database directory, else in the
 * system's temporary folder.
 */
export function uploadFolder(database: string, stated: string | undefined): string {
  if (stated) return resolve(stated);
  const isDirectory = !/^(memory:|postgres(ql)?:\/\/)/.test(database);
  if (isDirectory) return `${resolve(database)}-uploads`;
  return join(tmpdir(), `sterna-uploads-${userInfo().uid}`);
}

/** Name of a file in the folder: one we have given, never one from outside. */
const OWN_NAME = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The files of uploads, under names that cannot be guessed and that nobody but the owner may read. */
export class UploadFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /**
   * Makes the folder when it is not there; only its owner may enter it.
   *
   * @throws Error when it is somebody else's, as it could be in a folder that all may write to
   */
  make(): void {
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    const { uid, mode } = statSync(this.path);
    const own = userInfo().uid;
    if (own >= 0 && uid !== own) throw new Error(`The folder of uploads ${this.path} belongs to another user.`);
    if ((mode & 0o077) !== 0) chmodSync(this.path, 0o700);
  }

  /** @param keptAs a name given by `take` */
  pathOf(keptAs: string): string {
    if (!OWN_NAME.test(keptAs)) throw new Error('This is no name of an uploaded file.');
    return join(this.path, keptAs);
  }

  /** Moves a file in. @returns its name in the folder, and its size in bytes */
  async take(path: string): Promise<{ readonly keptAs: string; readonly size: number }> {
    const keptAs = randomUUID();
    const to = this.pathOf(keptAs);
    try {
      await rename(path, to);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
      await copyFile(path, to);
      await rm(path);
    }
    await chmod(to, 0o600);
    return { keptAs, size: (await stat(to)).size };
  }

  async has(keptAs: string): Promise<boolean> {
    return (await stat(this.pathOf(keptAs)).catch(() => undefined)) !== undefined;
  }

  async drop(keptAs: string): Promise<void> {
    await rm(this.pathOf(keptAs), { force: true });
  }

  /** Removes files that no job has and that have lain there for some time: left when a process was killed. */
  async sweep(wanted: ReadonlySet<string>, olderThanMs: number): Promise<void> {
    for (const name of await readdir(this.path).catch(() => [])) {
      if (wanted.has(name)) continue;
      const path = join(this.path, name);
      const found = await stat(path).catch(() => undefined);
      if (found?.isFile() && Date.now() - found.mtimeMs > olderThanMs) await rm(path, { force: true });
    }
  }
}
