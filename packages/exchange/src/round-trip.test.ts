import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ObservationStatus, ReleaseDescription, Sex, SourceObservation } from '@sterna/statistics';
import { seriesId } from '@sterna/statistics';
import { readStatistics } from '@sterna/statistics/readers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ExportedObservation,
  type ExportFormat,
  shapeOf,
  type WriteStatisticsOptions,
  writeStatistics,
} from './index.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sterna-exchange-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* inBatches(
  observations: readonly ExportedObservation[],
): AsyncGenerator<readonly ExportedObservation[]> {
  for (let start = 0; start < observations.length; start += 7) yield observations.slice(start, start + 7);
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

interface Titled {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
}

async function written(
  format: ExportFormat,
  observations: readonly ExportedObservation[],
  indicators: readonly Titled[],
  options: WriteStatisticsOptions,
): Promise<Buffer> {
  const shape = await shapeOf(inBatches(observations), { indicators });
  return bytesOf(writeStatistics(format, inBatches(observations), shape, options));
}

interface ReadBack {
  readonly observations: readonly ExportedObservation[];
  readonly indicators: readonly Titled[];
  readonly findings: readonly string[];
}

function exported(one: SourceObservation, releases: readonly ReleaseDescription[]): ExportedObservation {
  const { at, release, ...rest } = one;
  const { source = '', version = '', dated = '' } = releases[release ?? 0] ?? {};
  return { ...rest, source, release: version, dated };
}

async function readBack(bytes: Buffer): Promise<ReadBack> {
  const path = join(folder, createHash('sha1').update(bytes).digest('hex'));
  await writeFile(path, bytes);
  const opened = await readStatistics(path);
  if (!('reading' in opened)) {
    await opened.file?.close();
    return { observations: [], indicators: [], findings: opened.findings.map(({ message }) => message) };
  }
  const { reading, file } = opened;
  const found: SourceObservation[] = [];
  for await (const batch of reading.batches) found.push(...batch);
  await file.close();
  const releases = reading.releases ?? [reading.release];
  const findings = reading.findings.filter(({ severity }) => severity !== 'info').map(({ message }) => message);
  return { observations: found.map((one) => exported(one, releases)), indicators: reading.indicators, findings };
}

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((one) => one.replace(/[\p{Cc}\p{Cn}\p{Cs}]/gu, '·'))
  .filter((one) => one.trim() !== '');
const note = fc.oneof(
  text,
  fc.constantFrom('=1+1', "'=1+1", '-5', '@cell', '+', 'a\nb', '"quoted", and; parted', '<b>&amp;</b>', '_x000D_'),
);
const code = fc.stringMatching(/^[A-Z][A-Z0-9_.$@+-]{0,8}$/).filter((one) => !/^(_|TOTAL|INF|NAN|NA)/.test(one));
const period = fc.constantFrom(
  ...['2019', '2020', '2020-S1', '2020-T3', '2020-Q1', '2020-M01', '2020-W53', '2020-D366', '2020-01-31'],
  ...['2020-01-31T12:00:00', '2015/2020'],
);
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0),
);
const statuses = fc.constantFrom<ObservationStatus>('A', 'E', 'P', 'B', 'I', 'F', 'N', 'U', 'D', 'O', 'W');
const names = fc.constantFrom('OCCUPATION', 'geo', 'SOURCE', 'FREQ', 'TITLE', 'DIM_X', 'Skill level', 'NOTE');
const attributeNames = fc.constantFrom(
  'DECIMALS',
  'UNIT_MULT',
  'COMMENT',
  'title',
  'DERIVATION',
  'ATT_Y',
  'Base year',
  'OBS_FLAG',
  // With one publisher a dimension, with another an attribute.
  'OCCUPATION',
  'geo',
);
/** Why a figure is missing, in SDMX's codes. */
const reasons = fc.constantFrom('A', 'K', 'L', 'Q', undefined);

const observation: fc.Arbitrary<ExportedObservation> = fc
  .record({
    indicator: fc.oneof(fc.constantFrom('MIGRANT_STOCK', 'GDP', 'SM.POP.TOTL'), code),
    refArea: fc.constantFrom('SEN', 'MDA', 'WLD', '002', 'XXX', '_Z', 'W1', 'NUTS.AT1'),
    counterpart: fc.constantFrom('_T', 'FRA', 'STA', 'Q-9'),
    sex: fc.constantFrom<Sex>('_T', 'F', 'M'),
    age: fc.constantFrom('_T', 'Y15T24', 'Y_GE15', '15 and more'),
    dimensions: fc.dictionary(names, code, { maxKeys: 2 }),
    unit: fc.constantFrom('PS', 'PC', 'USD', 'NUMBER', 'EUR/t'),
    period,
    value: fc.option(number, { freq: 8, nil: null }),
    status: statuses,
    note: fc.option(note, { nil: undefined }),
    attributes: fc.dictionary(attributeNames, text, { maxKeys: 3 }),
    millions: fc.boolean(),
    reason: reasons,
    release: fc.constantFrom(
      ...[
        { source: 'WB_WDI', release: '2025-06-05', dated: '2025-06-05' },
        { source: 'UNDESA_STOCK', release: '2020 revision', dated: '2020-12-31' },
        { source: 'UNDESA_STOCK+WB_WDI', release: '2020 revision+2025-06-05', dated: '2025-06-05' },
        { source: 'BIS.CBS', release: 'β, "third"', dated: '2021-02-03' },
      ],
    ),
  })
  .map(({ release, note: words, attributes, millions, reason, value, status, dimensions, ...rest }) => {
    const { UNIT_MULT, ...others } = attributes;
    const all = Object.entries({
      ...others,
      ...(UNIT_MULT === undefined ? {} : { UNIT_MULT: millions ? '6' : '-2' }),
      ...(value === null && reason !== undefined ? { OBS_STATUS: reason } : {}),
    });
    const sorted = (pairs: [string, string][]): Record<string, string> =>
      Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
    return {
      ...rest,
      dimensions: sorted(Object.entries(dimensions)),
      value,
      status: value === null ? 'M' : status,
      ...(words === undefined ? {} : { note: words }),
      ...(all.length === 0 ? {} : { attributes: sorted(all) }),
      ...release,
    };
  });

/** Sorted as the store gives them: series by series, each series and period once. */
const selection: fc.Arbitrary<readonly ExportedObservation[]> = fc
  .array(observation, { minLength: 1, maxLength: 25 })
  .map((all) => [...new Map(all.map((one) => [`${seriesId(one)} ${one.period}`, one])).entries()])
  .map((entries) => entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one));

const byKey = (observations: readonly ExportedObservation[]): Map<string, ExportedObservation> =>
  new Map(observations.map((one) => [`${seriesId(one)} ${one.period}`, one]));

/** Titles of the indicators that the catalogue does not have. */
function titles(observations: readonly ExportedObservation[]): readonly Titled[] {
  const own = observations.filter(({ indicator }) => !['MIGRANT_STOCK', 'GDP'].includes(indicator));
  return [...new Map(own.map((one) => [one.indicator, one])).values()].map(({ indicator, unit }) => ({
    code: indicator,
    title: `The publisher’s “${indicator}”`,
    unit,
  }));
}

const FORMATS: readonly (readonly [ExportFormat, WriteStatisticsOptions])[] = [
  ['csv', {}],
  ['xlsx', {}],
  ['xlsx', { tableLanguage: 'fr' }],
  ['xlsx', { tableLanguage: 'ar' }],
  ['sdmx-csv', {}],
  ['sdmx-json', {}],
  ['sdmx-ml', {}],
  ['sdmx-csv', { variant: 'sdmx-csv-1.0' }],
  ['sdmx-json', { variant: 'sdmx-json-1.0' }],
  ['sdmx-ml', { variant: 'sdmx-ml-2.1-generic' }],
  ['sdmx-ml', { variant: 'sdmx-ml-3.0-structure-specific' }],
];

describe.each(FORMATS)('%s %o', (format, options) => {
  it('is read again as the same figures, attributes, releases and titles, and written again as the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(selection, async (observations) => {
        const bytes = await written(format, observations, titles(observations), options);
        const back = await readBack(bytes);
        expect(back.findings).toEqual([]);
        expect(byKey(back.observations)).toEqual(byKey(observations));
        const sorted = (all: readonly Titled[]): string[] => all.map(({ code: id, title }) => `${id} ${title}`).sort();
        expect(sorted(back.indicators)).toEqual(sorted(titles(observations)));
        const again = [...byKey(back.observations).entries()]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, one]) => one);
        expect((await written(format, again, back.indicators, options)).equals(bytes)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
