import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { writeCsvData, writeJsonData } from '../packages/sdmx/src/index.ts';
import { type Benchmark, compare, type Measurement, timeInTurn } from './measurement.ts';
import { madeUpRecords, STRUCTURE } from './sdmx-message.ts';
import { memoryOf, readToRecords } from './sdmx-reading.ts';

const ROUNDS = 12;
const OBSERVATIONS = 100_000;
const MANY = 1_000_000;
/** In kB: some batches, and for JSON what indices mean. The files have 60 to 80 MB. */
const MOST_MEMORY = 2000;

type Format = 'sdmx-json-2.0' | 'sdmx-csv-1.0';

async function layOut(
  folder: string,
  format: Format,
  view: 'TIME_PERIOD' | 'AllDimensions',
  observations: number,
): Promise<string> {
  const path = join(folder, `${format}-${view}-${observations}.${format === 'sdmx-csv-1.0' ? 'csv' : 'json'}`);
  if (existsSync(path)) return path;
  const options = { header: { id: 'BENCH' }, structures: [STRUCTURE], dataStructure: 'BENCH:STOCK(1.0)' };
  const records = madeUpRecords(observations);
  const parts =
    format === 'sdmx-csv-1.0'
      ? writeCsvData(records, { ...options, format })
      : writeJsonData(records, { ...options, format, dimensionAtObservation: view });
  await pipeline(Readable.from(parts), createWriteStream(path));
  return path;
}

async function parseWhole(path: string): Promise<void> {
  JSON.parse(await readFile(path, 'utf8'));
}

/** Rows taken in the callback, which is the fastest way csv-parse has. */
async function parseRows(path: string): Promise<void> {
  const parser = parse({ on_record: () => null });
  parser.resume();
  await pipeline(createReadStream(path), parser);
}

/** SDMX-JSON and SDMX-CSV to records beside the bare parsers, and the memory they take. */
export const sdmxText: Benchmark = {
  name: 'sdmx-text',
  title: `SDMX-JSON and SDMX-CSV of ${OBSERVATIONS.toLocaleString('en')} observations read to records`,
  async measure({ directory }) {
    const series = await layOut(directory, 'sdmx-json-2.0', 'TIME_PERIOD', OBSERVATIONS);
    const flat = await layOut(directory, 'sdmx-json-2.0', 'AllDimensions', OBSERVATIONS);
    const csv = await layOut(directory, 'sdmx-csv-1.0', 'AllDimensions', OBSERVATIONS);
    const [bareSeries, readSeries, bareFlat, readFlat, bareCsv, readCsv] = await timeInTurn(ROUNDS, [
      { what: 'JSON, series: JSON.parse of the whole text', work: () => parseWhole(series) },
      { what: 'JSON, series: to records', work: () => readToRecords(series, OBSERVATIONS) },
      { what: 'JSON, flat: JSON.parse of the whole text', work: () => parseWhole(flat) },
      { what: 'JSON, flat: to records', work: () => readToRecords(flat, OBSERVATIONS) },
      { what: 'CSV: csv-parse alone', work: () => parseRows(csv) },
      { what: 'CSV: to records', work: () => readToRecords(csv, OBSERVATIONS) },
    ]);
    const measurements: Measurement[] = [
      bareSeries,
      compare(readSeries, bareSeries),
      bareFlat,
      compare(readFlat, bareFlat),
      bareCsv,
      compare(readCsv, bareCsv),
    ];
    for (const [name, format] of [['JSON, flat', 'sdmx-json-2.0'] as const, ['CSV', 'sdmx-csv-1.0'] as const]) {
      const few = await memoryOf(`${name}: most memory alive while reading`, format === 'sdmx-csv-1.0' ? csv : flat);
      const many = await layOut(directory, format, 'AllDimensions', MANY);
      const more = await memoryOf(`${name}, ${MANY.toLocaleString('en')} observations: the same`, many);
      measurements.push(few, compare({ ...more, aim: { atMost: MOST_MEMORY } }, few));
    }
    return measurements;
  },
};
