import { bareDatabase, migratedDatabase, type PreparedDatabase, prepareDatabase } from '@sterna/store/testing/prepared';
import { openEvidence } from '../open-evidence.ts';

export { bareDatabase, migratedDatabase };

/** A database with the starter data and nothing else. */
export function starterDatabase(): Promise<PreparedDatabase> {
  return prepareDatabase('starter', async (directory) => {
    (await migratedDatabase()).copyTo(directory);
    await (await openEvidence({ database: directory, starter: true })).close();
  });
}
