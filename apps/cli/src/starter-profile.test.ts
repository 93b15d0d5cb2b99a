import type { Block, Document, Inline, Section } from '@sterna/document';
import { type Evidence, openEvidence } from '@sterna/evidence';
import { starterDatabase } from '@sterna/evidence/testing';
import { assembleProfile } from '@sterna/profile';
import { LANGUAGES, STARTER_PLACES } from '@sterna/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Persons in 2020: immigrants, emigrants, first destination and its number. UN DESA, 2020 revision. */
const STOCKS_2020 = {
  BGD: [2115408, 7401763, 'IND', 2488471],
  ECU: [784787, 1127891, 'ESP', 430275],
  JAM: [23629, 1118931, 'USA', 792370],
  KGZ: [199011, 774377, 'RUS', 591025],
  MAR: [102358, 3262222, 'FRA', 1059918],
  MDA: [104438, 1159443, 'RUS', 294152],
  NPL: [487564, 2599701, 'IND', 733734],
  PHL: [225525, 6094307, 'USA', 2061178],
  SEN: [274929, 693765, 'FRA', 134848],
  SRB: [823011, 1003962, 'DEU', 199691],
  TUN: [60145, 902268, 'FRA', 444572],
} as const;

let evidence: Evidence;

beforeAll(async () => {
  evidence = await openEvidence({ database: (await starterDatabase()).inMemory, starter: true });
}, 120_000);

afterAll(() => evidence.close());

describe('the starter data', () => {
  it.each(Object.entries(STOCKS_2020))(
    'give the stocks of %s that UN DESA published',
    async (place, [immigrants, emigrants, first, number]) => {
      const figures = evidence.about(place);
      const year = { from: 2020, to: 2020, sexes: ['_T'], places: [place] };
      const total = async (indicator: string): Promise<number | undefined> =>
        (await figures({ ...year, indicators: [indicator], counterparts: ['_T'] }))[0]?.value;
      expect(await total('MIGRANT_STOCK')).toBe(immigrants);
      expect(await total('EMIGRANT_STOCK')).toBe(emigrants);
      const corridors = (await figures({ ...year, indicators: ['EMIGRANT_STOCK'] })).filter(
        (f) => f.counterpart !== '_T',
      );
      const largest = corridors.sort((a, b) => b.value - a.value)[0];
      expect([largest?.counterpart, largest?.value]).toEqual([first, number]);
    },
  );

  it('state the world total of 280,598,105 migrants', async () => {
    const [world] = await evidence.figures({
      indicators: ['MIGRANT_STOCK'],
      places: ['WLD'],
      counterparts: ['_T'],
      sexes: ['_T'],
      from: 2020,
      to: 2020,
    });
    expect(world?.value).toBe(280_598_105);
  });

  it('give remittances received by Senegal of 10.59 % of GDP in the newest year', async () => {
    const figures = await evidence.about('SEN')({ indicators: ['REMITTANCES_RECEIVED_GDP'], places: ['SEN'] });
    const newest = [...figures].sort((a, b) => (a.period < b.period ? 1 : -1))[0];
    expect(newest?.value).toBeCloseTo(10.59, 2);
  });
});

describe.each(STARTER_PLACES.map((place) => place.code))('the profile of %s', (place) => {
  let documents: readonly Document[];

  beforeAll(async () => {
    documents = await Promise.all(
      LANGUAGES.map((language) => assembleProfile(place, language, evidence, '2026-11-22')),
    );
  });

  it('has five parts and an annex, and at least eight pictures, in each language', () => {
    for (const document of documents) {
      expect(document.sections).toHaveLength(6);
      expect(blocksOf(document).filter((block) => block.kind === 'chart').length).toBeGreaterThanOrEqual(8);
    }
  });

  it('shows the same figures in each language', () => {
    const [first, ...others] = documents.map((document) => tracesOf(document));
    for (const traces of others) expect(traces).toEqual(first);
  });

  it('shows no figure that cannot be traced', async () => {
    const [document] = documents;
    const traces = document ? [...new Set(tracesOf(document))] : [];
    expect(traces.length).toBeGreaterThan(100);
    // A spread over the profile: each costs several look-ups.
    for (const key of traces.filter((_, index) => index % 25 === 0))
      expect(await evidence.trace(key), key).toBeDefined();
  });

  it('leaves no slot of a sentence unfilled', () => {
    const odd = documents.flatMap(wordsOf).filter((text) => /undefined|NaN|\[\[|\]\]|[{}]/.test(text));
    expect(odd).toEqual([]);
  });
});

function blocksOf(document: Document): readonly Block[] {
  const of = (section: Section): readonly Block[] => [...section.blocks, ...section.sections.flatMap(of)];
  return document.sections.flatMap(of);
}

function tracesOf(document: Document): readonly string[] {
  const runs: readonly Inline[] = [
    ...document.summary,
    ...blocksOf(document).flatMap((block) => ('content' in block ? block.content : [])),
  ];
  const cells = blocksOf(document).flatMap((block) => ('table' in block ? block.table.rows.flat() : []));
  return [
    ...document.keyFigures.map((figure) => figure.trace),
    ...runs.flatMap((run) => (run.kind === 'figure' ? run.trace : [])),
    ...cells.flatMap((cell) => cell.trace ?? []),
  ];
}

/** Every text of a document that a person reads. */
function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(wordsOf);
}
