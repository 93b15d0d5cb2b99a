/** What a command may touch of the world around it; tests hand in their own. */
export interface Surroundings {
  /** Writes results. */
  readonly out: (text: string) => unknown;
  /** Writes a line for the person, beside the results. */
  readonly report: (line: string) => void;
  /** Whether a person watches: progress is shown only then. */
  readonly isTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Exit statuses: done, done with rejected rows, nothing done. */
export const DONE = 0;
export const DONE_WITH_REJECTS = 1;
export const NOTHING_DONE = 2;

/** The database that a command works on: the option, else the environment, else a folder here. */
export function databaseOf(option: string | undefined, { environment }: Surroundings): string {
  const database = option ?? environment['STERNA_DATABASE_URL'] ?? '.sterna/database';
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(database)?.[1];
  if (scheme !== undefined && !/^postgres(ql)?$/.test(scheme)) {
    // The rest of an address may hold a password.
    throw new Error(`${scheme}:// is no database of ours: give a folder or a postgres:// URL`);
  }
  if (database.trim() === '') throw new Error('no database is named: give a folder or a postgres:// URL');
  return database;
}
