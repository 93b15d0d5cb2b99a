/**
 * Run by the crash test as a process of its own: imports many figures, saying when it begins and has ended.
 * Arguments: database, number of the file, figures.
 */
import { openStore } from '../store.ts';
import { fileOf, manyObservations, readingOf } from './readings.ts';

const [database = '', content = '1', figures = '100000'] = process.argv.slice(2);
process.send?.('opening');
const store = await openStore({ database });
process.send?.('importing');
const release = { version: content, dated: `20${content.padStart(2, '0')}-01-01` };
const batches = manyObservations(Number(figures));
await store.importReading(fileOf(Number(content)), readingOf([], release, { batches }));
process.send?.('done');
await store.close();
process.disconnect?.();
