import { openStore, type Store } from '@sterna/store';
import type { DocumentFacts } from '@sterna/store/plans';
import { migratedDatabase } from '@sterna/store/testing/prepared';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPlans } from './open-plans.ts';
import type { Plans } from './plans.ts';

const SPACE = 101;
const PEOPLE = `
  insert into space (id, code, parent_id, place) overriding system value values (${SPACE}, 'gin', 1, 'GIN');
  insert into account (id, name, email) select x, x, x || '@x.example' from unnest('{keeper,second,third}'::text[]) x;
  insert into member (space_id, account_id, role) values (${SPACE}, 'keeper', 'focal point'), (${SPACE}, 'second', 'reviewer'),
    (${SPACE}, 'third', 'contributor');`;
const KEEPER = { account: 'keeper', isStrong: true };
const SECOND = { account: 'second', isStrong: true };
const FACTS: DocumentFacts = {
  ...{ title: 'plan.txt', kind: 'development plan', language: 'en', fromYear: null, toYear: null, issuer: '' },
  ...{ level: 'national', place: null, sector: null, previous: null },
};
const PLAN = `The Ministry of Labour of Senegal will protect migrant workers abroad.

The diaspora of Senegal finances schools in its villages of Senegal.

Roads and bridges are built.`;

let store: Store;
let plans: Plans;
let id = 0;
let count = 0;

const bring = async (previous: number | null = null): Promise<number> => {
  count += 1;
  const given = { name: 'plan.txt', bytes: Buffer.from(`${PLAN}\n\nVersion ${count}.`), said: [] };
  const brought = await plans.bring(KEEPER, SPACE, given, { ...FACTS, previous });
  await plans.settled();
  return brought.id;
};
/** As an older installation would have left it: other passages, and other concepts. */
const makeOld = (): Promise<void> =>
  store.keep((session) =>
    session.run(`
      update policy_document set concepts = 'older' where id = ${id};
      delete from passage where document_id = ${id} and block = 1;
      insert into passage (space_id, document_id, passage, block, start, page, language, text)
        values (${SPACE}, ${id}, 90, 2, 0, 0, 'en', 'Roads and bridges are built.'),
          (${SPACE}, ${id}, 91, 2, 0, 0, 'en', 'Words that no reader of today finds.');
      insert into passage_theme (space_id, document_id, passage, theme, depth, score)
        values (${SPACE}, ${id}, 90, 'borders', 2, 1), (${SPACE}, ${id}, 91, 'borders', 2, 1);`),
  );

beforeAll(async () => {
  store = await openStore({ database: (await migratedDatabase()).inMemory });
  await store.keep((session) => session.run(PEOPLE));
  plans = openPlans(store);
});
beforeEach(async () => {
  id = await bring();
});
afterAll(() => store.close());

describe('a document read again', () => {
  it('shows what the concepts of today find, and loses nothing that people decided or marked', async () => {
    const before = await plans.read(KEEPER, SPACE, id);
    const [first] = before.passages;
    if (first === undefined) throw new Error('no passage');
    await makeOld();
    expect((await plans.find(KEEPER, SPACE, id)).isOutdated).toBe(true);
    const { coding } = plans;
    await coding.ask(KEEPER, SPACE, id, { account: 'keeper', blind: false, due: null });
    await coding.decide(KEEPER, SPACE, id, [
      { passage: first.passage, theme: 'recruitment', depth: 3 },
      { passage: 90, theme: 'borders', depth: 1 },
      { passage: 91, theme: 'borders', depth: 0 },
    ]);
    await coding.settle(KEEPER, SPACE, id, { theme: 'diaspora-engagement', depth: 5, framing: null, reason: 'Law.' });
    await plans.readAgain(KEEPER, SPACE, id);
    expect((await plans.find(SECOND, SPACE, id)).document.state).toBe('read');
    await plans.settled();
    const { document, passages, themes, decisions } = await plans.read(KEEPER, SPACE, id);
    expect((await plans.find(KEEPER, SPACE, id)).isOutdated).toBe(false);
    expect(document.readingAskedAt).toBeNull();
    expect(decisions.map(({ passage, theme }) => `${passage} ${theme}`)).toEqual([
      `${first.passage} recruitment`,
      '90 borders',
      '91 borders',
    ]);
    expect(passages.find(({ passage }) => passage === first.passage)).toMatchObject({
      text: first.text,
      missing: null,
    });
    expect(passages.find(({ passage }) => passage === first.passage)?.themes).toEqual(first.themes);
    expect(passages.find(({ block }) => block === 1)?.themes.length).toBeGreaterThan(0);
    expect(passages.find(({ passage }) => passage === 90)).toMatchObject({ block: 2, missing: 'proposal', themes: [] });
    expect(passages.find(({ passage }) => passage === 91)).toMatchObject({ missing: 'text' });
    const depths = new Map(themes.map(({ theme, depth }) => [theme, depth]));
    expect([depths.get('recruitment'), depths.get('borders'), depths.get('diaspora-engagement')]).toEqual([3, 1, 5]);
  });

  it('keeps agreement to the passages that were there when people signed', async () => {
    const { coding } = plans;
    await store.keep((session) => session.run(`delete from passage where document_id = ${id} and block = 1`));
    for (const account of ['second', 'third']) await coding.ask(KEEPER, SPACE, id, { account, blind: true, due: null });
    for (const actor of [SECOND, { account: 'third', isStrong: true }]) await coding.sign(actor, SPACE, id);
    const judged = async (): Promise<unknown> => {
      const { people } = await coding.agreement(KEEPER, SPACE, id);
      return people.map(({ agreement }) => [agreement.present.n, agreement.relevance.n]);
    };
    const { passages } = await plans.read(KEEPER, SPACE, id);
    expect(await judged()).toEqual([[30 * passages.length, passages.length]]);
    await plans.readAgain(KEEPER, SPACE, id);
    await plans.settled();
    // What they passed in silence counts as before; what was found only now was not there for them.
    expect((await plans.read(KEEPER, SPACE, id)).passages.length).toBe(passages.length + 1);
    expect(await judged()).toEqual([[30 * passages.length, passages.length]]);
  });

  it('is refused while its review is signed off, and from who does not keep it', async () => {
    await plans.signOff(KEEPER, SPACE, id, true);
    await expect(plans.readAgain(KEEPER, SPACE, id)).rejects.toMatchObject({ code: 'wrong-state' });
    await plans.signOff(KEEPER, SPACE, id, false);
    await expect(plans.readAgain(SECOND, SPACE, id)).rejects.toMatchObject({ code: expect.stringMatching(/not-/) });
  });

  it('stays with the place of its space, and says which place the text suggests', async () => {
    const { document } = await plans.find(KEEPER, SPACE, id);
    expect(document).toMatchObject({ place: 'GIN', foundPlace: 'SEN' });
  });
});

describe('who has seen what the machine proposes', () => {
  it('is marked when asked to code blind afterwards, also having seen another version', async () => {
    const { coding } = plans;
    const later = await bring(id);
    await plans.passages(SECOND, SPACE, id);
    const { seen } = await coding.people(KEEPER, SPACE, later, ['second', 'third']);
    expect([...seen]).toEqual(['second']);
    for (const account of ['second', 'third'])
      await coding.ask(KEEPER, SPACE, later, { account, blind: true, due: null });
    const { codings } = await coding.people(KEEPER, SPACE, later, []);
    expect(codings.map(({ accountId, seenAt }) => [accountId, seenAt !== null])).toEqual([
      ['second', true],
      ['third', false],
    ]);
  });

  it('sees nothing of another version either while coding blind', async () => {
    const later = await bring(id);
    await plans.coding.ask(KEEPER, SPACE, later, { account: 'third', blind: true, due: null });
    const third = { account: 'third', isStrong: true };
    const { themes, passages } = await plans.read(third, SPACE, id);
    expect(themes).toEqual([]);
    expect(passages.flatMap((one) => one.themes)).toEqual([]);
    // Nor is it noted as seen: nothing was.
    await plans.coding.callOff(KEEPER, SPACE, later, 'third');
    expect((await plans.coding.people(KEEPER, SPACE, later, ['third'])).seen.size).toBe(0);
  });
});
