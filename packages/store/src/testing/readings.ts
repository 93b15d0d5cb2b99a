import type { Reading, ReleaseDescription, SourceObservation } from '@sterna/statistics';
import type { ImportFile } from '../release-record.ts';

/** Women born in Moldova living in Italy, 2020; a test changes what it is about. */
export function observation(changes: Partial<SourceObservation> = {}): SourceObservation {
  return {
    indicator: 'MIGRANT_STOCK',
    refArea: 'ITA',
    counterpart: 'MDA',
    sex: 'F',
    age: '_T',
    dimensions: {},
    unit: 'PS',
    period: '2020',
    value: 120_000,
    status: 'A',
    at: { row: 2 },
    ...changes,
  };
}

/** A reading of given observations, in one batch. */
export function readingOf(
  observations: readonly SourceObservation[],
  release: Partial<ReleaseDescription> = {},
  rest: Partial<Reading> = {},
): Reading {
  return {
    reader: 'test',
    release: {
      source: 'UNDESA_STOCK',
      version: '2020',
      dated: '2020-12-31',
      title: 'International Migrant Stock 2020',
      completeOver: [],
      ...release,
    },
    batches: (async function* () {
      yield observations;
    })(),
    findings: [],
    indicators: [],
    rejectedRows: () => 0,
    ...rest,
  };
}

/** A file; the same number stands for the same content. */
export function fileOf(content: number, name = 'stock.csv'): ImportFile {
  return { name, size: 1000 + content, sha256: String(content).padStart(64, '0') };
}

/** Many observations, `periods` for each of many series, in batches. */
export async function* manyObservations(
  count: number,
  periods = 7,
): AsyncGenerator<SourceObservation[], void, undefined> {
  let batch: SourceObservation[] = [];
  for (let index = 0; index < count; index++) {
    const series = Math.floor(index / periods);
    const refArea = `D${Math.floor(series / 100)}`;
    const period = String(1990 + (index % periods));
    batch.push(observation({ refArea, counterpart: `O${series % 100}`, period, value: index, at: { row: index + 2 } }));
    if (batch.length === 5000) {
      yield batch;
      batch = [];
    }
  }
  yield batch;
}

/** The release of a crash test with a number: each is newer than those before. */
export function releaseNumbered(number: number): Pick<ReleaseDescription, 'version' | 'dated'> {
  return { version: String(number), dated: new Date(Date.UTC(2000, 0, number)).toISOString().slice(0, 10) };
}
