import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataRecord, ObservationRecord, SeriesRecord } from '../model/data.ts';
import { type DataMessage, type MessageSource, SdmxError } from '../model/message.ts';
import { readJsonMessage } from './read-json-message.ts';

const STANDARD = new URL('../../../../../shared/data/sdmx/sdmx-json-data/samples/', import.meta.url);

function sourceOf(content: string | Uint8Array, piece = 1 << 16): MessageSource & { opened: number } {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const source = {
    opened: 0,
    open: async () => {
      source.opened += 1;
      return (async function* () {
        for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
      })();
    },
  };
  return source;
}

async function dataIn(content: unknown): Promise<{ message: DataMessage; records: readonly DataRecord[] }> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const message = await readJsonMessage(sourceOf(text));
  if (message.kind !== 'data') throw new Error(`read as ${message.kind}`);
  const records: DataRecord[] = [];
  for await (const batch of message.records) records.push(...batch);
  return { message, records };
}

const isObservation = (record: DataRecord): record is ObservationRecord => record.kind === 'observation';
const isSeries = (record: DataRecord): record is SeriesRecord => record.kind === 'series';

const dimension = (id: string, ...codes: string[]): object => ({
  id,
  name: id,
  values: codes.map((code) => ({ id: code, name: `Name of ${code}` })),
});

const STRUCTURE = {
  links: [{ href: 'https://example.org/dataflow/STERNA/FLOW/1.0', rel: 'dataflow' }],
  name: 'Flow',
  dimensions: {
    dataSet: [dimension('FREQ', 'A')],
    series: [dimension('REF_AREA', 'SEN', 'MLI')],
    observation: [dimension('TIME_PERIOD', '2019', '2020')],
  },
  attributes: {
    dataSet: [{ id: 'UNIT_MEASURE', values: [{ id: 'PS', name: 'Persons' }] }],
    series: [{ id: 'TITLE', values: [{ name: 'Senegal' }, { name: 'Mali' }] }],
    observation: [
      {
        id: 'OBS_STATUS',
        values: [
          { id: 'A', name: 'Normal' },
          { id: 'E', name: 'Estimated' },
        ],
      },
    ],
  },
};

const withSeries = (series: unknown, more: object = {}): object => ({
  meta: { id: 'M' },
  data: { dataSets: [{ series, attributes: [0], ...more }], structure: STRUCTURE },
});

describe('SDMX-JSON data', () => {
  it('reads series whose attributes come after their observations, and a structure that comes after the data', async () => {
    const { records } = await dataIn(withSeries({ '0': { observations: { '1': [5.5, 1] }, attributes: [0] } }));
    expect(records.find(isSeries)).toEqual({
      kind: 'series',
      dimensions: { FREQ: 'A', REF_AREA: 'SEN' },
      attributes: { TITLE: 'Senegal' },
    });
    expect(records.find(isObservation)).toMatchObject({
      dimensions: { TIME_PERIOD: '2020' },
      measures: { OBS_VALUE: '5.5' },
      attributes: { OBS_STATUS: 'E' },
    });
  });

  it('has what a data set says of itself under the names of SDMX-ML', async () => {
    const said = { validFrom: '2024-01-01', reportingBegin: '2020', publicationYear: '2024' };
    const { records } = await dataIn(withSeries({ '0': { observations: { '0': [1] } } }, said));
    expect(records[0]).toMatchObject({
      about: { validFromDate: '2024-01-01', reportingBeginDate: '2020', publicationYear: '2024' },
    });
  });

  it('reads attributes of groups whose keys leave out the places that nothing is said of', async () => {
    const values = { id: 'UNIT', relationship: { dimensions: ['REF_AREA'] }, values: [{ id: 'PS' }, { id: 'PC' }] };
    const structure = { ...STRUCTURE, attributes: { dimensionGroup: [values] } };
    for (const key of [':1:', ':1', '1']) {
      const dataSets = [{ dimensionGroupAttributes: { [key]: [1] }, series: { '1': { observations: { '0': [1] } } } }];
      const { records, message } = await dataIn({ meta: {}, data: { structures: [structure], dataSets } });
      expect(message.findings).toEqual([]);
      expect(records).toContainEqual({ kind: 'group', dimensions: { REF_AREA: 'MLI' }, attributes: { UNIT: 'PC' } });
    }
  });

  it('opens the source twice and no more', async () => {
    const source = sourceOf(JSON.stringify(withSeries({})));
    const message = await readJsonMessage(source);
    if (message.kind === 'data') for await (const _ of message.records);
    expect(source.opened).toBe(2);
  });

  it('makes structures of what its data sets link, where the structure itself links nothing', async () => {
    const { links: _, ...structure } = STRUCTURE;
    const urn = 'urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=INSD:DSD_MIG(2.0)';
    const dataSets = [{ links: [{ rel: 'DataStructure', urn }], series: { '0': { observations: { '0': [1] } } } }];
    const { message } = await dataIn({ meta: { sender: { id: 'S' } }, data: { structure, dataSets } });
    expect(message.structures.find(({ kind }) => kind === 'datastructure')).toMatchObject({
      agency: 'INSD',
      id: 'DSD_MIG',
      version: '2.0',
      name: { en: 'Flow' },
    });
  });

  it('makes a data structure, codelists, concepts and a dataflow of what the message says', async () => {
    const { message } = await dataIn(withSeries({}));
    expect(message.structures.map(({ kind, agency, id }) => `${kind} ${agency}:${id}`)).toEqual([
      'codelist STERNA:CL_FREQ',
      'codelist STERNA:CL_REF_AREA',
      'codelist STERNA:CL_UNIT_MEASURE',
      'codelist STERNA:CL_OBS_STATUS',
      'conceptscheme STERNA:CS_FLOW',
      'datastructure STERNA:FLOW',
      'dataflow STERNA:FLOW',
    ]);
  });

  it('takes an observation without some or all of its attributes, and a null for none', async () => {
    const { records, message } = await dataIn(
      withSeries({ '0': { attributes: [null], observations: { '0': [1], '1': [null, 0] } } }),
    );
    const [first, second] = records.filter(isObservation);
    expect([first?.measures, first?.attributes]).toEqual([{ OBS_VALUE: '1' }, {}]);
    expect([second?.measures, second?.attributes]).toEqual([{}, { OBS_STATUS: 'A' }]);
    expect(records.find(isSeries)?.attributes).toEqual({});
    expect(message.findings).toEqual([]);
  });

  it('gives an attribute its default where an observation leaves it out', async () => {
    const attributes = {
      ...STRUCTURE.attributes,
      observation: [{ id: 'OBS_STATUS', default: 'A', values: [{ id: 'E' }] }],
    };
    const { records } = await dataIn({
      data: {
        structure: { ...STRUCTURE, attributes },
        dataSets: [{ series: { '0': { observations: { '0': [1], '1': [1, 0] } } } }],
      },
    });
    expect(records.filter(isObservation).map((each) => each.attributes['OBS_STATUS'])).toEqual(['A', 'E']);
  });

  it.each([
    ['a dimension', { '7': { observations: { '0': [1] } } }],
    ['the dimension of an observation', { '0': { observations: { '7': [1] } } }],
    ['an attribute', { '0': { observations: { '0': [1, 7] } } }],
    ['a dimension, beyond all numbers', { '0': { observations: { '99999999999999999999999': [1] } } }],
    ['a key that is too long', { '0:0:0:0': { observations: { '0': [1] } } }],
    ['a key of letters', { constructor: { observations: { '0': [1] } } }],
  ])('leaves an observation out whose index is out of range, with a finding: %s', async (_, series) => {
    const { records, message } = await dataIn(withSeries(series));
    expect(records.filter(isObservation)).toEqual([]);
    expect(message.findings).toEqual([
      expect.objectContaining({ rule: 'index-out-of-range', severity: 'error', line: 1 }),
    ]);
  });

  it('reads groups by the place of their dimensions in the message', async () => {
    const structure = {
      ...STRUCTURE,
      attributes: { dimensionGroup: [{ id: 'NOTE', relationship: { dimensions: ['REF_AREA'] } }] },
    };
    const { records } = await dataIn({
      data: { structures: [structure], dataSets: [{ dimensionGroupAttributes: { ':1:': ['of Mali'] }, series: {} }] },
    });
    expect(records).toContainEqual({ kind: 'group', dimensions: { REF_AREA: 'MLI' }, attributes: { NOTE: 'of Mali' } });
  });

  it('reads several measures, values in languages and several values', async () => {
    const structure = {
      ...STRUCTURE,
      measures: { observation: [{ id: 'STOCK' }, { id: 'FLOW', values: [{ id: 'LOW' }, { id: 'HIGH' }] }] },
      attributes: { observation: [{ id: 'NOTE' }, { id: 'METHODS', values: [{ id: 'M1' }, { id: 'M2' }] }] },
    };
    const observation = [1.5, 1, { en: 'a', fr: 'b' }, [0, 1]];
    const { records } = await dataIn({
      data: {
        structures: [structure],
        dataSets: [{ structure: 0, series: { '0': { observations: { '0': observation } } } }],
      },
    });
    expect(records.find(isObservation)).toMatchObject({
      measures: { STOCK: '1.5', FLOW: 'HIGH' },
      attributes: { NOTE: { en: 'a', fr: 'b' }, METHODS: ['M1', 'M2'] },
    });
  });

  it('reads each data set by the structure it names', async () => {
    const other = {
      ...STRUCTURE,
      dimensions: { ...STRUCTURE.dimensions, series: [dimension('COUNTERPART_AREA', 'FRA')] },
    };
    const series = { '0': { observations: { '0': [1] } } };
    const { records } = await dataIn({
      data: { structures: [STRUCTURE, other], dataSets: [{ structure: 1, series }, { series }] },
    });
    expect(records.filter(isSeries).map(({ dimensions }) => Object.keys(dimensions))).toEqual([
      ['FREQ', 'COUNTERPART_AREA'],
      ['FREQ', 'REF_AREA'],
    ]);
  });

  it('reads UTF-16 with a byte order mark', async () => {
    const bytes = Buffer.from(
      `\uFEFF${JSON.stringify(withSeries({ '0': { observations: { '0': [1] } } }))}`,
      'utf16le',
    );
    const message = await readJsonMessage(sourceOf(bytes, 33));
    expect(message.kind).toBe('data');
  });

  it('says of a component named __proto__ that it is none', async () => {
    const structure = JSON.stringify(withSeries({})).replaceAll('REF_AREA', '__proto__');
    await expect(dataIn(structure)).rejects.toThrow(SdmxError);
  });

  it.each(['{"data": {"dataSets": []}, "errors": [{"code": 404}]}', '{"data": null, "errors": [{"code": 404}]}'])(
    'reads errors beside nothing as errors: %s',
    async (text) => {
      expect((await readJsonMessage(sourceOf(text))).kind).toBe('error');
    },
  );

  it('reads values that stand as texts and periods that are values without an id', async () => {
    const structure = {
      ...STRUCTURE,
      dimensions: { ...STRUCTURE.dimensions, observation: [{ id: 'TIME_PERIOD', values: [{ value: '2021-Q1' }] }] },
    };
    const { records } = await dataIn({
      data: { structures: [structure], dataSets: [{ series: { '0': { observations: { '0': ['1.50', 0] } } } }] },
    });
    expect(records.find(isObservation)).toMatchObject({
      dimensions: { TIME_PERIOD: '2021-Q1' },
      measures: { OBS_VALUE: '1.50' },
    });
  });

  it('reads each part of a series that is sent in parts under the same key', async () => {
    const text = JSON.stringify(withSeries({ '0': { observations: { '0': [1] } }, X: { observations: { '1': [2] } } }));
    const { records } = await dataIn(text.replace('"X"', '"0"'));
    expect(records.filter(isObservation)).toHaveLength(2);
  });

  it('reads errors in place of data', async () => {
    const message = await readJsonMessage(sourceOf('{"errors": [{"code": 404, "title": "No data"}]}'));
    expect(message).toEqual({ kind: 'error', format: 'sdmx-json', errors: [{ code: '404', text: 'No data' }] });
  });

  it('ends in a result or in an SdmxError whatever becomes of the bytes', async () => {
    const text = JSON.stringify(withSeries({ '0': { attributes: [0], observations: { '0': [1, 0], '1': [2.5, 1] } } }));
    const change = fc.record({ at: fc.nat(text.length - 1), byte: fc.integer({ min: 0, max: 255 }), cut: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        let bytes: Buffer = Buffer.from(text);
        for (const { at, byte, cut } of changes)
          bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at + cut)]);
        try {
          const message = await readJsonMessage(sourceOf(bytes, 50));
          if (message.kind === 'data') for await (const _ of message.records);
        } catch (error) {
          expect(error).toBeInstanceOf(SdmxError);
        }
      }),
      { numRuns: 400 },
    );
  });

  describe.skipIf(!existsSync(STANDARD))('of the standard’s own samples', () => {
    it.each([
      ['agri.json', 12],
      ['constructed-sample-full.json', 20],
      ['exr/exr-time-series.json', 4],
      ['exr/exr-cross-section.json', 4],
      ['exr/exr-flat.json', 4],
    ])('is read whole: %s', async (name, count) => {
      const { message, records } = await dataIn(readFileSync(new URL(name, STANDARD), 'utf8'));
      expect(records.filter(isObservation)).toHaveLength(count);
      expect(message.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    });

    it('is not taken for values where it was asked for without them', async () => {
      const { records } = await dataIn(readFileSync(new URL('constructed-sample-full.json', STANDARD), 'utf8'));
      expect(records.filter(isObservation).at(-1)).toMatchObject({
        measures: {},
        attributes: { EMBARGO_TIME: '2013-03-21T11:00:00' },
      });
    });
  });
});
