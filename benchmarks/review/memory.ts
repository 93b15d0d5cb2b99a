/**
 * Gives documents to the Plans room one after the other, as people do, and prints the resident memory of the process after
 * each, in megabytes: `node --expose-gc benchmarks/review/memory.ts [FILE] [TIMES]`. The Guinea strategy ten times unless told.
 * Each is another file to the room: a space follows its last byte.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPlans } from '../../packages/spaces/src/plans/open-plans.ts';
import { openStore } from '../../packages/store/src/index.ts';
import { DOCUMENTS } from './labelled-units.ts';

const [file, times = '10'] = process.argv.slice(2);
const bytes = readFileSync(file ?? new URL('guinea-dsrp-iii-2013-2015-fr.pdf', DOCUMENTS));
const READER = { account: 'reader', isStrong: false };
const SPACE = 101;

// On disk: a database in memory grows with what it is given.
const folder = mkdtempSync(join(tmpdir(), 'sterna-memory-'));
const store = await openStore({ database: join(folder, 'database') });
await store.keep((session) =>
  session.run(`
    insert into space (id, code, parent_id, place) overriding system value values (${SPACE}, 'library', 1, 'GIN');
    insert into account (id, name, email) values ('reader', 'Reader', 'reader@library.example');
    insert into member (space_id, account_id, role) values (${SPACE}, 'reader', 'contributor');`),
);
const plans = openPlans(store);
const megabytes = (value: number): string => (value / 2 ** 20).toFixed(0);

for (let nth = 1; nth <= Number(times); nth++) {
  const given = { name: `${nth}.pdf`, bytes: Buffer.concat([bytes, Buffer.alloc(nth, ' ')]) };
  const { id } = await plans.bring(READER, SPACE, given, {
    ...{ title: given.name, kind: 'development plan', language: 'fr', fromYear: null, toYear: null, issuer: '' },
    ...{ level: 'national', place: null, sector: null, previous: null },
  });
  await plans.settled();
  const { document } = await plans.find(READER, SPACE, id);
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  console.log(
    [
      nth,
      document.state,
      `resident ${megabytes(rss)}`,
      `heap ${megabytes(heapUsed)}`,
      `external ${megabytes(external)}`,
    ].join('\t'),
  );
}
await store.close();
rmSync(folder, { recursive: true });
