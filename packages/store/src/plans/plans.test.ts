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
  type SaidFact,
} from './documents.ts';
import { readPassedOver } from './passed-over.ts';
import type { ReadingToSave } from './reading.ts';
import { readBlocks, readDocumentThemes, readMeasures, readPassages, saveReading } from './readings.ts';
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
    turns: [],
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
  facts: { kind: null, fromYear: 2000, toYear: 2001, issuer: null, level: null, place: null, sector: null },
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
  passedOver: [
    {
      ...{
        number: 0,
        block: 1,
        start: 0,
        page: 2,
        language: 'en',
        sentence: 'The remittances of emigrants support rural',
      },
      ...{ words: 'support', concept: 'migration', because: 'sense', within: 'support', meaning: 'another sense' },
    },
  ],
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

  it('shows the words met as they are written, in a piece of a long text that begins and ends between words', async () => {
    const { engine } = given();
    const id = await bring(engine);
    const before = 'Le plan parle de routes et de ponts. '.repeat(30);
    const long = `${before}Les réfugiés et les ménages émigrés reçoivent des aides${' au titre du plan'.repeat(40)}.`;
    const other = { ...ORIGINAL, sha256: createHash('sha256').update('other').digest('hex') };
    await act(engine, 'contributor', async (session) => {
      const second = await addDocument(session, OWN, FACTS, other);
      await saveReading(session, OWN, second, { ...READING, blocks: [block(0, long), block(1, 'نص عن الأُسَر', 'ar')] });
    });
    const search = (words: string): Promise<readonly string[]> =>
      act(engine, 'reader', async (session) => {
        const { found } = await searchDocuments(session, words, {}, { from: 0, most: 10 });
        return found.filter(({ document }) => document !== id).map(({ excerpt }) => excerpt);
      });
    const [excerpt = ''] = await search('refugie emigre');
    expect(excerpt.startsWith('… Les \u0002réfugiés\u0003 et les ménages \u0002émigrés\u0003 reçoivent')).toBe(true);
    expect(excerpt).toMatch(/[a-z] …$/u);
    expect(excerpt.length).toBeLessThan(500);
    expect(await search('الأسر')).toEqual(['نص عن \u0002الأُسَر\u0003']);
  });

  it('ranks paragraphs before headings, finds those of a theme, and nothing of what the reader may not read', async () => {
    const { engine } = given();
    const id = await bring(engine);
    const found = (who: string, theme?: string): Promise<readonly number[]> =>
      act(engine, who, async (session) => {
        const filter = theme === undefined ? {} : { theme };
        return (await searchDocuments(session, 'remittances or fonds', filter, { from: 0, most: 9 })).found.map(
          ({ block: at }) => at,
        );
      });
    expect((await found('reader')).toSorted()).toEqual([0, 1]);
    expect(await found('reader', 'remittances')).toEqual([0]);
    expect(await found('reader', 'borders')).toEqual([]);
    expect(await found('stranger')).toEqual([]);
    expect(await engine.read([], (session) => searchDocuments(session, 'fonds', {}, { from: 0, most: 9 }))).toEqual({
      found: [],
      total: 0,
    });
    await act(engine, 'contributor', (session) =>
      addCoding(session, { space: OWN, document: id }, { account: 'reviewer', blind: true, due: null }),
    );
    // Who codes it blind would learn from the theme what the machine says of the block.
    expect(await found('reviewer', 'remittances')).toEqual([]);
    expect((await found('reviewer')).toSorted()).toEqual([0, 1]);
    const [document] = await act(engine, 'reviewer', (session) => readDocuments(session, OWN));
    expect(document).toMatchObject({ passages: 1, themes: 0 });
  });

  it('keeps what was passed over, and says when a passage holds it; nothing of it for who codes blind', async () => {
    const { engine } = given();
    const id = await bring(engine);
    const at = { space: OWN, document: id };
    const read = (who: string): Promise<readonly object[]> =>
      act(engine, who, (session) => readPassedOver(session, OWN, id));
    expect(await read('reader')).toMatchObject([{ words: 'support', because: 'sense', passage: null }]);
    expect(await read('stranger')).toEqual([]);
    await act(engine, 'contributor', async (session) => {
      await addCoding(session, at, { account: 'contributor', blind: false, due: null });
      await addCoding(session, at, { account: 'reviewer', blind: true, due: null });
      await addPassage(session, at, { block: 1, start: 0, text: 'The remittances of emigrants' });
    });
    expect(await read('reader')).toMatchObject([{ passage: 1 }]);
    expect(await read('reviewer')).toEqual([]);
  });

  it('puts what a person marks on the page where it stands, in a paragraph that goes on over pages', async () => {
    const { engine } = given();
    await engine.write((session) => session.run(PEOPLE));
    await act(engine, 'contributor', async (session) => {
      const id = await addDocument(session, OWN, FACTS, ORIGINAL);
      const over = { ...block(0, 'Le plan. Les émigrés. Fin.'), page: 4, toPage: 6, turns: [9, 22] };
      await saveReading(session, OWN, id, { ...READING, passages: [], blocks: [over], passedOver: [] });
      const at = { space: OWN, document: id };
      await addCoding(session, at, { account: 'contributor', blind: false, due: null });
      await addPassage(session, at, { block: 0, start: 9, text: 'Les émigrés.' });
      expect(await readPassages(session, OWN, id)).toMatchObject([{ page: 5 }]);
      expect(await readBlocks(session, OWN, id)).toMatchObject([{ turns: [9, 22] }]);
    });
  });

  it('leaves what a person said as it is, and finds the rest in the document', async () => {
    const { engine } = given();
    await engine.write((session) => session.run(PEOPLE));
    const unsaid = { ...FACTS, fromYear: null, toYear: null, issuer: '' };
    const of = { kind: 'law' as const, issuer: 'Parliament', level: 'local', place: 'NAM', sector: 'health' };
    const found = { ...READING, language: 'es', facts: { ...READING.facts, ...of } };
    const brought = (said: readonly SaidFact[]): Promise<object | undefined> =>
      act(engine, 'contributor', async (session) => {
        const sha256 = createHash('sha256').update(said.join()).digest('hex');
        const id = await addDocument(session, OWN, unsaid, { ...ORIGINAL, sha256, said });
        await saveReading(session, OWN, id, found);
        return readPolicyDocument(session, OWN, id);
      });
    // The place of the space holds; that of the text is said beside it.
    const places = { place: 'GIN', foundPlace: 'NAM' };
    expect(await brought([])).toMatchObject({ language: 'es', fromYear: 2000, toYear: 2001, ...of, ...places });
    expect(await brought(['kind', 'language', 'years', 'issuer', 'level', 'place', 'sector'])).toMatchObject({
      ...{ language: 'fr', kind: 'poverty strategy', fromYear: null, toYear: null },
      ...{ issuer: '', level: 'national', place: 'GIN', sector: null },
    });
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
