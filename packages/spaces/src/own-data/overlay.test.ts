import {
  createFigureSource,
  type FigureQuery,
  figureKey,
  type ObservationInForce,
  type ObservationLoader,
  type SeriesKey,
} from '@sterna/statistics';
import { describe, expect, it } from 'vitest';
import { type ChosenFigure, cellId, type OwnFigure, type OwnStatistics, overlay, ownParts } from './overlay.ts';

const RELEASE = { id: 1, source: 'UNDESA_STOCK', version: '2020', dated: '2020-12-31' };

const key = (more: Partial<SeriesKey> = {}): SeriesKey => ({
  ...{ indicator: 'POPULATION', refArea: 'SEN', counterpart: '_T', sex: '_T', age: '_T', dimensions: {}, unit: 'PS' },
  ...more,
});

const stated = (value: number, more: Partial<SeriesKey & { period: string }> = {}): ObservationInForce => ({
  ...key(more),
  ...{ period: more.period ?? '2020', value, status: 'A', release: 1, part: 1, row: 7 },
});

const own = (value: number, more: Partial<OwnFigure> = {}): OwnFigure => ({
  ...key(more),
  ...{ period: '2020', value, status: 'A', contribution: 5, row: 2, ...more },
});

const chosen = (choice: ChosenFigure['choice'], more: Partial<SeriesKey> = {}): ChosenFigure => ({
  ...key(more),
  period: '2020',
  choice,
});

const statistics = (figures: readonly OwnFigure[], choices: readonly ChosenFigure[] = []): OwnStatistics => ({
  figures,
  choices,
  releases: [{ id: 5, title: 'Census', publisher: 'Statistics office', dated: '2019' }],
});

/** A publisher's table, with the same answers as the store for what is asked here. */
function loaderOf(
  observations: readonly ObservationInForce[],
  completeOver: readonly string[] = [],
): ObservationLoader {
  const within = (wanted: readonly string[] | undefined, code: string): boolean => !wanted || wanted.includes(code);
  return {
    observations: async (query: FigureQuery) =>
      observations.filter(
        (one) =>
          within(query.indicators, one.indicator) &&
          within(query.places, one.refArea) &&
          within(query.counterparts, one.counterpart) &&
          within(query.sexes, one.sex) &&
          within(query.ages, one.age),
      ),
    releases: async () => new Map([[1, RELEASE]]),
    completeness: async () => new Map([[1, completeOver]]),
  };
}

const valuesOf = async (loader: ObservationLoader, query: FigureQuery = {}): Promise<Record<string, number | null>> =>
  Object.fromEntries((await loader.observations(query)).map((one) => [figureKey(one), one.value]));

/** Small whole numbers that look random and are the same in every run. */
function randomly(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describe('overlay', () => {
  it('is the public loader where a country has nothing of its own', () => {
    const loader = loaderOf([stated(1)]);
    expect(overlay(loader, statistics([]))).toBe(loader);
  });

  it('gives each cell the own figure, the public one or none, as chosen, in 300 random cases', async () => {
    for (let round = 1; round <= 300; round++) {
      const random = randomly(round);
      const cells = Array.from({ length: 12 }, (_, index) => ({
        ...key({ refArea: ['SEN', 'MLI'][index % 2] ?? '', sex: (['_T', 'F', 'M'] as const)[index % 3] ?? '_T' }),
        period: String(2000 + Math.floor(index / 6)),
      }));
      const publics = cells.filter(() => random(2) === 0).map((cell) => stated(1 + random(50), cell));
      const owns = cells.filter(() => random(2) === 0).map((cell) => own(100 + random(50), cell));
      const choices = cells
        .filter(() => random(3) === 0)
        .map((cell) => ({ ...cell, choice: (['own', 'public', 'hidden'] as const)[random(3)] ?? 'own' }));
      const found = await overlay(loaderOf(publics), statistics(owns, choices)).observations({});
      const values = new Map(found.map((one) => [cellId(one), one.value]));
      expect(values.size).toBe(found.length);
      for (const cell of cells) {
        const id = cellId(cell);
        const choice = choices.find((one) => cellId(one) === id)?.choice ?? 'own';
        const [mine, theirs] = [owns, publics].map((list) => list.find((one) => cellId(one) === id)?.value);
        const expected = choice === 'hidden' ? undefined : choice === 'public' ? theirs : (mine ?? theirs);
        expect(values.get(id), `round ${round}, ${id}, ${choice}`).toBe(expected);
      }
    }
  });

  it('answers a question for own figures only as far as they are asked for', async () => {
    const loader = overlay(
      loaderOf([]),
      statistics([own(1), own(2, { period: '2015/2020' }), own(3, { dimensions: { OCCUPATION: 'A' } })]),
    );
    const count = async (query: FigureQuery): Promise<number> => (await loader.observations(query)).length;
    expect(await count({ places: ['MLI'] })).toBe(0);
    expect(await count({ indicators: ['GDP', 'POPULATION', 'POPULATION'] })).toBe(3);
    expect(await count({ from: 2016, to: 2019 })).toBe(1);
    expect(await count({ from: 2021 })).toBe(0);
    expect(await count({ dimensions: { OCCUPATION: ['_Z'] } })).toBe(2);
    expect(await count({ units: ['USD'] })).toBe(0);
  });

  it('has what is computed follow the own figure, where a formula prefers a publisher too', async () => {
    const publics = [stated(1000), stated(100, { indicator: 'MIGRANT_STOCK' })];
    const asked = { indicators: ['IMMIGRANT_SHARE'], places: ['SEN'] };
    const share = async (one: OwnStatistics): Promise<number | undefined> =>
      (await createFigureSource(overlay(loaderOf(publics), one))(asked))[0]?.value;
    expect(await share(statistics([]))).toBeCloseTo(10);
    expect(await share(statistics([own(2000)]))).toBeCloseTo(5);
    expect(await share(statistics([own(2000)], [chosen('public')]))).toBeCloseTo(10);
    expect(await share(statistics([], [chosen('hidden')]))).toBeUndefined();
  });

  it('counts an own corridor in the total of a publisher’s table, however old it is', async () => {
    const corridor = { indicator: 'MIGRANT_STOCK', counterpart: 'SEN' };
    const publics = [stated(10, { ...corridor, refArea: 'FRA' }), stated(5, { ...corridor, refArea: 'ITA' })];
    const loader = loaderOf(publics, ['REF_AREA', 'COUNTERPART_AREA']);
    const asked = { indicators: ['EMIGRANT_STOCK'], places: ['SEN'], counterparts: ['_T'], sexes: ['_T'] };
    const total = async (one: OwnStatistics): Promise<number | undefined> =>
      (await createFigureSource(overlay(loader, one))(asked))[0]?.value;
    expect(await total(statistics([]))).toBe(15);
    expect(await total(statistics([own(30, { indicator: 'EMIGRANT_STOCK', counterpart: 'FRA' })]))).toBe(35);
    expect(await total(statistics([own(40, { indicator: 'MIGRANT_STOCK', refArea: 'FRA', counterpart: 'SEN' })]))).toBe(
      45,
    );
  });

  it('hides a figure that could be computed as well', async () => {
    const publics = [stated(1000), stated(100, { indicator: 'MIGRANT_STOCK' })];
    const hidden = statistics([], [chosen('hidden', { indicator: 'IMMIGRANT_SHARE', unit: 'PC' })]);
    const found = createFigureSource(overlay(loaderOf(publics), hidden));
    expect(await found({ indicators: ['IMMIGRANT_SHARE'], places: ['SEN'] })).toEqual([]);
    expect(await found({ indicators: ['MIGRANT_STOCK'], places: ['SEN'] })).toHaveLength(1);
  });

  it('leaves a question about releases alone, and names its own release with title and date', async () => {
    const loader = overlay(loaderOf([stated(1)]), statistics([own(2)]));
    expect(await valuesOf(loader, { releases: [1] })).toEqual({ 'POPULATION~SEN~_T~_T~_T~2020': 1 });
    expect(await valuesOf(loader, { sources: ['UNDESA_STOCK'] })).toEqual({});
    expect((await loader.releases()).get(-5)).toEqual({
      ...{ id: -5, source: 'Statistics office, Census', version: '2019', dated: '2019-12-31', isOwn: true },
    });
  });

  it('tells sheets of one contribution apart', async () => {
    const one = statistics([
      own(1, { part: 'A' }),
      own(2, { part: 'B', period: '2021' }),
      own(3, { part: 'A', period: '2022' }),
    ]);
    const parts = ownParts(one);
    const found = await overlay(loaderOf([]), one).observations({});
    expect(found.map(({ part }) => parts.get(part)?.part)).toEqual(['A', 'B', 'A']);
  });
});
