import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  type DataRecord,
  type DataStructure,
  type MessageSource,
  type SeriesRecord,
  type WriteXmlDataOptions,
  writeXmlData,
} from '../packages/sdmx/src/index.ts';

const PERIODS = 20;
const DIMENSIONS = ['FREQ', 'INDICATOR', 'REF_AREA', 'COUNTERPART_AREA', 'SEX'] as const;

/** A structure like that of bilateral migrant stocks, with attributes of series and of observations. */
export const STRUCTURE: DataStructure = {
  kind: 'datastructure',
  agency: 'BENCH',
  id: 'STOCK',
  version: '1.0',
  name: { en: 'Made up for measuring' },
  dimensions: [
    ...DIMENSIONS.map((id, index) => ({ id, kind: 'dimension', position: index + 1 }) as const),
    { id: 'TIME_PERIOD', kind: 'time-dimension', position: DIMENSIONS.length + 1 },
  ],
  groups: [],
  attributes: [
    { id: 'UNIT_MEASURE', usage: 'mandatory', relationship: { kind: 'dimensions', dimensions: ['INDICATOR'] } },
    { id: 'OBS_STATUS', usage: 'mandatory', relationship: { kind: 'observation' } },
    { id: 'COMMENT_OBS', usage: 'optional', relationship: { kind: 'observation' } },
  ],
  measures: [{ id: 'OBS_VALUE' }],
};

/** Made-up records, series by series. */
export async function* madeUpRecords(observations: number): AsyncGenerator<readonly DataRecord[]> {
  yield [{ kind: 'data-set', attributes: {} }];
  for (let index = 0; index < observations / PERIODS; index++) {
    const series: SeriesRecord = {
      kind: 'series',
      dimensions: {
        FREQ: 'A',
        INDICATOR: 'MIGRANT_STOCK',
        REF_AREA: `A${index % 200}`,
        COUNTERPART_AREA: `B${Math.floor(index / 200)}`,
        SEX: '_T',
      },
      attributes: { UNIT_MEASURE: 'PS' },
    };
    const records: DataRecord[] = [series];
    for (let period = 0; period < PERIODS; period++) {
      records.push({
        kind: 'observation',
        series,
        dimensions: { TIME_PERIOD: String(2000 + period) },
        measures: { OBS_VALUE: String(index * 7 + period) },
        attributes: { OBS_STATUS: 'A', COMMENT_OBS: 'An estimate of the agency' },
        line: 0,
      });
    }
    yield records;
  }
}

/** Writes a made-up message to a file of the folder, unless it is there. */
export async function layOutMessage(
  folder: string,
  format: WriteXmlDataOptions['format'],
  view: 'TIME_PERIOD' | 'AllDimensions',
  observations: number,
): Promise<string> {
  const path = join(folder, `${format}-${view}-${observations}.xml`);
  if (existsSync(path)) return path;
  const options = { format, header: { id: 'BENCH' }, structures: [STRUCTURE], dataStructure: 'BENCH:STOCK(1.0)' };
  const parts = writeXmlData(madeUpRecords(observations), { ...options, dimensionAtObservation: view });
  await pipeline(Readable.from(parts), createWriteStream(path));
  return path;
}

/** A file as a source of messages. */
export function fileSource(path: string): MessageSource {
  return { open: async () => createReadStream(path) };
}
