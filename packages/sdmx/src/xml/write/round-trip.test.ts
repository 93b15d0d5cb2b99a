import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FlatObservation, flatObservations } from '../../flat.ts';
import type { ComponentValue, DataRecord, SeriesRecord } from '../../model/data.ts';
import type { DataStructure } from '../../model/structure.ts';
import { allRecords, sourceOf, streamOf, textOf } from '../messages-for-tests.ts';
import { readXmlMessage } from '../read-xml-message.ts';
import { type WriteXmlDataOptions, writeXmlData } from './write-xml-data.ts';

const CONCEPTS = { kind: 'conceptscheme', agency: 'TEST', id: 'CONCEPTS', version: '1.0' } as const;
const concept = (item: string) => ({ id: item, concept: { scheme: CONCEPTS, item } });

/** A structure with attributes at every level. */
const STRUCTURE: DataStructure = {
  kind: 'datastructure',
  agency: 'TEST',
  id: 'DSD',
  version: '1.0',
  name: { en: 'A structure for tests' },
  dimensions: [
    { ...concept('FREQ'), kind: 'dimension', position: 1 },
    { ...concept('REF_AREA'), kind: 'dimension', position: 2 },
    { ...concept('SEX'), kind: 'dimension', position: 3 },
    { ...concept('TIME_PERIOD'), kind: 'time-dimension', position: 4 },
  ],
  groups: [{ id: 'AREA', dimensions: ['REF_AREA'] }],
  attributes: [
    { ...concept('SET_NOTE'), usage: 'optional', relationship: { kind: 'data-set' } },
    { ...concept('AREA_NOTE'), usage: 'optional', relationship: { kind: 'group', group: 'AREA' } },
    {
      ...concept('UNIT'),
      usage: 'optional',
      relationship: { kind: 'dimensions', dimensions: ['FREQ', 'REF_AREA', 'SEX'] },
    },
    { ...concept('OBS_STATUS'), usage: 'optional', relationship: { kind: 'observation' } },
    { ...concept('REMARK'), usage: 'optional', relationship: { kind: 'observation' } },
  ],
  measures: [{ id: 'OBS_VALUE' }],
};

const FORMATS = [
  'sdmx-ml-2.1-generic',
  'sdmx-ml-2.1-structure-specific',
  'sdmx-ml-3.0-structure-specific',
] as const satisfies readonly WriteXmlDataOptions['format'][];
const VIEWS = ['TIME_PERIOD', 'REF_AREA', 'AllDimensions'] as const;

function optionsFor(format: WriteXmlDataOptions['format'], view: string): WriteXmlDataOptions {
  return {
    format,
    header: {
      id: 'H1',
      test: false,
      prepared: '2024-01-02T03:04:05Z',
      sender: { id: 'TEST', name: { en: 'A sender' } },
    },
    structures: [STRUCTURE],
    dataStructure: 'TEST:DSD(1.0)',
    dimensionAtObservation: view,
  };
}

/** Any text that XML can hold, with what is hard for XML among it. */
const text = fc
  .oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('<&>"\'', ' a  b ', '\t\r\n', ']]>', '𝄞 é ع'))
  .filter((value) => !/(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/u.test(value));
const code = fc.constantFrom('A', 'B', '_T', 'X1');
const value = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true }).map(String),
  fc.constantFrom('1.50', 'NaN', '1e3'),
);

const observations = fc.uniqueArray(
  fc.record({
    key: fc.record({
      FREQ: code,
      REF_AREA: code,
      SEX: code,
      TIME_PERIOD: fc.integer({ min: 1990, max: 2030 }).map(String),
    }),
    value: fc.option(value, { nil: undefined }),
    status: fc.option(text, { nil: undefined }),
    remark: fc.option(text, { nil: undefined }),
  }),
  { selector: ({ key }) => Object.values(key).join(' '), maxLength: 20 },
);

type Sample = typeof observations extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

/** Records in the time-series view, with attributes at every level. */
function recordsOf(samples: readonly Sample[], notes: { set: string; area: string; unit: string }): DataRecord[] {
  const records: DataRecord[] = [
    { kind: 'data-set', attributes: { SET_NOTE: notes.set } },
    { kind: 'group', group: 'AREA', dimensions: { REF_AREA: 'A' }, attributes: { AREA_NOTE: notes.area } },
  ];
  const series = new Map<string, DataRecord[]>();
  for (const { key, value: measured, status, remark } of samples) {
    const { TIME_PERIOD, ...dimensions } = key;
    const name = Object.values(dimensions).join(' ');
    const list = series.get(name) ?? [{ kind: 'series', dimensions, attributes: { UNIT: notes.unit } } as SeriesRecord];
    series.set(name, list);
    const attributes: Record<string, ComponentValue> = {};
    if (status !== undefined) attributes['OBS_STATUS'] = status;
    if (remark !== undefined) attributes['REMARK'] = remark;
    list.push({
      kind: 'observation',
      series: list[0] as SeriesRecord,
      dimensions: { TIME_PERIOD },
      measures: measured === undefined ? {} : { OBS_VALUE: measured },
      attributes,
      line: 1,
    });
  }
  return [...records, ...[...series.values()].flat()];
}

async function flat(records: AsyncIterable<readonly DataRecord[]>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const batch of flatObservations(records)) all.push(...batch.map(asText));
  return all.sort();
}

function asText({ dimensions, measures, attributes }: FlatObservation): string {
  const sorted = (values: object): unknown => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted(dimensions), sorted(measures), sorted(attributes)]);
}

async function readData(xml: string, size?: number) {
  const message = await readXmlMessage(sourceOf(xml, size), { structures: [STRUCTURE] });
  if (message.kind !== 'data') throw new Error(`read as ${message.kind}`);
  return message;
}

const withoutLines = (records: readonly DataRecord[]): unknown =>
  records.map((record) => (record.kind === 'observation' ? { ...record, line: 0 } : record));

describe('data written as XML', () => {
  it.each(FORMATS.flatMap((format) => VIEWS.map((view) => [format, view] as const)))(
    'say the same when read again: %s by %s',
    async (format, view) => {
      await fc.assert(
        fc.asyncProperty(observations, text, text, text, async (samples, set, area, unit) => {
          const records = recordsOf(samples, { set, area, unit });
          const xml = await textOf(writeXmlData(streamOf(records), optionsFor(format, view)));
          const message = await readData(xml);
          expect(message.format).toBe(format);
          expect(await flat(message.records)).toEqual(await flat(streamOf(records)));
          expect(message.findings).toEqual([]);
        }),
        { numRuns: 40 },
      );
    },
  );

  it.each(FORMATS)('give the same records and the same bytes the second time: %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(observations, text, async (samples, note) => {
        const options = optionsFor(format, 'TIME_PERIOD');
        const first = await textOf(
          writeXmlData(streamOf(recordsOf(samples, { set: note, area: note, unit: note })), options),
        );
        const read = await allRecords((await readData(first)).records);
        const second = await textOf(writeXmlData(streamOf(read), options));
        expect(second).toBe(first);
        expect(withoutLines(await allRecords((await readData(second, 7)).records))).toEqual(withoutLines(read));
      }),
      { numRuns: 40 },
    );
  });

  it('keep several values and texts in languages in 3.0, and are refused in 2.1', async () => {
    const series: SeriesRecord = {
      kind: 'series',
      dimensions: { FREQ: 'A', REF_AREA: 'B', SEX: '_T' },
      attributes: {},
    };
    const attributes = { REMARK: [{ en: 'one & two', fr: 'un' }, 'plain'], OBS_STATUS: ['A', 'E'] };
    const records: DataRecord[] = [
      { kind: 'data-set', attributes: { SET_NOTE: { en: 'a note', ar: 'ملاحظة' } } },
      series,
      {
        kind: 'observation',
        series,
        dimensions: { TIME_PERIOD: '2020' },
        measures: { OBS_VALUE: '1' },
        attributes,
        line: 1,
      },
    ];
    const write = (format: WriteXmlDataOptions['format']) =>
      textOf(writeXmlData(streamOf(records), optionsFor(format, 'TIME_PERIOD')));
    const message = await readData(await write('sdmx-ml-3.0-structure-specific'));
    expect(await flat(message.records)).toEqual(await flat(streamOf(records)));
    await expect(write('sdmx-ml-2.1-structure-specific')).rejects.toMatchObject({ code: 'not-representable' });
    await expect(write('sdmx-ml-2.1-generic')).rejects.toMatchObject({ code: 'not-representable' });
  });

  it.each(FORMATS)('keep annotations at every level: %s', async (format) => {
    const annotations = [
      { id: 'N', title: 'a <title>', type: 'NOTE', url: 'https://example.org/?a&b', text: { en: 'x', ar: 'ملاحظة' } },
    ];
    const series: SeriesRecord = {
      kind: 'series',
      dimensions: { FREQ: 'A', REF_AREA: 'A', SEX: 'B' },
      attributes: {},
      annotations,
    };
    const records: DataRecord[] = [
      { kind: 'data-set', attributes: {}, annotations },
      { kind: 'group', group: 'AREA', dimensions: { REF_AREA: 'A' }, attributes: { AREA_NOTE: 'x' }, annotations },
      series,
      {
        kind: 'observation',
        series,
        dimensions: { TIME_PERIOD: '2020' },
        measures: {},
        attributes: {},
        annotations,
        line: 1,
      },
    ];
    const xml = await textOf(writeXmlData(streamOf(records), optionsFor(format, 'TIME_PERIOD')));
    const read = await allRecords((await readData(xml)).records);
    expect(read.map((record) => record.annotations)).toEqual([annotations, annotations, annotations, annotations]);
  });

  it('hold what the detail asks for', async () => {
    const samples: readonly Sample[] = [
      { key: { FREQ: 'A', REF_AREA: 'A', SEX: 'B', TIME_PERIOD: '2020' }, value: '1', status: 'E', remark: undefined },
    ];
    const write = async (detail: NonNullable<WriteXmlDataOptions['detail']>) => {
      const records = recordsOf(samples, { set: 's', area: 'a', unit: 'u' });
      const options = { ...optionsFor('sdmx-ml-2.1-structure-specific', 'TIME_PERIOD'), detail };
      const xml = await textOf(writeXmlData(streamOf(records), options));
      const read = await allRecords((await readData(xml)).records);
      return read.map(({ kind, attributes }) => `${kind} ${Object.keys(attributes).join()}`);
    };
    expect(await write('full')).toEqual([
      'data-set SET_NOTE',
      'group AREA_NOTE',
      'series UNIT',
      'observation OBS_STATUS',
    ]);
    expect(await write('dataonly')).toEqual(['data-set ', 'series ', 'observation ']);
    expect(await write('serieskeysonly')).toEqual(['data-set ', 'series ']);
    expect(await write('nodata')).toEqual(['data-set SET_NOTE', 'group AREA_NOTE', 'series UNIT']);
  });

  it('say which characters XML could not hold', async () => {
    const series: SeriesRecord = { kind: 'series', dimensions: {}, attributes: {} };
    const notes: string[] = [];
    const records: DataRecord[] = [
      {
        kind: 'observation',
        series,
        dimensions: { FREQ: 'A' },
        measures: {},
        attributes: { REMARK: 'a\u0001b' },
        line: 1,
      },
    ];
    const options = {
      ...optionsFor('sdmx-ml-2.1-structure-specific', 'AllDimensions'),
      note: ({ rule }: { rule: string }) => notes.push(rule),
    };
    expect(await textOf(writeXmlData(streamOf(records), options))).toContain('REMARK="a\uFFFDb"');
    expect(notes).toEqual(['character-not-in-xml']);
  });

  it('are written under the roots of time series where that is wanted and there are such roots', async () => {
    const rootIn = async (format: WriteXmlDataOptions['format'], view: string): Promise<string | undefined> => {
      const written = await textOf(writeXmlData(streamOf([]), { ...optionsFor(format, view), timeSeries: true }));
      return /<mes:(\w+)/.exec(written)?.[1];
    };
    expect(await rootIn('sdmx-ml-2.1-generic', 'TIME_PERIOD')).toBe('GenericTimeSeriesData');
    expect(await rootIn('sdmx-ml-2.1-structure-specific', 'TIME_PERIOD')).toBe('StructureSpecificTimeSeriesData');
    expect(await rootIn('sdmx-ml-2.1-generic', 'REF_AREA')).toBe('GenericData');
    expect(await rootIn('sdmx-ml-3.0-structure-specific', 'TIME_PERIOD')).toBe('StructureSpecificData');
  });
});
