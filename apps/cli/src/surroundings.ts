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
  return option ?? environment['STERNA_DATABASE_URL'] ?? '.sterna/database';
}
