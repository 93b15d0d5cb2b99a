import { createFigureSource, type FigureSource, type Reading, type SourceObservation } from '@sterna/statistics';
import { openStore, type Store } from '@sterna/store';
import { migratedDatabase } from '@sterna/store/testing/prepared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findStarterSet } from './starter-data.ts';
import { traceFigure } from './trace.ts';

const STARTER_TABLE = 'undesa-stock-2020/totals.csv';
const [CORRIDORS, WORKBOOK] = [
  'undesa-2020-origin-destination-by-sex.csv',
  'undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx',
];

let store: Store;
let figures: FigureSource;

function observation(given: Partial<SourceObservation>): SourceObservation {
  return {
    indicator: 'MIGRANT_STOCK',
    refArea: 'FRA',
    counterpart: '_T',
    sex: '_T',
    age: '_T',
    dimensions: {},
    unit: 'PS',
    period: '2020',
    value: 1,
    status: 'A',
    at: { row: 1 },
    ...given,
  };
}

async function add(reader: string, name: string, source: string, values: readonly SourceObservation[]): Promise<void> {
  const reading: Reading = {
    reader,
    release: { source, version: '2020 revision', dated: '2020-12-31', title: source, completeOver: ['REF_AREA'] },
    batches: (async function* () {
      yield values;
    })(),
    findings: [],
    indicators: [],
    rejectedRows: () => 0,
  };
  await store.importReading({ name, size: 1, sha256: Buffer.from(name).toString('hex') }, reading);
}

beforeAll(async () => {
  store = await openStore({ database: (await migratedDatabase()).inMemory });
  await add('starter-data', STARTER_TABLE, 'UNDESA_STOCK', [
    observation({ value: 30, at: { part: `${WORKBOOK} › Table 1`, row: 8, column: 5 } }),
    observation({ value: 12, counterpart: 'MDA', at: { part: CORRIDORS, row: 77, column: 9 } }),
    observation({ value: 5, refArea: 'ITA', counterpart: 'MDA', at: { part: CORRIDORS, row: 78, column: 9 } }),
  ]);
  await add('world-bank', 'population.csv', 'WB_WDI', [
    observation({ indicator: 'POPULATION', value: 100, at: { row: 3, column: 64 } }),
    observation({ indicator: 'POPULATION', refArea: 'MDA', value: 200, period: '2020', at: { row: 4, column: 64 } }),
  ]);
  figures = createFigureSource({
    observations: (query) => store.observations(query),
    releases: async () => new Map((await store.releases()).map((release) => [release.id, release])),
    completeness: () => store.completeness(),
  });
});

afterAll(() => store.close());

describe('the trace of a stated figure', () => {
  test('of starter data names the file and sheet of the publisher beside the table carried in Sterna', async () => {
    const trace = await traceFigure('MIGRANT_STOCK~FRA~_T~_T~_T~2020', store, figures);
    const set = await findStarterSet(STARTER_TABLE);
    expect(trace?.location).toMatchObject({
      part: { file: { name: STARTER_TABLE } },
      original: {
        file: WORKBOOK,
        part: 'Table 1',
        sha256: set?.files.find(({ name }) => name === WORKBOOK)?.sha256,
      },
      row: 8,
      column: 5,
    });
    expect(trace?.location?.original?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('of a file in one piece names no sheet', async () => {
    const trace = await traceFigure('MIGRANT_STOCK~FRA~MDA~_T~_T~2020', store, figures);
    expect(trace?.location?.original?.file).toBe(CORRIDORS);
    expect(trace?.location?.original).not.toHaveProperty('part');
  });

  test('of an imported file has the file itself alone', async () => {
    const trace = await traceFigure('POPULATION~FRA~_T~_T~_T~2020', store, figures);
    expect(trace?.location).toMatchObject({ part: { file: { name: 'population.csv' } }, row: 3 });
    expect(trace?.location).not.toHaveProperty('original');
    expect(trace?.sources.map(({ files }) => files.map(({ name }) => name))).toEqual([['population.csv']]);
  });
});

describe('the trace of a derived figure', () => {
  test('names every release and publisher’s file below it, however deep, each once', async () => {
    const trace = await traceFigure('EMIGRANT_SHARE~MDA~_T~_T~_T~2020', store, figures);
    expect(trace?.formula).toBe('EMIGRANT_SHARE');
    const named = trace?.sources.map(({ release, files }) => [release.source, files.map(({ name }) => name)]);
    expect(named).toHaveLength(2);
    expect(named).toContainEqual(['UNDESA_STOCK', [CORRIDORS]]);
    expect(named).toContainEqual(['WB_WDI', ['population.csv']]);
  });

  test('lists a figure that the formula names twice once', async () => {
    const trace = await traceFigure('EMIGRANT_SHARE~MDA~_T~_T~_T~2020', store, figures);
    expect(trace?.inputs.map(({ key }) => key)).toEqual([
      'POPULATION~MDA~_T~_T~_T~2020',
      'EMIGRANT_STOCK~MDA~_T~_T~_T~2020',
    ]);
  });

  test('says of each input that repeats one cell where that cell is', async () => {
    const trace = await traceFigure('EMIGRANT_STOCK~MDA~_T~_T~_T~2020', store, figures);
    expect(trace?.inputs.map(({ key, location }) => [key, location?.original?.file, location?.row])).toEqual([
      ['EMIGRANT_STOCK~MDA~FRA~_T~_T~2020', CORRIDORS, 77],
      ['EMIGRANT_STOCK~MDA~ITA~_T~_T~2020', CORRIDORS, 78],
    ]);
  });

  test('gives no cell but the releases for an input that is itself computed from several', async () => {
    const trace = await traceFigure('EMIGRANT_SHARE~MDA~_T~_T~_T~2020', store, figures);
    const emigrants = trace?.inputs.find(({ key }) => key.startsWith('EMIGRANT_STOCK'));
    expect(emigrants).not.toHaveProperty('location');
    expect(emigrants?.sources.map(({ release }) => release.source)).toEqual(['UNDESA_STOCK']);
  });
});

test.each(['', 'NOTHING', 'POPULATION~FRA~_T~_T~_T~never', 'POPULATION~FRA~_T~_T~_T~1999'])(
  'there is no trace for "%s"',
  async (key) => {
    expect(await traceFigure(key, store, figures)).toBeUndefined();
  },
);
