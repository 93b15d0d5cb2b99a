import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { openStore, type Store } from '@sterna/store';
import { addDocument, type DocumentFacts } from '@sterna/store/plans';
import { migratedDatabase } from '@sterna/store/testing/prepared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlans } from './open-plans.ts';
import type { Plans } from './plans.ts';

const SPACE = 101;
const PEOPLE = `
  insert into space (id, code, parent_id, place) overriding system value values (${SPACE}, 'gin', 1, 'GIN');
  insert into account (id, name, email) select x, x, x || '@x.example' from unnest('{contributor,reviewer}'::text[]) x;
  insert into member (space_id, account_id, role) values (${SPACE}, 'contributor', 'contributor'), (${SPACE}, 'reviewer', 'reviewer');`;
const CONTRIBUTOR = { account: 'contributor', isStrong: false };
const FACTS: DocumentFacts = {
  ...{ title: 'plan.txt', kind: 'development plan', language: 'en', fromYear: null, toYear: null, issuer: '' },
  ...{ level: 'national', place: null, sector: null, previous: null },
};
const PLAN = `2.1 LABOUR AND MIGRATION

The Ministry of Labour will protect migrant workers abroad and lower the cost of remittances to 3 per cent by 2030.

Birds migrate along the coast every spring, and the data were migrated to a new server.
`;

let store: Store;
let plans: Plans;

beforeAll(async () => {
  store = await openStore({ database: (await migratedDatabase()).inMemory });
  await store.keep((session) => session.run(PEOPLE));
  plans = openPlans(store);
});
afterAll(() => store.close());

describe('policy documents of a space', () => {
  it('are kept with their original, read beside the pages, and found by their passages', async () => {
    const given = { name: 'plan.txt', bytes: Buffer.from(PLAN) };
    const { id, isNew } = await plans.bring(CONTRIBUTOR, SPACE, given, FACTS);
    expect(isNew).toBe(true);
    expect(await plans.bring(CONTRIBUTOR, SPACE, given, FACTS)).toEqual({ id, isNew: false });
    await plans.settled();
    const { document, passages, themes } = await plans.read(CONTRIBUTOR, SPACE, id);
    expect(document).toMatchObject({ state: 'read', format: 'text', language: 'en' });
    // The heading and the sentence under it; neither birds nor servers.
    expect(passages.map(({ block }) => block)).toEqual([0, 1]);
    expect(themes.find(({ theme }) => theme === 'remittances')?.proposedDepth).toBeGreaterThanOrEqual(3);
    expect(Buffer.from((await plans.original(CONTRIBUTOR, SPACE, id)).bytes).toString()).toBe(PLAN);
    const { found } = await plans.search(CONTRIBUTOR, 'migrant workers', {}, { from: 0, most: 5 });
    expect(found).toMatchObject([{ document: id }]);
  });

  it('that cannot be read say why, and what to do', async () => {
    const bytes = Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1');
    const { id } = await plans.bring(CONTRIBUTOR, SPACE, { name: 'scan.png', bytes }, FACTS);
    await plans.settled();
    const { document } = await plans.find(CONTRIBUTOR, SPACE, id);
    expect(document).toMatchObject({ state: 'unreadable', findings: [{ rule: 'unknown-format', severity: 'error' }] });
  });

  it('tell how far their reading has come, in hundredths that never go back', async () => {
    const bytes = Buffer.from(Array.from({ length: 3000 }, (_, i) => `Migrants of village ${i} work.`).join('\n\n'));
    const { id } = await plans.bring(CONTRIBUTOR, SPACE, { name: 'long.txt', bytes }, FACTS);
    const seen: number[] = [];
    const reading = setInterval(async () => {
      const { progress } = await plans.find(CONTRIBUTOR, SPACE, id);
      if (progress) seen.push(progress.percent);
    }, 5);
    await plans.settled();
    clearInterval(reading);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(0);
    expect(Math.max(...seen)).toBeLessThan(100);
    expect((await plans.find(CONTRIBUTOR, SPACE, id)).progress).toBeUndefined();
  });

  it('are read in the language a person said, also when the process that began with them has ended', async () => {
    const bytes = Buffer.from('Les migrants envoient des fonds à leurs familles.');
    const original = { name: 'a.txt', sha256: 'c'.repeat(64), size: bytes.length, packed: gzipSync(bytes) };
    const facts = { ...FACTS, language: 'es' };
    const id = await store.act(CONTRIBUTOR, (session) =>
      addDocument(session, SPACE, facts, { ...original, said: ['language'] }),
    );
    const later = openPlans(store);
    expect((await later.find(CONTRIBUTOR, SPACE, id)).document.state).toBe('waiting');
    await later.settled();
    expect((await later.find(CONTRIBUTOR, SPACE, id)).document).toMatchObject({ state: 'read', language: 'es' });
  });

  it('are refused from those who are no members, and are not there for them', async () => {
    const stranger = { account: 'nobody', isStrong: true };
    await expect(plans.bring(stranger, SPACE, { name: null, bytes: Buffer.from('text') }, FACTS)).rejects.toMatchObject(
      {
        code: 'not-allowed',
      },
    );
    await expect(plans.find(stranger, SPACE, 1)).rejects.toMatchObject({ code: 'not-found' });
    await expect(plans.find(undefined, SPACE, 1)).rejects.toMatchObject({ code: 'not-found' });
  });
});

const GUINEA = new URL('../../../../../shared/data/policy/guinea-dsrp-iii-2013-2015-fr.pdf', import.meta.url);
describe.skipIf(!existsSync(GUINEA))('a real strategy of 168 pages', () => {
  it('is read with its pages while the store answers', async () => {
    const { id } = await plans.bring(
      CONTRIBUTOR,
      SPACE,
      { name: 'dsrp.pdf', bytes: readFileSync(GUINEA) },
      { ...FACTS, title: 'dsrp.pdf' },
    );
    expect((await plans.find(CONTRIBUTOR, SPACE, id)).document.state).toBe('waiting');
    await plans.settled();
    const { document, passages } = await plans.read(CONTRIBUTOR, SPACE, id);
    expect(document).toMatchObject({ state: 'read', pages: 168, language: 'fr' });
    expect(passages.length).toBeGreaterThan(10);
  }, 60_000);
});
