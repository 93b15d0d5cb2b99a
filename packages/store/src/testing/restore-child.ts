import { restoreBackup } from '../backup/index.ts';
import { openEngine } from '../store.ts';

// Restores a backup and says when it is in the middle, for a test that then kills this process.
const [, , database = '', file = ''] = process.argv;
const engine = await openEngine(database, () => {});
await restoreBackup(engine, file, {
  replace: true,
  keepUpload: async () => {
    process.stdout.write('in the middle\n');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  },
});
