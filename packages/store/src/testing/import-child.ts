/**
 * Run by the crash test as a process of its own: imports many figures, or takes a release back, saying when it begins
 * and has ended. Arguments: database, `import` or `undo`, number of the file or id of the release, figures.
 */
import { openStore } from '../store.ts';
import { fileOf, manyObservations, readingOf, releaseNumbered } from './readings.ts';

const [database = '', action = 'import', number = '1', figures = '100000'] = process.argv.slice(2);
process.send?.('opening');
const store = await openStore({ database });
process.send?.('working');
if (action === 'undo') {
  await store.undoRelease(Number(number));
} else {
  const batches = manyObservations(Number(figures));
  await store.importReading(fileOf(Number(number)), readingOf([], releaseNumbered(Number(number)), { batches }));
}
process.send?.('done');
await store.close();
process.disconnect?.();
