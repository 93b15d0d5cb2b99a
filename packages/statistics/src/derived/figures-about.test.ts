import { describe, expect, it } from 'vitest';
import type { FigureQuery } from '../figure.ts';
import { createFigureSource, figuresAbout } from './figures.ts';
import type { ObservationInForce, ObservationLoader } from './loader.ts';
import { fits } from './place-loader.ts';

function stock(refArea: string, counterpart: string, sex: 'F' | 'M', value: number): ObservationInForce {
  const series = { indicator: 'MIGRANT_STOCK', refArea, counterpart, sex, age: '_T', dimensions: {}, unit: 'PS' };
  return { ...series, period: '2020', value, status: 'A', release: 1, part: 1, row: 2 };
}

const KNOWN = [
  stock('ITA', 'MDA', 'F', 120),
  stock('ITA', 'MDA', 'M', 60),
  stock('RUS', 'MDA', 'F', 80),
  stock('RUS', 'MDA', 'M', 90),
  stock('MDA', 'UKR', 'F', 20),
  stock('MDA', 'UKR', 'M', 10),
];

function loaderThatCounts(): ObservationLoader & { asked: number } {
  const facts = { id: 1, source: 'UNDESA_STOCK', version: '2020', dated: '2020-12-31' };
  return {
    asked: 0,
    async observations(query: FigureQuery) {
      this.asked += 1;
      return KNOWN.filter(fits(query)).filter(({ indicator }) => query.indicators?.includes(indicator) ?? true);
    },
    releases: async () => new Map([[1, facts]]),
    completeness: async () => new Map([[1, ['REF_AREA', 'COUNTERPART_AREA']]]),
  };
}

const QUESTIONS: readonly FigureQuery[] = [
  { indicators: ['EMIGRANT_STOCK'], places: ['MDA'], counterparts: ['_T'], sexes: ['_T'] },
  { indicators: ['EMIGRANT_STOCK'], places: ['MDA'], counterparts: ['_T'], sexes: ['F'] },
  { indicators: ['EMIGRANT_STOCK'], places: ['MDA'], sexes: ['_T'] },
  { indicators: ['EMIGRANT_CORRIDOR_SHARE', 'EMIGRANT_WOMEN_SHARE'], places: ['MDA'] },
  { indicators: ['MIGRANT_STOCK'], places: ['MDA'], counterparts: ['_T'] },
];

describe('figures about one place', () => {
  it('are those that a lasting source gives', async () => {
    const lasting = createFigureSource(loaderThatCounts());
    const about = figuresAbout('MDA', loaderThatCounts());
    for (const question of QUESTIONS) {
      const answer = await about(question);
      expect(answer.length).toBeGreaterThan(0);
      expect(answer).toEqual(await lasting(question));
    }
  });

  it('ask for the place twice, as reference area and as counterpart, however many questions there are', async () => {
    const loader = loaderThatCounts();
    const about = figuresAbout('MDA', loader);
    for (const question of QUESTIONS) await about(question);
    expect(loader.asked).toBe(2);
  });

  it('are computed once: the same question gives the very same figures', async () => {
    const about = figuresAbout('MDA', loaderThatCounts());
    const [question = {}] = QUESTIONS;
    expect((await about(question))[0]?.origin).toBe((await about(question))[0]?.origin);
  });
});
