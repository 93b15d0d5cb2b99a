import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsvMessage } from './csv/read-csv-message.ts';
import { writeCsvData } from './csv/write/write-csv-data.ts';
import { type FlatObservation, flatMessage } from './flat.ts';
import { readJsonMessage } from './json/read-json-message.ts';
import { writeJsonData } from './json/write/write-json-data.ts';
import type { ComponentValue, DataRecord, SeriesRecord } from './model/data.ts';
import type { MessageSource, WriteDataOptions } from './model/message.ts';
import type { DataStructure, Structure } from './model/structure.ts';

const CONFORMANCE = new URL('../../../conformance/sdmx/', import.meta.url);
const SAMPLE = JSON.parse(readFileSync(new URL('structures.json', CONFORMANCE), 'utf8')) as readonly Structure[];

/** The samples' structure with an attribute for several values and one for texts in languages. */
const STRUCTURES: readonly Structure[] = SAMPLE.map((each) =>
  each.kind === 'datastructure'
    ? ({
        ...each,
        attributes: [
          ...each.attributes,
          {
            id: 'METHODS',
            usage: 'optional',
            relationship: { kind: 'observation' },
            representation: { kind: 'text', format: { type: 'String', facets: { maxOccurs: 'unbounded' } } },
          },
          {
            id: 'REMARK',
            usage: 'optional',
            relationship: { kind: 'observation' },
            representation: { kind: 'text', format: { type: 'String', facets: { isMultiLingual: 'true' } } },
          },
        ],
      } satisfies DataStructure)
    : each,
);

const code = fc.constantFrom('A', 'B', '_T', 'SEN', 'FRA', 'X_1', '007', 'a');
const anyText = fc.oneof(
  fc.constantFrom(
    '=1+1',
    'He said "no"',
    'a, b; c',
    'line\nbreak',
    '\r\n',
    'مرحبا ‏بالعالم',
    'Note: text',
    ' space ',
    '"',
    "'",
    '😀',
    'NaN',
    ';',
  ),
  fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\u0000') && !text.includes('\uFEFF')),
);
const value = fc.oneof(
  fc.constantFrom(
    '0',
    '-0',
    'NaN',
    '1.50',
    '1e999',
    '123456789012345678901234567890.000000001',
    '007',
    '-5',
    '+3',
    'text',
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
);

interface Plan {
  readonly several: boolean;
}

function observations({ several }: Plan): fc.Arbitrary<readonly Row[]> {
  const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
    fc.option(arbitrary, { nil: undefined });
  const row = fc.record({
    key: fc.record({ REF_AREA: code, COUNTERPART_AREA: code, SEX: code }),
    year: fc.integer({ min: 1990, max: 2030 }).map(String),
    value: optional(value),
    status: optional(code),
    comment: optional(anyText),
    methods: several ? optional(fc.array(anyText, { minLength: 1, maxLength: 3 })) : fc.constant(undefined),
    remark: several
      ? optional(fc.dictionary(fc.constantFrom('en', 'fr', 'ar'), anyText, { minKeys: 1 }))
      : fc.constant(undefined),
  });
  const identity = ({ key, year }: Row): string => JSON.stringify([key, year]);
  return fc.uniqueArray(row, { selector: identity, minLength: 1, maxLength: 12 });
}

interface Row {
  readonly key: Readonly<Record<string, string>>;
  readonly year: string;
  readonly value: string | undefined;
  readonly status: string | undefined;
  readonly comment: string | undefined;
  readonly methods: readonly string[] | undefined;
  readonly remark: Readonly<Record<string, string>> | undefined;
}

/** Records in series, each with a title of its own, so that a series key that comes again is the same series. */
async function* recordsOf(rows: readonly Row[], isFlat: boolean): AsyncIterable<readonly DataRecord[]> {
  yield [
    { kind: 'data-set', action: 'Replace', attributes: { UNIT_MEASURE: 'PS' } },
    {
      kind: 'group',
      dimensions: { REF_AREA: 'SEN', COUNTERPART_AREA: 'FRA' },
      attributes: { COVERAGE_NOTE: 'Born "abroad"' },
    },
  ];
  for (const { key, year, value, status, comment, methods, remark } of rows) {
    const dimensions = { FREQ: 'A', ...key };
    const series: SeriesRecord = isFlat
      ? { kind: 'series', dimensions: {}, attributes: {} }
      : { kind: 'series', dimensions, attributes: { TITLE: Object.values(key).join(' ') } };
    const attributes: Record<string, ComponentValue> = {
      ...(status !== undefined && { OBS_STATUS: status }),
      ...(comment !== undefined && { COMMENT_OBS: comment }),
      ...(methods && { METHODS: methods }),
      ...(remark && { REMARK: remark }),
    };
    yield [
      series,
      {
        kind: 'observation',
        series,
        dimensions: isFlat ? { ...dimensions, TIME_PERIOD: year } : { TIME_PERIOD: year },
        measures: value === undefined ? {} : { OBS_VALUE: value },
        attributes,
        line: 1,
      },
    ];
  }
}

const sourceOf = (text: string): MessageSource => ({
  open: async () =>
    (async function* () {
      // Pieces of an odd length cut tokens and characters anywhere.
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
    })(),
});

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}

/** Observations without their lines, in the order of their keys. */
function comparable(observations: readonly FlatObservation[]): readonly string[] {
  const ordered = (values: Readonly<Record<string, unknown>>): unknown =>
    Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return observations
    .map(({ dimensions, measures, attributes }) =>
      JSON.stringify([ordered(dimensions), ordered(measures), ordered(attributes)]),
    )
    .sort();
}

async function flatOf(text: string): Promise<readonly FlatObservation[]> {
  const { message, observations: found } = await flatMessage(sourceOf(text), { structures: STRUCTURES });
  const list: FlatObservation[] = [];
  for await (const batch of found ?? []) list.push(...batch);
  expect(message.kind === 'data' ? message.findings : message).toEqual([]);
  return list;
}

async function flatRecords(rows: readonly Row[], isFlat: boolean): Promise<readonly FlatObservation[]> {
  const { flatObservations } = await import('./flat.ts');
  const list: FlatObservation[] = [];
  for await (const batch of flatObservations(recordsOf(rows, isFlat))) list.push(...batch);
  return list;
}

/** What a message says, as records again. */
async function* recordsIn(text: string): AsyncIterable<readonly DataRecord[]> {
  const read = text.startsWith('{') ? readJsonMessage : readCsvMessage;
  const message = await read(sourceOf(text), { structures: STRUCTURES });
  if (message.kind === 'data') yield* message.records;
}

const BASE: Omit<WriteDataOptions, 'format'> = {
  header: { id: 'T1', prepared: '2024-01-01T00:00:00Z', test: false, sender: { id: 'STERNA' } },
  structures: STRUCTURES,
  dataStructure: 'STERNA:DSD_MIGRANT_STOCK(1.0)',
  dataflow: 'STERNA:MIGRANT_STOCK(1.0)',
};

type Write = (records: AsyncIterable<readonly DataRecord[]>) => AsyncIterable<string>;

const FORMATS: readonly { readonly name: string; readonly several: boolean; readonly write: Write }[] = [
  ...(['sdmx-json-1.0', 'sdmx-json-2.0'] as const).flatMap((format) =>
    ['TIME_PERIOD', 'SEX', 'AllDimensions'].map((dimensionAtObservation) => ({
      name: `${format} with ${dimensionAtObservation}`,
      several: format === 'sdmx-json-2.0',
      write: (records: AsyncIterable<readonly DataRecord[]>) =>
        writeJsonData(records, { ...BASE, format, dimensionAtObservation }),
    })),
  ),
  ...(['id', 'both', 'name'] as const).flatMap((labels) =>
    (['sdmx-csv-1.0', 'sdmx-csv-2.0'] as const).map((format) => ({
      name: `${format} with labels=${labels}`,
      several: format === 'sdmx-csv-2.0',
      write: (records: AsyncIterable<readonly DataRecord[]>) => writeCsvData(records, { ...BASE, format, labels }),
    })),
  ),
];

describe('data written and read again', () => {
  for (const { name, several, write } of FORMATS) {
    it(`are the same observations in ${name}, and the same bytes the second time`, async () => {
      await fc.assert(
        fc.asyncProperty(observations({ several }), fc.boolean(), async (rows, isFlat) => {
          const written = await textOf(write(recordsOf(rows, isFlat)));
          expect(comparable(await flatOf(written))).toEqual(comparable(await flatRecords(rows, isFlat)));
          const again = await textOf(write(recordsIn(written)));
          expect(await textOf(write(recordsIn(again)))).toBe(again);
        }),
        { numRuns: 60 },
      );
    });
  }
});
