import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeJsonData } from '../../json/write/write-json-data.ts';
import type { ComponentValues, DataRecord, SeriesRecord } from '../../model/data.ts';
import type { WriteDataOptions } from '../../model/message.ts';
import type { Structure } from '../../model/structure.ts';
import { writeCsvData } from './write-csv-data.ts';

const STRUCTURES = JSON.parse(
  readFileSync(new URL('../../../../../conformance/sdmx/structures.json', import.meta.url), 'utf8'),
) as readonly Structure[];

const BASE: Omit<WriteDataOptions, 'format'> = {
  header: { id: 'T' },
  structures: STRUCTURES,
  dataStructure: 'STERNA:DSD_MIGRANT_STOCK(1.0)',
};

async function* records(more: ComponentValues = {}): AsyncIterable<readonly DataRecord[]> {
  const dimensions = { FREQ: 'A', REF_AREA: 'SEN', COUNTERPART_AREA: 'GIN', SEX: 'F' };
  const series: SeriesRecord = { kind: 'series', dimensions, attributes: { TITLE: 'T' } };
  yield [
    { kind: 'data-set', attributes: { UNIT_MEASURE: 'PS' } },
    series,
    ...['2015', '2020'].map(
      (year): DataRecord => ({
        kind: 'observation',
        series,
        dimensions: { TIME_PERIOD: year },
        measures: { OBS_VALUE: '1' },
        attributes: { OBS_STATUS: 'A', ...more },
        line: 1,
      }),
    ),
  ];
}

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}

const csv = (options: Partial<WriteDataOptions>): Promise<string> =>
  textOf(writeCsvData(records(), { ...BASE, ...options, format: 'sdmx-csv-1.0' }));

async function jsonDataSets(options: Partial<WriteDataOptions>): Promise<unknown> {
  const text = await textOf(writeJsonData(records(), { ...BASE, ...options, format: 'sdmx-json-2.0' }));
  return JSON.parse(text).data.dataSets;
}

describe('how much is written', () => {
  it('is a row for each series without values with the detail serieskeysonly', async () => {
    expect(await csv({ detail: 'serieskeysonly' })).toBe(
      'DATAFLOW,FREQ,REF_AREA,COUNTERPART_AREA,SEX\r\nSTERNA:DSD_MIGRANT_STOCK(1.0),A,SEN,GIN,F\r\n',
    );
    expect(await jsonDataSets({ detail: 'serieskeysonly' })).toEqual([
      { structure: 0, series: { '0:0:0:0': { observations: {} } } },
    ]);
  });

  it('has the attributes of series, and no values, with the detail nodata', async () => {
    expect(await csv({ detail: 'nodata' })).toBe(
      'DATAFLOW,FREQ,REF_AREA,COUNTERPART_AREA,SEX,UNIT_MEASURE,COVERAGE_NOTE,TITLE\r\n' +
        'STERNA:DSD_MIGRANT_STOCK(1.0),A,SEN,GIN,F,PS,,T\r\n',
    );
    expect(await jsonDataSets({ detail: 'nodata' })).toEqual([
      { structure: 0, attributes: [0], series: { '0:0:0:0': { attributes: [0], observations: {} } } },
    ]);
  });

  it('has no attributes with the detail dataonly', async () => {
    const [heading] = (await csv({ detail: 'dataonly' })).split('\r\n');
    expect(heading).toBe('DATAFLOW,FREQ,REF_AREA,COUNTERPART_AREA,SEX,TIME_PERIOD,OBS_VALUE');
    expect(await jsonDataSets({ detail: 'dataonly' })).toEqual([
      { structure: 0, series: { '0:0:0:0': { observations: { '0': [1], '1': [1] } } } },
    ]);
  });
});

describe('what a format has no place for', () => {
  it.each(['sdmx-csv-1.0', 'sdmx-csv-2.0'] as const)('is refused: several values in %s', async (format) => {
    const parts = writeCsvData(records({ COMMENT_OBS: ['a', 'b'] }), { ...BASE, format });
    await expect(textOf(parts)).rejects.toThrow(expect.objectContaining({ code: 'not-representable' }));
  });

  it('is refused: texts in languages in SDMX-JSON 1.0', async () => {
    const parts = writeJsonData(records({ COMMENT_OBS: { en: 'a' } }), { ...BASE, format: 'sdmx-json-1.0' });
    await expect(textOf(parts)).rejects.toThrow(expect.objectContaining({ code: 'not-representable' }));
  });
});
