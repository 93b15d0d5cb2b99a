import { openStore, type Store } from '@sterna/store';
import type { DocumentFacts } from '@sterna/store/plans';
import { migratedDatabase } from '@sterna/store/testing/prepared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlans } from '../open-plans.ts';
import type { DocumentReading, Plans } from '../plans.ts';
import type { Coding } from './coding.ts';

const SPACE = 101;
const ROLES = ['contributor', 'reviewer', 'focal', 'reader'];
const PEOPLE = `
  insert into space (id, code, parent_id, place) overriding system value values (${SPACE}, 'gin', 1, 'GIN');
  insert into account (id, name, email) select x, x, x || '@x.example' from unnest('{${ROLES.join(',')}}'::text[]) x;
  insert into member (space_id, account_id, role) values (${SPACE}, 'contributor', 'contributor'),
    (${SPACE}, 'reviewer', 'reviewer'), (${SPACE}, 'focal', 'focal point'), (${SPACE}, 'reader', 'reader');`;
const [CONTRIBUTOR, REVIEWER, FOCAL, READER] = ROLES.map((account) => ({ account, isStrong: true })) as [
  Actor,
  Actor,
  Actor,
  Actor,
];
type Actor = { readonly account: string; readonly isStrong: boolean };
const FACTS: DocumentFacts = {
  ...{ title: 'plan.txt', kind: 'development plan', language: 'en', fromYear: null, toYear: null, issuer: '' },
  ...{ level: 'national', place: null, sector: null, previous: null },
};
const paragraphs = [
  'Remittances sent by emigrants feed one household in four.',
  'The Ministry of Health will protect the health of migrants and refugees.',
  'Diaspora associations finance schools and wells in their villages.',
  'Trafficking in persons and smuggling of migrants grow along the border.',
];

let store: Store;
let plans: Plans;
let coding: Coding;

beforeAll(async () => {
  store = await openStore({ database: (await migratedDatabase()).inMemory });
  await store.keep((session) => session.run(PEOPLE));
  plans = openPlans(store);
  ({ coding } = plans);
});
afterAll(() => store.close());

let given = 0;
async function bring(): Promise<number> {
  given += 1;
  const bytes = Buffer.from(`${paragraphs.join('\n\n')}\n\nEdition ${given}.\n`);
  const { id } = await plans.bring(CONTRIBUTOR, SPACE, { name: 'plan.txt', bytes }, FACTS);
  await plans.settled();
  return id;
}
const read = (actor: Actor, id: number): Promise<DocumentReading> => plans.read(actor, SPACE, id);
const ask = (id: number, account: string, blind: boolean): Promise<void> =>
  coding.ask(CONTRIBUTOR, SPACE, id, { account, blind, due: '2026-03-01' });
const themeOf = ({ themes }: DocumentReading, code: string): DocumentReading['themes'][number] | undefined =>
  themes.find(({ theme }) => theme === code);

describe('going through a document', () => {
  it('keeps the proposal beside the decision, and the theme of the document follows', async () => {
    const id = await bring();
    await ask(id, 'contributor', false);
    const before = await read(CONTRIBUTOR, id);
    const passage = before.passages.find(({ themes }) => themes.some(({ theme }) => theme === 'remittances'));
    const at = passage?.passage ?? -1;
    const proposed = themeOf(before, 'remittances')?.proposedDepth ?? 0;
    expect(proposed).toBeGreaterThan(0);

    await coding.decide(CONTRIBUTOR, SPACE, id, [{ passage: at, theme: 'remittances', depth: 'as proposed' }]);
    expect((await read(READER, id)).decisions).toMatchObject([{ verdict: 'confirmed', depth: proposed }]);
    await coding.decide(CONTRIBUTOR, SPACE, id, [{ passage: at, theme: 'remittances', depth: 5, framing: 'risk' }]);
    await coding.decide(CONTRIBUTOR, SPACE, id, [{ passage: at, theme: 'borders', depth: 2 }]);
    const after = await read(READER, id);
    expect(after.passages.find(({ passage: number }) => number === at)?.themes).toEqual(passage?.themes);
    expect(after.decisions.map(({ theme, verdict }) => [theme, verdict])).toEqual([
      ['borders', 'added'],
      ['remittances', 'changed'],
    ]);
    expect(themeOf(after, 'remittances')).toMatchObject({ proposedDepth: proposed, depth: 5, framing: 'risk' });

    // The last two are taken back, one after the other; the confirmation before them holds again.
    expect(await coding.undo(CONTRIBUTOR, SPACE, id)).toEqual([at]);
    await coding.undo(CONTRIBUTOR, SPACE, id);
    const undone = await read(READER, id);
    expect(undone.decisions).toMatchObject([{ theme: 'remittances', verdict: 'confirmed', depth: proposed }]);
    expect(themeOf(undone, 'remittances')).toMatchObject({ depth: proposed });

    await coding.rejectPassage(CONTRIBUTOR, SPACE, id, at);
    expect(themeOf(await read(READER, id), 'remittances')).toMatchObject({ depth: 0, framing: null });
    await coding.undo(CONTRIBUTOR, SPACE, id);
    await coding.undo(CONTRIBUTOR, SPACE, id);
    expect(themeOf(await read(READER, id), 'remittances')).toMatchObject({ depth: null, framing: null });
    expect(await coding.undo(CONTRIBUTOR, SPACE, id)).toEqual([]);
  });

  it('marks what the machine missed, by the words of the paragraph alone', async () => {
    const id = await bring();
    await ask(id, 'contributor', false);
    const last = { block: 4, start: 0 };
    const choice = { theme: 'migration-data', depth: 3 };
    const passage = await coding.mark(CONTRIBUTOR, SPACE, id, { ...last, text: 'Edition' }, choice);
    const { passages, themes } = await read(READER, id);
    expect(passages.find((one) => one.passage === passage)).toMatchObject({ block: 4, text: 'Edition', isAdded: true });
    expect(themes.find(({ theme }) => theme === 'migration-data')).toMatchObject({ proposedDepth: 0, depth: 3 });
    await expect(coding.mark(CONTRIBUTOR, SPACE, id, { ...last, text: 'not there' }, choice)).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(coding.mark(CONTRIBUTOR, SPACE, id, { block: 99, start: 0, text: '' }, choice)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is for those who were asked, of passages and themes that are there', async () => {
    const id = await bring();
    const choice = { passage: 0, theme: 'remittances', depth: 1 };
    await expect(coding.decide(REVIEWER, SPACE, id, [choice])).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(
      coding.ask(REVIEWER, SPACE, id, { account: 'contributor', blind: false, due: null }),
    ).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await ask(id, 'reviewer', false);
    await expect(ask(id, 'reviewer', false)).rejects.toMatchObject({ code: 'wrong-state' });
    await expect(ask(id, 'reader', false)).rejects.toMatchObject({ code: 'not-allowed' });
    const wrong = [
      [{ ...choice, passage: 999 }, 'not-found'],
      [{ ...choice, theme: 'weather' }, 'invalid'],
      [{ ...choice, depth: 6 }, 'invalid'],
      [{ ...choice, depth: 1, framing: 'grim' }, 'invalid'],
    ] as const;
    for (const [each, code] of wrong)
      await expect(coding.decide(REVIEWER, SPACE, id, [each])).rejects.toMatchObject({ code });
    await expect(coding.decide(REVIEWER, SPACE, 999, [choice])).rejects.toMatchObject({ code: 'not-found' });
  });

  it('ends when the review is signed off, and goes on when it is opened again', async () => {
    const id = await bring();
    await ask(id, 'reviewer', false);
    await plans.signOff(FOCAL, SPACE, id, true);
    const choice = [{ passage: 0, theme: 'remittances', depth: 1 }];
    await expect(coding.decide(REVIEWER, SPACE, id, choice)).rejects.toMatchObject({ code: 'not-allowed' });
    await plans.signOff(FOCAL, SPACE, id, false);
    await coding.decide(REVIEWER, SPACE, id, choice);
    await coding.callOff(CONTRIBUTOR, SPACE, id, 'reviewer');
    expect((await read(FOCAL, id)).decisions).toEqual([]);
  });
});

describe('two people who code blind', () => {
  it('see neither the machine nor each other, and their κ is the one computed by hand', async () => {
    const id = await bring();
    const open = await read(FOCAL, id);
    const numbers = open.passages.map(({ passage }) => passage);
    expect(numbers).toHaveLength(4);
    await ask(id, 'contributor', true);
    await ask(id, 'reviewer', true);
    await expect(plans.publish(FOCAL, SPACE, id, true)).rejects.toMatchObject({ code: 'wrong-state' });

    const [a = 0, b = 0, c = 0] = numbers;
    const say = (actor: Actor, passage: number, theme: string, depth: number): Promise<void> =>
      coding.decide(actor, SPACE, id, [{ passage, theme, depth }]);
    await say(CONTRIBUTOR, a, 'remittances', 2);
    await say(CONTRIBUTOR, b, 'migrant-health', 3);
    await say(CONTRIBUTOR, c, 'diaspora-engagement', 1);
    const blind = await read(REVIEWER, id);
    expect(blind).toMatchObject({ decisions: [], themes: [], goals: [] });
    expect(
      blind.passages.flatMap(({ themes, hits, groups, sectors }) => [...themes, ...hits, ...groups, ...sectors]),
    ).toEqual([]);
    expect(blind.measures.flatMap(({ themes }) => themes)).toEqual([]);
    expect(await coding.agreement(REVIEWER, SPACE, id)).toMatchObject({ people: [] });
    await say(REVIEWER, a, 'remittances', 2);
    await say(REVIEWER, b, 'migrant-health', 4);
    await say(REVIEWER, c, 'diaspora-investment', 1);
    await coding.sign(CONTRIBUTOR, SPACE, id);
    expect(await coding.agreement(FOCAL, SPACE, id)).toMatchObject({ people: [] });
    await coding.sign(REVIEWER, SPACE, id);

    const { people, machine } = await coding.agreement(REVIEWER, SPACE, id);
    // 4 passages × 30 themes: both present 2, each alone 1, neither 116. Observed 118/120;
    // expected (3·3 + 117·117)/120² = 13698/14400; κ = (14160 − 13698)/(14400 − 13698) = 462/702.
    expect(people[0]?.agreement.present).toMatchObject({ n: 120 });
    expect(people[0]?.agreement.present.kappa).toBeCloseTo(462 / 702, 12);
    expect(people[0]?.agreement.differences).toHaveLength(3);
    expect(machine).toHaveLength(2);

    // What both say alike holds at once; where they differ the machine's stands until it is settled.
    const both = await read(FOCAL, id);
    expect(themeOf(both, 'remittances')).toMatchObject({ depth: 2 });
    expect(themeOf(both, 'migrant-health')).toMatchObject({ depth: null });
    const settled = { passage: b, theme: 'migrant-health', depth: 4, framing: null };
    await expect(coding.settlePassage(REVIEWER, SPACE, id, { ...settled, reason: 'x' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(coding.settlePassage(CONTRIBUTOR, SPACE, id, { ...settled, reason: ' ' })).rejects.toMatchObject({
      code: 'invalid',
    });
    await coding.settlePassage(CONTRIBUTOR, SPACE, id, { ...settled, reason: 'An indicator is named.' });
    expect(themeOf(await read(FOCAL, id), 'migrant-health')).toMatchObject({ depth: 4 });

    // A theme settled with a reason stays; without one it follows its passages again.
    const over = { theme: 'migrant-health', framing: null };
    await coding.settle(FOCAL, SPACE, id, { ...over, depth: 3, reason: 'Only in one region.' });
    await coding.settlePassage(CONTRIBUTOR, SPACE, id, { ...settled, depth: 5, reason: 'And a budget.' });
    expect(themeOf(await read(FOCAL, id), 'migrant-health')).toMatchObject({ depth: 3 });
    await coding.settle(FOCAL, SPACE, id, { ...over, depth: null, reason: '' });
    expect(themeOf(await read(FOCAL, id), 'migrant-health')).toMatchObject({ depth: 5, reason: '' });
  });

  it('agree on a paragraph that both marked for themselves, whatever of it each took', async () => {
    const id = await bring();
    for (const who of ['contributor', 'reviewer']) await ask(id, who, true);
    const edition = paragraphs.length;
    const mark = (actor: Actor, text: string, depth: number): Promise<number> =>
      coding.mark(actor, SPACE, id, { block: edition, start: 0, text }, { theme: 'migration-data', depth });
    const first = await mark(CONTRIBUTOR, 'Edition', 3);
    await mark(REVIEWER, '', 3);
    await coding.sign(CONTRIBUTOR, SPACE, id);
    await coding.sign(REVIEWER, SPACE, id);
    const { people } = await coding.agreement(FOCAL, SPACE, id);
    // 4 passages and the one that both marked, × 30 themes: one cell is present for both, 149 for neither. κ = 1.
    expect(people[0]?.agreement.present).toMatchObject({ n: 150, kappa: 1 });
    expect(people[0]?.agreement.relevance).toMatchObject({ n: 5, kappa: 1 });
    expect(people[0]?.agreement.differences).toEqual([]);
    expect(themeOf(await read(FOCAL, id), 'migration-data')).toMatchObject({ depth: 3 });
    expect(first).toBeGreaterThan(0);
  });

  it('have no κ where both found nothing, and one of 0 where one alone found something', async () => {
    const id = await bring();
    for (const who of ['contributor', 'reviewer']) await ask(id, who, true);
    await coding.sign(CONTRIBUTOR, SPACE, id);
    await coding.sign(REVIEWER, SPACE, id);
    const [none] = (await coding.agreement(FOCAL, SPACE, id)).people;
    expect(none?.agreement.present).toMatchObject({ kappa: null, undefinedFor: 'one-value', n: 120 });
    expect(none?.agreement.relevance).toMatchObject({ kappa: null, undefinedFor: 'one-value', n: 4 });

    const other = await bring();
    for (const who of ['contributor', 'reviewer']) await ask(other, who, true);
    await coding.decide(REVIEWER, SPACE, other, [{ passage: 0, theme: 'remittances', depth: 2 }]);
    await coding.sign(CONTRIBUTOR, SPACE, other);
    await coding.sign(REVIEWER, SPACE, other);
    const [one] = (await coding.agreement(FOCAL, SPACE, other)).people;
    // Observed 119/120, expected (120·119 + 0·1)/120² = 119/120: no more than chance.
    expect(one?.agreement.present.kappa).toBeCloseTo(0, 12);
    expect(one?.agreement.differences).toMatchObject([{ passage: 0, theme: 'remittances', first: 0, second: 2 }]);
  });
});
