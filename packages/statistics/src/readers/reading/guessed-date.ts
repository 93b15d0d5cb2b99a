import type { ReadOptions, ReleaseDescription } from '../../reader.ts';
import type { FindingLog } from './finding-log.ts';

/** Says of a file that does not tell when it was updated which date its release was given. */
export function noteGuessedDate(log: FindingLog, { dated }: ReleaseDescription, options: ReadOptions): void {
  if (options.dated !== undefined) return;
  const message = `The file does not say when it was updated: its release is dated ${dated}, after its newest year. --dated says better.`;
  log.add('release-date-guessed', 'info', message);
}
