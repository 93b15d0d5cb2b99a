import { describe, expect, it } from 'vitest';
import { type Figure, figureKey } from '../figure.ts';
import type { SeriesKey } from '../observation.ts';
import { mixedPeriods } from './compute.ts';
import { createFigureSource } from './figures.ts';
import type { ObservationInForce, ObservationLoader, ReleaseFacts } from './loader.ts';

type Cell = Partial<SeriesKey> & {
  period?: string;
  value: number | null;
  release?: number;
  part?: number;
  attributes?: Readonly<Record<string, string>>;
};

const RELEASES: readonly ReleaseFacts[] = [
  {
    id: 1,
    source: 'UNDESA_STOCK',
    version: '2020 revision',
    dated: '2020-12-31',
  },
  { id: 2, source: 'WB_WDI', version: '2021-01-01', dated: '2021-01-01' },
  {
    id: 3,
    source: 'UNDESA_STOCK',
    version: '2024 revision',
    dated: '2024-12-31',
  },
];

/** Of the part of each release; part 4 is another file of release 1. */
const WHOLE = ['REF_AREA', 'COUNTERPART_AREA'];
const COMPLETENESS = new Map([
  [1, WHOLE],
  [2, []],
  [3, WHOLE],
  [4, []],
]);

function stated(cell: Cell): ObservationInForce {
  return {
    indicator: 'MIGRANT_STOCK',
    refArea: 'RUS',
    counterpart: 'MDA',
    sex: 'F',
    age: '_T',
    dimensions: {},
    unit: 'PS',
    period: '2020',
    status: 'A',
    release: 1,
    part: cell.release ?? 1,
    row: 2,
    ...cell,
  };
}

function sourceOf(...cells: readonly Cell[]): ReturnType<typeof createFigureSource> {
  const all = cells.map(stated);
  const within = (wanted: readonly string[] | undefined, code: string): boolean => !wanted || wanted.includes(code);
  const loader: ObservationLoader = {
    observations: async (query) =>
      all.filter(
        (o) =>
          within(query.indicators, o.indicator) &&
          within(query.places, o.refArea) &&
          within(query.counterparts, o.counterpart) &&
          within(query.sexes, o.sex) &&
          within(query.sources, RELEASES.find((release) => release.id === o.release)?.source ?? '') &&
          (query.from === undefined || Number(o.period) >= query.from) &&
          (query.to === undefined || Number(o.period) <= query.to),
      ),
    releases: async () => new Map(RELEASES.map((release) => [release.id, release])),
    completeness: async () => COMPLETENESS,
  };
  return createFigureSource(loader);
}

const total = { counterparts: ['_T'], sexes: ['_T'] };

async function only(figures: Promise<readonly Figure[]>): Promise<Figure | undefined> {
  const found = await figures;
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0];
}

describe('emigrants', () => {
  it('are the immigrants from the country in all countries of residence, both sexes', async () => {
    const figures = sourceOf(
      { refArea: 'RUS', sex: 'F', value: 100 },
      { refArea: 'RUS', sex: 'M', value: 50 },
      { refArea: 'ITA', sex: 'F', value: 30 },
      { refArea: 'ITA', counterpart: 'ROU', value: 999 },
    );
    const found = await only(figures({ indicators: ['EMIGRANT_STOCK'], places: ['MDA'], ...total }));
    expect(found?.value).toBe(180);
    expect(found?.origin).toMatchObject({ kind: 'derived', formula: 'sum-over-counterparts' });
  });

  it('of a corridor are the same figure as the immigrants seen from the other side', async () => {
    const figures = sourceOf({ refArea: 'RUS', sex: 'F', value: 100 });
    const found = await only(
      figures({ indicators: ['EMIGRANT_STOCK'], places: ['MDA'], counterparts: ['RUS'], sexes: ['F'] }),
    );
    expect(found?.value).toBe(100);
    expect(found?.origin).toMatchObject({ formula: 'mirror' });
  });

  it('are not summed over destinations that are regions', async () => {
    const figures = sourceOf({ refArea: 'RUS', sex: '_T', value: 100 }, { refArea: '150', sex: '_T', value: 400 });
    expect((await only(figures({ indicators: ['EMIGRANT_STOCK'], places: ['MDA'], ...total })))?.value).toBe(100);
  });

  it('are not summed from a release that does not cover all destinations', async () => {
    const figures = sourceOf({ sex: '_T', value: 100, release: 2 });
    expect(await figures({ indicators: ['EMIGRANT_STOCK'], places: ['MDA'], ...total })).toEqual([]);
  });

  it('are summed from the files that are complete, whatever other files their release has', async () => {
    const figures = sourceOf(
      { refArea: 'RUS', sex: '_T', value: 100 },
      { refArea: 'ITA', sex: '_T', value: 7, part: 4 },
    );
    expect((await only(figures({ indicators: ['EMIGRANT_STOCK'], places: ['MDA'], ...total })))?.value).toBe(100);
  });

  it('count what a younger release states of one destination in place of the whole release’s own', async () => {
    // Release 2 is younger than release 1 and covers one country only: its figure has put that of release 1 out of force.
    const figures = sourceOf(
      { refArea: 'RUS', sex: '_T', value: 110, release: 2 },
      { refArea: 'ITA', sex: '_T', value: 30, release: 1 },
    );
    const found = await only(figures({ indicators: ['EMIGRANT_STOCK'], places: ['MDA'], ...total }));
    expect(found?.value).toBe(140);
    const corridor = { indicators: ['EMIGRANT_STOCK'], places: ['MDA'], counterparts: ['RUS'], sexes: ['_T'] };
    expect((await only(figures(corridor)))?.value).toBe(110);
  });

  it('are summed within the newest release: corridors that it dropped do not linger', async () => {
    const figures = sourceOf(
      { refArea: 'RUS', sex: '_T', value: 110, release: 3 },
      { refArea: 'ITA', sex: '_T', value: 30, release: 1 },
    );
    expect((await only(figures({ indicators: ['EMIGRANT_STOCK'], places: ['MDA'], ...total })))?.value).toBe(110);
  });
});

describe('immigrants', () => {
  it('of unknown origin count in the total', async () => {
    const figures = sourceOf({ counterpart: 'MDA', sex: '_T', value: 10 }, { counterpart: 'XXX', sex: '_T', value: 5 });
    expect((await only(figures({ indicators: ['MIGRANT_STOCK'], places: ['RUS'], ...total })))?.value).toBe(15);
  });

  it('are not summed where the source states the total', async () => {
    const figures = sourceOf({ sex: '_T', value: 10 }, { counterpart: '_T', sex: '_T', value: 12 });
    const found = await only(figures({ indicators: ['MIGRANT_STOCK'], places: ['RUS'], ...total }));
    expect(found?.value).toBe(12);
    expect(found?.origin.kind).toBe('observed');
  });

  it('of the world count what a younger release states of one country', async () => {
    const figures = sourceOf(
      { refArea: 'RUS', counterpart: '_T', sex: '_T', value: 12, release: 2 },
      { refArea: 'ITA', sex: '_T', value: 5 },
    );
    expect((await only(figures({ indicators: ['MIGRANT_STOCK'], places: ['WLD'], ...total })))?.value).toBe(17);
  });

  it('are summed from a newer release of the source that stated the total before', async () => {
    const older = { counterpart: '_T', sex: '_T', value: 12, release: 1 } as const;
    const figures = sourceOf({ sex: '_T', value: 15, release: 3 }, older);
    expect((await only(figures({ indicators: ['MIGRANT_STOCK'], places: ['RUS'], ...total })))?.value).toBe(15);
  });

  it('of the world are summed over countries', async () => {
    const figures = sourceOf({ refArea: 'RUS', sex: '_T', value: 10 }, { refArea: 'ITA', sex: '_T', value: 5 });
    expect((await only(figures({ indicators: ['MIGRANT_STOCK'], places: ['WLD'], ...total })))?.value).toBe(15);
  });
});

describe('a formula', () => {
  const share = { indicators: ['EMIGRANT_SHARE'], places: ['MDA'] };

  it('takes figures of the same year', async () => {
    const figures = sourceOf(
      { sex: '_T', value: 100 },
      { indicator: 'POPULATION', refArea: 'MDA', counterpart: '_T', sex: '_T', value: 300, release: 2 },
    );
    expect((await only(figures(share)))?.value).toBe(25);
  });

  it('prefers the population of the source it names, and says so in the key of that figure', async () => {
    const population = { indicator: 'POPULATION', refArea: 'MDA', counterpart: '_T', sex: '_T' } as const;
    const figures = sourceOf(
      { sex: '_T', value: 100 },
      { ...population, value: 300, release: 2 },
      { ...population, value: 400, release: 1 },
    );
    const found = await only(figures(share));
    expect(found?.value).toBe(20);
    const inputs = found?.origin.kind === 'derived' ? found.origin.inputs : [];
    expect(inputs.map(figureKey)).toContain('POPULATION~MDA~_T~_T~_T~2020~@UNDESA_STOCK');
  });

  it('computes nothing from a missing value', async () => {
    const figures = sourceOf(
      { sex: '_T', value: 100 },
      { indicator: 'POPULATION', refArea: 'MDA', counterpart: '_T', sex: '_T', value: null, release: 2 },
    );
    expect(await figures(share)).toEqual([]);
  });

  it('computes nothing from another year, unless it may, and then states both years', async () => {
    const remittances = {
      indicator: 'REMITTANCES_RECEIVED',
      refArea: 'MDA',
      counterpart: '_T',
      sex: '_T',
      release: 2,
    } as const;
    const figures = sourceOf({ sex: '_T', value: 100 }, { ...remittances, period: '2018', value: 5000 });
    const found = await only(figures({ indicators: ['REMITTANCES_PER_EMIGRANT'], places: ['MDA'] }));
    expect(found?.value).toBe(50);
    expect(found && mixedPeriods(found)).toEqual(['2018', '2020']);
    const far = sourceOf({ sex: '_T', value: 100 }, { ...remittances, period: '2017', value: 5000 });
    expect(await far({ indicators: ['REMITTANCES_PER_EMIGRANT'], places: ['MDA'] })).toEqual([]);
  });

  it('states the change between the first and the last year', async () => {
    const figures = sourceOf({ sex: '_T', period: '1990', value: 100 }, { sex: '_T', period: '2020', value: 185 });
    const found = await only(figures({ indicators: ['EMIGRANT_STOCK_CHANGE'], places: ['MDA'] }));
    expect(found?.value).toBeCloseTo(85);
    expect(found && figureKey(found)).toBe('EMIGRANT_STOCK_CHANGE~MDA~_T~_T~_T~1990--2020');
  });
});

describe('figures that were derived before they came in', () => {
  const carried = { DERIVATION: 'sum-over-counterparts' };

  it('give way to what is stated or can be computed, and are taken where there is nothing else', async () => {
    const figures = sourceOf(
      { counterpart: '_T', sex: '_T', value: 99, attributes: carried, release: 2 },
      { value: 2 },
      { sex: 'M', value: 3 },
      { refArea: 'ITA', counterpart: '_T', sex: '_T', value: 77, attributes: carried, release: 2 },
    );
    const query = { indicators: ['MIGRANT_STOCK'], counterparts: ['_T'], sexes: ['_T'] };
    const found = await figures({ ...query, places: ['RUS', 'ITA'] });
    expect(found.map(({ refArea, value }) => [refArea, value]).sort()).toEqual([
      ['ITA', 77],
      ['RUS', 5],
    ]);
  });

  it('are never part of a sum', async () => {
    const figures = sourceOf({ value: 2 }, { counterpart: 'UKR', value: 40, attributes: carried });
    const found = await figures({ indicators: ['MIGRANT_STOCK'], places: ['RUS'], counterparts: ['_T'], sexes: ['F'] });
    expect(found.map(({ value }) => value)).toEqual([2]);
  });
});
