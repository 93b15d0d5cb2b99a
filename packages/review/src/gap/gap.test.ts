import { type Figure, INDICATORS } from '@sterna/statistics';
import { LANGUAGES, THEMES } from '@sterna/vocabulary';
import { describe, expect, it } from 'vitest';
import { findGaps } from './find-gaps.ts';
import { relevanceFigures, relevanceOf } from './relevance.ts';
import { THRESHOLDS, TYPICAL_COMMITMENTS } from './thresholds.ts';

/** Made-up figures. */
function figure(indicator: string, value: number, more: Partial<Figure> = {}): Figure {
  return {
    ...{ indicator, refArea: 'MDA', counterpart: '_T', sex: '_T', age: '_T', dimensions: {}, unit: 'PC' },
    ...{ period: '2024', value, status: 'A', origin: { kind: 'observed', release: 1, part: 1, row: 1 } },
    ...more,
  };
}

const levelOf = (theme: string, figures: readonly Figure[]): number | null | undefined =>
  relevanceOf(figures, 2026).find((one) => one.theme === theme)?.level;

describe('the published thresholds', () => {
  it('speak of every theme of the vocabulary once, by indicators of the catalogue', () => {
    expect(THRESHOLDS.themes.map(({ theme }) => theme)).toEqual(THEMES.map(({ code }) => code));
    const known = new Set(INDICATORS.map(({ code }) => code));
    const named = THRESHOLDS.scales.flatMap(({ indicator, per, where }) => [
      indicator,
      per?.indicator ?? indicator,
      where?.indicator ?? indicator,
    ]);
    expect(named.filter((code) => !known.has(code))).toEqual([]);
    const scales = new Set(THRESHOLDS.scales.map(({ id }) => id));
    const used = THRESHOLDS.themes.flatMap((one) => [...one.scales, ...(one.indirect ?? [])]);
    expect(used.filter((id) => !scales.has(id))).toEqual([]);
    expect([...scales].filter((id) => !used.includes(id))).toEqual([]);
  });

  it('have a reason in four languages, and bounds in the order of their sense', () => {
    for (const { bounds, sense, reason } of THRESHOLDS.scales) {
      expect(LANGUAGES.filter((language) => reason[language].length < 20)).toEqual([]);
      expect(bounds).toEqual(bounds.toSorted((a, b) => (sense === 'below' ? b - a : a - b)));
      expect(bounds.length).toBeLessThanOrEqual(5);
    }
  });

  it('say what is lacking where the catalogue has no indicator, and only there', () => {
    for (const { scales, indirect = [], lacking } of THRESHOLDS.themes)
      expect(lacking === undefined).toBe(scales.length + indirect.length > 0);
  });

  it('come with a typical commitment for every theme', () => {
    expect(THEMES.filter(({ code }) => !TYPICAL_COMMITMENTS.has(code))).toEqual([]);
  });
});

describe('relevance of a theme', () => {
  it('is the number of bounds that the newest figure reaches', () => {
    const older = figure('REMITTANCES_RECEIVED_GDP', 14, { period: '2020' });
    expect(levelOf('remittances', [older, figure('REMITTANCES_RECEIVED_GDP', 6)])).toBe(4);
    expect(levelOf('remittances', [figure('REMITTANCES_RECEIVED_GDP', 5.99)])).toBe(3);
    expect(levelOf('remittances', [figure('REMITTANCES_RECEIVED_GDP', 0.1)])).toBe(0);
  });

  it('is not known without a figure, or with one too old', () => {
    expect(levelOf('remittances', [])).toBeNull();
    expect(levelOf('remittances', [figure('REMITTANCES_RECEIVED_GDP', 20, { period: '2011' })])).toBeNull();
    expect(levelOf('borders', [figure('EMIGRANT_SHARE', 40)])).toBeNull();
  });

  it('grows as the figure falls where less is worse', () => {
    expect(levelOf('labour-migration', [figure('NET_MIGRATION_RATE', -5)])).toBe(4);
    expect(levelOf('labour-migration', [figure('NET_MIGRATION_RATE', 3)])).toBe(0);
  });

  it('counts a figure that speaks of a theme by the way one level less', () => {
    const [remittances] = [figure('REMITTANCES_RECEIVED_GDP', 12)];
    expect(levelOf('remittances', [remittances])).toBe(5);
    expect(levelOf('diaspora-investment', [remittances])).toBe(4);
    // What speaks of it directly decides where both say the same.
    const both = [remittances, figure('EMIGRANT_SHARE', 20)];
    const diaspora = relevanceOf(both, 2026).find(({ theme }) => theme === 'diaspora-engagement');
    expect(diaspora).toMatchObject({ level: 4, decisive: { scale: { id: 'emigrants' } } });
    expect(levelOf('diaspora-investment', [figure('REMITTANCES_RECEIVED_GDP', 0.1)])).toBe(0);
  });

  it('takes a scale only where its condition holds', () => {
    const women = figure('EMIGRANT_WOMEN_SHARE', 60);
    expect(levelOf('women-in-migration', [women, figure('EMIGRANT_SHARE', 1)])).toBeNull();
    expect(levelOf('women-in-migration', [women, figure('EMIGRANT_SHARE', 10)])).toBe(5);
  });

  it('divides by the population of the nearest year, adds parts of one year up, takes the largest corridor', () => {
    const people = [figure('POPULATION', 1_000_000, { period: '2023' }), figure('POPULATION', 10, { period: '2015' })];
    expect(levelOf('displacement-and-climate', [figure('IDPS', 25_000), ...people])).toBe(4);
    const [women, men] = [
      figure('TRAFFICKING_VICTIMS', 40, { sex: 'F' }),
      figure('TRAFFICKING_VICTIMS', 30, { sex: 'M' }),
    ];
    expect(levelOf('smuggling-and-trafficking', [women, men])).toBe(4);
    expect(levelOf('smuggling-and-trafficking', [women])).toBeNull();
    const corridors = [12, 55].map((share, at) => figure('EMIGRANT_CORRIDOR_SHARE', share, { counterpart: `X${at}` }));
    expect(levelOf('bilateral-agreements', [...corridors, figure('EMIGRANT_SHARE', 10)])).toBe(4);
  });

  it('asks for totals of all indicators and for each corridor', async () => {
    const asked: unknown[] = [];
    await relevanceFigures('MDA', async (query) => {
      asked.push(query.indicators?.includes('EMIGRANT_CORRIDOR_SHARE'));
      return [];
    });
    expect(asked).toEqual([false, true]);
  });
});

describe('the evidence gap', () => {
  const relevance = relevanceOf(
    [
      figure('REMITTANCES_RECEIVED_GDP', 12),
      figure('EMIGRANT_SHARE', 12),
      figure('EMIGRANT_WOMEN_SHARE', 51),
      figure('IMMIGRANT_SHARE', 2),
    ],
    2026,
  );

  it('ranks by relevance × (relevance − depth)', () => {
    const depths = new Map([
      ['remittances', 3],
      ['financial-inclusion', 0],
      ['diaspora-engagement', 1],
      ['consular-protection', 3],
      ['women-in-migration', 0],
      ['diaspora-investment', 5],
    ]);
    const { gaps, strong } = findGaps(relevance, depths);
    const weights = gaps.map(({ theme, weight }) => `${theme} ${weight}`);
    expect(weights.slice(0, 2)).toEqual(['labour-migration 16', 'financial-inclusion 16']);
    expect(weights).toContain('remittances 10');
    expect(weights).toContain('women-in-migration 9');
    expect(weights).toContain('diaspora-engagement 12');
    expect(strong.map(({ theme }) => theme)).toEqual(['diaspora-investment', 'consular-protection']);
  });

  it('never counts a theme without figures as a gap', () => {
    const { gaps, unmeasured } = findGaps(relevance, new Map());
    expect(unmeasured.map(({ theme }) => theme)).toContain('borders');
    expect(gaps.map(({ theme }) => theme)).not.toContain('borders');
  });

  it('has every theme in one place', () => {
    const { gaps, strong, enough, unmeasured } = findGaps(relevance, new Map([['remittances', 5]]));
    expect([...gaps, ...strong, ...enough, ...unmeasured].map(({ theme }) => theme).sort()).toEqual(
      THEMES.map(({ code }) => code).sort(),
    );
  });
});
