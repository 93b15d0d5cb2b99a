import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Evidence, openEvidence } from '@sterna/evidence';
import { renderDocx, renderPdf } from '@sterna/publish';
import type { DocumentFacts } from '@sterna/store/plans';
import { migratedDatabase } from '@sterna/store/testing/prepared';
import { LANGUAGES } from '@sterna/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSpaces, type Spaces } from '../../open-spaces.ts';
import { comparisonBlocks } from './comparison-blocks.ts';
import type { BlockAddress } from './result-views.ts';

const PEOPLE = `
  insert into space (id, code, parent_id, place) overriding system value values (101, 'mda', 1, 'MDA'), (102, 'geo', 1, 'GEO');
  insert into account (id, name, email) select x, x, x || '@x.example' from unnest('{focal,other,blind}'::text[]) x;
  insert into member (space_id, account_id, role) values (101, 'focal', 'focal point'), (101, 'blind', 'reviewer'), (102, 'other', 'focal point');`;
const FOCAL = { account: 'focal', isStrong: true };
const OTHER = { account: 'other', isStrong: true };
const BLIND = { account: 'blind', isStrong: true };
const MOLDOVA = { code: 'MDA', name: { fr: 'Moldova', en: 'Moldova', es: 'Moldova', ar: 'مولدوفا' } };

const FACTS: Omit<DocumentFacts, 'title' | 'fromYear' | 'toYear'> = {
  kind: 'development plan',
  language: 'en',
  issuer: '',
  level: 'national',
  place: null,
  sector: null,
  previous: null,
};
const PLAN = `1 GROWTH

Remittances are sent by migrant workers abroad to their families.

2 LABOUR

The Ministry of Labour shall protect migrant workers abroad by bilateral labour agreements.
`;
const ELSEWHERE = `1 MONEY FROM ABROAD

The Ministry of Finance shall reduce the cost of remittances to 3 per cent by 2030.
`;

/** Made up. */
const FIGURES = `INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,SOURCE
REMITTANCES_RECEIVED_GDP,MDA,2023,12.2,WB_WDI
`;

let evidence: Evidence;
let spaces: Spaces;
let plan: number;
let elsewhere: number;
const address: BlockAddress = (at, { block }) => `https://x.example/${at.spaceCode}/${at.document}#block-${block}`;

beforeAll(async () => {
  evidence = await openEvidence({ database: (await migratedDatabase()).inMemory, starter: false });
  const folder = mkdtempSync(join(tmpdir(), 'sterna-figures-'));
  writeFileSync(join(folder, 'figures.csv'), FIGURES);
  await evidence.importFile(join(folder, 'figures.csv'));
  rmSync(folder, { recursive: true });
  await evidence.store.keep((session) => session.run(PEOPLE));
  spaces = openSpaces(evidence);
  const bring = async (
    actor: typeof FOCAL,
    space: number,
    title: string,
    text: string,
    fromYear: number,
  ): Promise<number> => {
    const given = { name: `${title}.txt`, bytes: Buffer.from(text) };
    const facts = { ...FACTS, title, fromYear, toYear: fromYear + 4 };
    return (await spaces.plans.bring(actor, space, given, facts)).id;
  };
  plan = await bring(FOCAL, 101, 'National plan', PLAN, 2021);
  elsewhere = await bring(OTHER, 102, 'Plan of another country', ELSEWHERE, 2015);
  await spaces.plans.settled();
  await spaces.plans.publish(OTHER, 102, elsewhere, true);
}, 120_000);
afterAll(() => evidence.close());

describe('the gap between the figures of a country and its plan', () => {
  it('names figure and passage, and what a published document of another country commits to', async () => {
    const view = await spaces.planResults.gap({ reader: FOCAL, space: 101 }, MOLDOVA, [{ space: 101, id: plan }]);
    const remittances = view.gap.gaps.find(({ theme }) => theme === 'remittances');
    expect(remittances).toMatchObject({ relevance: { level: 5, decisive: { scale: { id: 'remittances' } } } });
    expect(remittances?.depth).toBeLessThan(3);
    expect(view.passages.find(({ theme }) => theme === 'remittances')?.text).toContain('Remittances are sent');
    expect(view.examples.filter(({ theme }) => theme === 'remittances')).toMatchObject([
      { spaceCode: 'geo', document: elsewhere, title: 'Plan of another country' },
    ]);
  });

  it('says on one line the figure with its source and year, and the passage; then what others commit to', async () => {
    const view = await spaces.planResults.gap({ reader: FOCAL, space: 101 }, MOLDOVA, [{ space: 101, id: plan }], 'en');
    const [gaps] = spaces.planResults.gapDocument(view, address, 'en').sections;
    const [list] = gaps?.blocks ?? [];
    const items = list?.kind === 'list' ? list.items : [];
    const lines = items.map((item) =>
      item.map((one) => (one.kind === 'text' && one.onNewLine ? `\n${one.text}` : one.text)).join(''),
    );
    const remittances = lines.find((line) => line.startsWith('Remittances'))?.split('\n');
    expect(remittances?.[1]).toMatch(/12\.2.*\(World Bank, 2023\) · “Remittances are sent .*” \(paragraph 2\)/u);
    expect(remittances?.[2]).toMatch(
      /^Elsewhere: “The Ministry of Finance shall reduce .* · Georgia, Plan of another country/u,
    );
  });

  it('offers nothing of the same place as what others do, and each measure for one theme alone', async () => {
    const own = `1 MONEY\n\nThe Ministry of Finance shall reduce the cost of remittances to 2 per cent by 2026, own plan.\n`;
    const given = { name: 'own.txt', bytes: Buffer.from(own) };
    const facts = { ...FACTS, title: 'Own older plan', fromYear: 2010, toYear: 2014 };
    const { id } = await spaces.plans.bring(FOCAL, 101, given, facts);
    await spaces.plans.settled();
    const view = await spaces.planResults.gap({ reader: FOCAL, space: 101 }, MOLDOVA, [{ space: 101, id: plan }]);
    expect(view.examples.map(({ title }) => title)).not.toContain('Own older plan');
    await spaces.plans.remove(FOCAL, 101, id);
    const text = JSON.stringify(spaces.planResults.gapDocument(view, address, 'en'));
    expect(text.split('shall reduce the cost').length - 1).toBeLessThanOrEqual(1);
  });

  it('takes what people decided before what the machine proposes', async () => {
    const at = { theme: 'remittances', framing: null, reason: 'Chapter 5 does.' };
    await spaces.plans.coding.settle(FOCAL, 101, plan, { ...at, depth: 5 });
    const view = await spaces.planResults.gap({ reader: FOCAL, space: 101 }, MOLDOVA, [{ space: 101, id: plan }]);
    expect(view.gap.strong.map(({ theme }) => theme)).toContain('remittances');
    expect(view.depths.find(({ theme }) => theme === 'remittances')).toMatchObject({ depth: 5, isDecided: true });
    await spaces.plans.coding.settle(FOCAL, 101, plan, { ...at, depth: 1 });
  });

  it('shows nothing of documents of others, nor to those who code blind', async () => {
    const other = await spaces.planResults.gap({ reader: OTHER, space: 102 }, MOLDOVA, [{ space: 101, id: plan }]);
    expect(other.documents).toEqual([]);
    await spaces.plans.coding.ask(FOCAL, 101, plan, { account: 'blind', blind: true, due: null });
    const blind = await spaces.planResults.gap({ reader: BLIND, space: 101 }, MOLDOVA, [{ space: 101, id: plan }]);
    expect(blind.documents).toEqual([]);
    const report = spaces.planResults.report(
      { reader: BLIND, space: 101 },
      { space: 101, id: plan },
      MOLDOVA,
      address,
      'en',
    );
    await expect(report).rejects.toMatchObject({ code: 'wrong-state' });
  });
});

describe('the report of a review', () => {
  it('begins with the finding, and has passages, measures and thresholds in its annexes', async () => {
    const report = await spaces.planResults.report(
      { reader: FOCAL, space: 101 },
      { space: 101, id: plan },
      MOLDOVA,
      address,
      'en',
    );
    expect(report.title).toMatch(/: the figures call for more than the plan says$/);
    expect(report.sections.map(({ id }) => id)).toEqual(['findings', 'passages', 'measures', 'thresholds']);
    expect(JSON.stringify(report.sections[0])).toContain(`https://x.example/mda/${plan}#block-`);
  });

  it('quotes in its annex what holds: not what people rejected, and what they marked', async () => {
    const facts = { ...FACTS, title: 'Plan for the annex', fromYear: 2030, toYear: 2031 };
    const given = { name: 'annex.txt', bytes: Buffer.from(`${PLAN}\n3 ROADS\n\nRoads are built where people go.\n`) };
    const { id } = await spaces.plans.bring(FOCAL, 101, given, facts);
    await spaces.plans.settled();
    const { coding } = spaces.plans;
    await coding.ask(FOCAL, 101, id, { account: 'focal', blind: false, due: null });
    const { passages } = await spaces.plans.read(FOCAL, 101, id);
    const rejected = passages.find(({ text }) => text.startsWith('Remittances'))?.passage ?? -1;
    await coding.rejectPassage(FOCAL, 101, id, rejected);
    const blocks = await spaces.plans.blocks(FOCAL, 101, id);
    const roads = blocks.find(({ text }) => text.startsWith('Roads are'))?.block ?? -1;
    await coding.mark(FOCAL, 101, id, { block: roads, start: 0, text: '' }, { theme: 'internal-migration', depth: 2 });
    const report = await spaces.planResults.report(
      { reader: FOCAL, space: 101 },
      { space: 101, id },
      MOLDOVA,
      address,
      'en',
    );
    const annex = JSON.stringify(report.sections.find((one) => one.id === 'passages'));
    expect(annex).toContain('Roads are built where people go.');
    expect(annex).not.toContain('Remittances are sent');
    expect(JSON.stringify(report.sections[0])).not.toContain('Remittances are sent');
    await spaces.plans.remove(FOCAL, 101, id);
  });

  it('becomes a tagged PDF and a Word file in each language', async () => {
    for (const language of LANGUAGES) {
      const report = await spaces.planResults.report(
        { reader: FOCAL, space: 101 },
        { space: 101, id: plan },
        MOLDOVA,
        address,
        language,
      );
      const pdf = Buffer.from(await renderPdf(report)).toString('latin1');
      expect(pdf).toContain('/MarkInfo');
      expect(
        Buffer.from(await renderDocx(report))
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
    }
  }, 60_000);
});

it('holds two versions beside each other: passages by theme, paragraphs that changed', async () => {
  const revised = PLAN.replace('Remittances are sent by', 'Remittances are still sent by')
    .replace('1 GROWTH\n', '1 GROWTH\n\nThe diaspora invests in schools and clinics of its villages of origin.\n')
    .replace('shall protect', 'protects');
  const facts = { ...FACTS, title: 'National plan, revised', fromYear: 2026, toYear: 2030, previous: plan };
  const given = { name: 'revised.txt', bytes: Buffer.from(revised) };
  const { id } = await spaces.plans.bring(FOCAL, 101, given, facts);
  await spaces.plans.settled();
  const pair = [
    { space: 101, id: plan },
    { space: 101, id },
  ] as const;
  const changes = await spaces.planResults.changes({ reader: FOCAL, space: 101 }, pair);
  const fates = changes?.paragraphs?.changes.map(({ fate, concerns }) => [fate, concerns]);
  expect(fates).toEqual([
    ['new', true],
    ['changed', true],
    ['changed', true],
  ]);
  expect(changes?.paragraphs?.counts).toMatchObject({ same: 2, moved: 0, dropped: 0 });
  const diaspora = changes?.themes.find(({ theme }) => theme === 'diaspora-investment');
  expect(diaspora?.passages[0]).toEqual([]);
  expect(diaspora?.passages[1]).toMatchObject([{ fate: 'new' }]);
  const remittances = changes?.themes.find(({ theme }) => theme === 'remittances');
  expect(remittances?.passages.map((side) => side.map(({ fate }) => fate))).toEqual([['changed'], ['changed']]);

  const foreign = [pair[0], { space: 102, id: elsewhere }] as const;
  expect((await spaces.planResults.changes({ reader: FOCAL, space: 101 }, foreign))?.paragraphs).toBeNull();
  expect(await spaces.planResults.changes({ reader: BLIND, space: 101 }, pair)).toBeUndefined();
  const compared = await spaces.planResults.compare({ reader: BLIND, space: 101 }, pair);
  // Who codes one version blind sees nothing of the other either.
  expect(compared.documents).toEqual([]);
  await spaces.plans.remove(FOCAL, 101, id);
});

it('compares documents in the order of their periods, those of two places by their spread', async () => {
  const documents = [
    { space: 101, id: plan },
    { space: 102, id: elsewhere },
  ];
  const view = await spaces.planResults.compare({ reader: FOCAL, space: 101 }, documents);
  const { table, documents: sorted, steps } = comparisonBlocks(view, 'en');
  expect(sorted.map(({ spaceCode }) => spaceCode)).toEqual(['geo', 'mda']);
  expect(table.columns.at(-1)?.label).toBe('Spread');
  expect(table.rows).toHaveLength(30);
  expect(steps.rows).toHaveLength(2);
});

describe('policy documents in profiles', () => {
  it('are those open to everybody, and for members those of the space too', async () => {
    const { planResults } = spaces;
    expect(await planResults.policies({ reader: undefined }, 'MDA')).toEqual([]);
    expect(await planResults.policies({ reader: FOCAL, space: 101 }, 'MDA')).toMatchObject([
      { title: 'National plan', isOpen: false, isSignedOff: false },
    ]);
    expect(await planResults.policies({ reader: undefined }, 'GEO')).toMatchObject([{ isOpen: true }]);
  });

  it('change the state of what is open when one is published or closed', async () => {
    const before = await spaces.planResults.openState();
    expect(await spaces.planResults.openState()).toBe(before);
    await spaces.plans.publish(OTHER, 102, elsewhere, false);
    expect(await spaces.planResults.openState()).not.toBe(before);
    await spaces.plans.publish(OTHER, 102, elsewhere, true);
  });
});
