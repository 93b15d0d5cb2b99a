import { describe, expect, it } from 'vitest';
import type { DataRecord } from '../../model/data.ts';
import type { Structure } from '../../model/structure.ts';
import { type WriteJsonDataOptions, writeJsonData } from './write-json-data.ts';

const LIST = { kind: 'codelist', agency: 'TEST', id: 'CL_AREA', version: '1.0' } as const;
const STRUCTURES: readonly Structure[] = [
  {
    ...LIST,
    name: { en: 'Areas' },
    items: [
      { id: 'W', name: { en: 'World' } },
      { id: 'SEN', name: { en: 'Senegal', fr: 'Sénégal' }, parent: 'W' },
    ],
  },
  {
    kind: 'datastructure',
    agency: 'TEST',
    id: 'DSD',
    version: '1.0',
    name: { en: 'A structure for tests' },
    dimensions: [
      { id: 'REF_AREA', kind: 'dimension', position: 1, representation: { kind: 'enumeration', list: LIST } },
      { id: 'TIME_PERIOD', kind: 'time-dimension', position: 2 },
    ],
    groups: [],
    attributes: [
      { id: 'NOTE', usage: 'mandatory', relationship: { kind: 'data-set' } },
      { id: 'UNIT', usage: 'optional', relationship: { kind: 'dimensions', dimensions: ['REF_AREA'] } },
      { id: 'STATUS', usage: 'optional', relationship: { kind: 'observation' } },
    ],
    measures: [{ id: 'OBS_VALUE' }],
  },
];

async function written(format: WriteJsonDataOptions['format']): Promise<{ meta: object; data: never }> {
  const series = { kind: 'series', dimensions: { REF_AREA: 'SEN' }, attributes: { UNIT: 'PS' } } as const;
  const records: readonly DataRecord[] = [
    {
      kind: 'data-set',
      action: 'Information',
      attributes: { NOTE: 'n' },
      about: { setID: 'S', validFromDate: '2024-01-01' },
    },
    series,
    {
      kind: 'observation',
      series,
      dimensions: { TIME_PERIOD: '2020' },
      measures: { OBS_VALUE: '1' },
      attributes: {},
      line: 1,
    },
  ];
  const batches = async function* () {
    yield records;
  };
  const parts = await Array.fromAsync(
    writeJsonData(batches(), {
      format,
      header: { id: 'H1' },
      structures: STRUCTURES,
      dataStructure: 'TEST:DSD(1.0)',
      languages: ['en', 'fr'],
    }),
  );
  return JSON.parse(parts.join(''));
}

describe('a message of SDMX-JSON 1.0', () => {
  it('has what its schema wants of components: roles, relationships, parents', async () => {
    const { data } = await written('sdmx-json-1.0');
    expect(data).toMatchObject({
      structure: {
        dimensions: {
          series: [{ id: 'REF_AREA', keyPosition: 0, values: [{ id: 'SEN', parent: 'W', names: { fr: 'Sénégal' } }] }],
          observation: [{ id: 'TIME_PERIOD', keyPosition: 1, roles: ['TIME_PERIOD'] }],
        },
        attributes: {
          dataSet: [{ id: 'NOTE', relationship: { none: {} } }],
          series: [{ id: 'UNIT', relationship: { dimensions: ['REF_AREA'] } }],
          observation: [{ id: 'STATUS', relationship: { primaryMeasure: 'OBS_VALUE' } }],
        },
      },
    });
  });

  it('says of each data set what it is of', async () => {
    const urn = 'urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=TEST:DSD(1.0)';
    const { data } = await written('sdmx-json-1.0');
    expect(data).toMatchObject({ dataSets: [{ links: [{ rel: 'datastructure', urn }] }] });
  });

  it('writes what a data set says of itself under the names of SDMX-JSON', async () => {
    const { data } = await written('sdmx-json-2.0');
    expect(data).toMatchObject({ dataSets: [{ validFrom: '2024-01-01' }] });
    expect(data).not.toHaveProperty('dataSets.0.setID');
  });

  it('names its languages as the schema does, and as its drafts did', async () => {
    const languages = ['en', 'fr'];
    expect((await written('sdmx-json-1.0')).meta).toMatchObject({
      contentLanguages: languages,
      'content-languages': languages,
    });
    expect((await written('sdmx-json-2.0')).meta).not.toHaveProperty('content-languages');
  });
});
