import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'csv-parse';
import { readMessage, writeCsvData, writeJsonData } from '../packages/sdmx/src/index.ts';
import { type Benchmark, compare, type Measurement, summarise, timeInTurn } from './measurement.ts';
import { fileSource, madeUpRecords, STRUCTURE } from './sdmx-message.ts';

const ROUNDS = 12;
const OBSERVATIONS = 100_000;
const MANY = 1_000_000;
const MEMORY_ROUNDS = 3;
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

async function readToRecords(path: string): Promise<void> {
  const message = await readMessage(fileSource(path), { structures: [STRUCTURE] });
  if (message.kind !== 'data') throw new Error(`read as ${message.kind}`);
  let observations = 0;
  for await (const batch of message.records) {
    for (const record of batch) if (record.kind === 'observation') observations++;
  }
  if (observations !== OBSERVATIONS) throw new Error(`${observations} observations`);
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

async function memoryOf(what: string, path: string): Promise<Measurement> {
  const script = fileURLToPath(new URL('sdmx-memory.ts', import.meta.url));
  const batches = Math.ceil(statSync(path).size / 65_536);
  const peaks: number[] = [];
  for (let round = 0; round < MEMORY_ROUNDS; round++) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, path, String(batches)]);
    peaks.push(Number(stdout));
  }
  return summarise(what, 'kB', peaks);
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
      { what: 'JSON, series: to records', work: () => readToRecords(series) },
      { what: 'JSON, flat: JSON.parse of the whole text', work: () => parseWhole(flat) },
      { what: 'JSON, flat: to records', work: () => readToRecords(flat) },
      { what: 'CSV: csv-parse alone', work: () => parseRows(csv) },
      { what: 'CSV: to records', work: () => readToRecords(csv) },
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
