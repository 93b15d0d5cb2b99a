/**
 * Reads a message to its end and prints the most memory that was alive meanwhile, in kB beyond what was alive before:
 * `node --expose-gc benchmarks/sdmx-memory.ts FILE`.
 */
import { readMessage } from '../packages/sdmx/src/index.ts';
import { fileSource, STRUCTURE } from './sdmx-message.ts';

/** Rubbish is collected before each look, so that only what is held counts. */
function alive(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const LOOKS = 40;
const [path = ''] = process.argv.slice(2);
// A first reading warms the compiler, whose code would be counted otherwise.
for (const _ of [1, 2]) {
  const message = await readMessage(fileSource(path), { structures: [STRUCTURE] });
  if (message.kind !== 'data') throw new Error(`read as ${message.kind}`);
  const before = alive();
  let [batches, most] = [0, before];
  const every = Math.max(1, Math.round(Number(process.argv[3] ?? 100) / LOOKS));
  for await (const _batch of message.records) {
    batches++;
    if (batches % every === 0) most = Math.max(most, alive());
  }
  if (_ === 2) console.log(Math.max(0, most - before) / 1000);
}
