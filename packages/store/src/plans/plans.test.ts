import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Actor, Engine, Session } from '../engine.ts';
import { describeOnBothEngines } from '../testing/both-engines.ts';
import { addCoding, addDecision, addPassage, readCodings, readDecisions, signCoding } from './codings.ts';
import {
  addDocument,
  binDocument,
  type DocumentFacts,
  findSameOriginal,
  publishDocument,
  readDocuments,
  readOpenDocuments,
  readOriginal,
  readPolicyDocument,
} from './documents.ts';
import {
  type ReadingToSave,
  readBlocks,
  readDocumentThemes,
  readMeasures,
  readPassages,
  saveReading,
} from './readings.ts';
import { searchDocuments } from './search.ts';

const OWN = 101;
const FOREIGN = 102;
const PEOPLE = `truncate account, space, verification, attempt, letter, installation cascade;
  insert into space (id, code, level) overriding system value values (1, 'global', 'global');
  insert into space (id, code, parent_id, place) overriding system value values (${OWN}, 'own', 1, 'GIN'), (${FOREIGN}, 'foreign', 1, 'MAR');
  insert into account (id, name, email) select x, x, x || '@x.example'
    from unnest('{reader,contributor,reviewer,focal,stranger}'::text[]) x;
  insert into member (space_id, account_id, role) values (${OWN}, 'reader', 'reader'), (${OWN}, 'contributor', 'contributor'),
    (${OWN}, 'reviewer', 'reviewer'), (${OWN}, 'focal', 'focal point'), (${FOREIGN}, 'stranger', 'focal point');`;

const as = (account: string): Actor => ({ account, isStrong: true });
const FACTS: DocumentFacts = {
  title: 'plan.pdf',
  kind: 'poverty strategy',
  language: 'fr',
  fromYear: 2013,
  toYear: 2015,
  issuer: 'Ministère du plan',
  level: 'national',
  place: null,
  sector: null,
  previous: null,
};
const BYTES = Buffer.alloc(600_000, 'plan');
const ORIGINAL = {
  name: 'plan.pdf',
  sha256: createHash('sha256').update(BYTES).digest('hex'),
  size: BYTES.length,
  packed: new Uint8Array(BYTES),
};

const block = (number: number, text: string, language = 'fr'): ReadingToSave['blocks'][number] => ({
  ...{
    block: number,
    kind: 'paragraph',
    level: null,
    page: number + 1,
    toPage: number + 1,
    language,
    text,
    rows: null,
  },
});
const READING: ReadingToSave = {
  title: 'Stratégie de réduction de la pauvreté',
  language: 'fr',
  format: 'pdf',
  pages: 3,
  words: 30,
  languages: [{ language: 'fr', share: 1 }],
  concepts: '1',
  findings: [],
  blocks: [
    block(0, 'Les envois de fonds des émigrés soutiennent les ménages ruraux.'),
    block(1, 'The remittances of emigrants support rural households.', 'en'),
    block(2, 'تدعم تحويلات المهاجرين الأُسَر الريفية.', 'ar'),
  ],
  passages: [
    {
      ...{
        passage: 0,
        block: 0,
        start: 0,
        page: 1,
        language: 'fr',
        text: 'Les envois de fonds des émigrés',
        headings: ['Titre'],
      },
      ...{ hits: [], sectors: ['employment'], groups: ['emigrants'], framing: 'opportunity' },
      themes: [{ theme: 'remittances', depth: 2, because: ['explains'], score: 0.75 }],
    },
  ],
  measures: [
    {
      ...{ measure: 0, code: '1.1', text: 'Réduire le coût', page: 1, block: 0, under: null, body: 'Banque centrale' },
      ...{ indicator: null, budget: null, period: '2013-2015', themes: ['remittances'] },
    },
  ],
  themes: [
    {
      ...{ theme: 'remittances', proposedDepth: 2, proposedFraming: 'opportunity' },
      facts: { groups: [], sectors: [], indicators: [], budgets: [], bodies: [], years: [2013] },
    },
  ],
  goals: [{ kind: 'target', code: '10.c', passages: [{ block: 0, page: 1, text: 'x', terms: ['y'], score: 0.6 }] }],
};

const act = <T>(engine: Engine, who: string, work: (session: Session) => Promise<T>): Promise<T> =>
  engine.act(as(who), work);

async function bring(engine: Engine): Promise<number> {
  await engine.write((session) => session.run(PEOPLE));
  return act(engine, 'contributor', async (session) => {
    const id = await addDocument(session, OWN, FACTS, ORIGINAL);
    await saveReading(session, OWN, id, READING);
    return id;
  });
}

describeOnBothEngines('policy documents', (given) => {
  it('keeps the original byte by byte, its text, passages, measures and themes', async () => {
    const { engine } = given();
    const id = await bring(engine);
    await act(engine, 'reader', async (session) => {
      const [document] = await readDocuments(session, OWN);
      expect(document).toMatchObject({
        id,
        title: 'Stratégie de réduction de la pauvreté',
        place: 'GIN',
        passages: 1,
        themes: 1,
      });
      expect(Buffer.from((await readOriginal(session, OWN, id)) ?? [])).toEqual(BYTES);
      expect((await readBlocks(session, OWN, id)).map(({ text }) => text)).toEqual(
        READING.blocks.map(({ text }) => text),
      );
      expect(await readPassages(session, OWN, id)).toMatchObject([
        { passage: 0, themes: [{ theme: 'remittances', depth: 2 }] },
      ]);
      expect(await readMeasures(session, OWN, id)).toEqual(READING.measures);
      expect(await readDocumentThemes(session, OWN, id)).toMatchObject([
        { theme: 'remittances', proposedDepth: 2, depth: null },
      ]);
      expect(await findSameOriginal(session, OWN, ORIGINAL.sha256)).toBe(id);
    });
  });

  it('finds words in each language, with and without accents and vowel signs', async () => {
    const { engine } = given();
    await bring(engine);
    const found = (words: string): Promise<readonly number[]> =>
      act(engine, 'reader', async (session) => {
        const page = { from: 0, most: 10 };
        return (await searchDocuments(session, words, {}, page)).found.map((one) => one.block);
      });
    expect(await found('emigre menages')).toEqual([0]);
    expect(await found('ménage')).toEqual([0]);
    expect(await found('household')).toEqual([1]);
    expect(await found('"remittances of emigrants"')).toEqual([1]);
    expect(await found('الأسر')).toEqual([2]);
    expect(await found('nowhere')).toEqual([]);
  });

  it('shows nothing to strangers until the focal point opens it to everybody', async () => {
    const { engine } = given();
    const id = await bring(engine);
    expect(await act(engine, 'stranger', (session) => readPolicyDocument(session, OWN, id))).toBeUndefined();
    expect(await engine.read([], (session) => readOpenDocuments(session))).toEqual([]);
    await expect(
      act(engine, 'contributor', (session) => publishDocument(session, OWN, id, true)),
    ).rejects.toMatchObject({
      code: '42501',
    });
    expect(await act(engine, 'focal', (session) => publishDocument(session, OWN, id, true))).toBe(true);
    expect(await engine.read([], (session) => readOpenDocuments(session))).toMatchObject([{ id, spaceCode: 'own' }]);
    expect(await act(engine, 'stranger', (session) => readBlocks(session, OWN, id))).toHaveLength(3);
    expect(await act(engine, 'focal', (session) => binDocument(session, OWN, id, true))).toBe(true);
    expect(await engine.read([], (session) => readOpenDocuments(session))).toEqual([]);
  });

  it('lets people who were asked decide, and who codes blind sees neither proposals nor the decisions of others', async () => {
    const { engine } = given();
    const id = await bring(engine);
    const at = { space: OWN, document: id };
    const decision = { passage: 0, theme: 'remittances', framing: null, remark: '' };
    await expect(
      act(engine, 'reviewer', (session) => addDecision(session, at, { ...decision, verdict: 'confirmed', depth: 2 })),
    ).rejects.toMatchObject({ code: '42501' });
    await act(engine, 'contributor', async (session) => {
      await addCoding(session, at, { account: 'contributor', blind: false, due: '2026-01-31' });
      await addCoding(session, at, { account: 'reviewer', blind: true, due: null });
      await addDecision(session, at, { ...decision, verdict: 'changed', depth: 3 });
      await addDecision(session, at, { ...decision, verdict: 'confirmed', depth: 2 });
    });
    await act(engine, 'reviewer', async (session) => {
      expect(await readDecisions(session, OWN, id)).toEqual([]);
      expect(await readPassages(session, OWN, id)).toMatchObject([{ passage: 0, themes: [] }]);
      expect(await readDocumentThemes(session, OWN, id)).toEqual([]);
      await addDecision(session, at, { ...decision, verdict: 'rejected', depth: null });
      expect(await addPassage(session, at, { block: 1, start: 0, text: 'The remittances' })).toBeGreaterThan(0);
      expect(await signCoding(session, OWN, id)).toBe(true);
      expect(await readDecisions(session, OWN, id)).toMatchObject([
        { accountId: 'contributor', verdict: 'confirmed', depth: 2 },
        { accountId: 'reviewer', verdict: 'rejected', depth: null },
      ]);
    });
    await expect(
      act(engine, 'reviewer', (session) =>
        addDecision(session, at, { ...decision, theme: 'borders', verdict: 'added', depth: 1 }),
      ),
    ).rejects.toMatchObject({ code: '42501' });
    const codings = await act(engine, 'reader', (session) => readCodings(session, OWN, id));
    expect(codings).toMatchObject([
      { accountId: 'contributor', blind: false, due: '2026-01-31', decided: 1 },
      { accountId: 'reviewer', blind: true, decided: 1 },
    ]);
  });
});
