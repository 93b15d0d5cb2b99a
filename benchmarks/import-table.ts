import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading, SourceObservation } from '@sterna/statistics';
import { PLACES } from '@sterna/vocabulary';
import type { Grounds } from './grounds.ts';

const FILE = new URL('../../shared/data/stock/undesa-2020-origin-destination-by-sex.csv', import.meta.url);
const HEAD = 'to,from,t,sex,v';
const ROWS_IN_A_BATCH = 5000;

/** Figures in the table. */
export const FIGURES = 150_570;

/** The bilateral migrant stock: as a file and as its lines, without the head. */
export interface ImportTable {
  readonly path: string;
  readonly lines: readonly string[];
}

/** A table of the same size and layout as the UN DESA file, of numbers that mean nothing. */
function madeUpLines(): string[] {
  const places = PLACES.filter(({ kind }) => kind === 'country').map(({ code }) => code);
  const made: string[] = [];
  for (let corridor = 0; made.length < FIGURES; corridor++) {
    const destination = Math.floor(corridor / 60);
    const to = places[destination % places.length];
    const from = places[(destination + 1 + (corridor % 60)) % places.length];
    for (const sex of ['Male', 'Female']) {
      for (let year = 1990; year <= 2020; year += 5) {
        made.push(`${to},${from},${year},${sex},${(corridor * 7919) % 99_991}`);
      }
    }
  }
  return made.slice(0, FIGURES);
}

/** Puts the table into the grounds as a file: that of ../shared/data, or a made-up one where it is not there. */
export function layOutTable({ directory }: Grounds): ImportTable {
  const path = join(directory, 'migrant-stock.csv');
  if (existsSync(FILE)) copyFileSync(FILE, path);
  else writeFileSync(path, `${HEAD}\n${madeUpLines().join('\n')}\n`);
  return { path, lines: readFileSync(path, 'utf8').trim().split(/\r?\n/).slice(1) };
}

/** The lines as observations of an indicator, in batches as a reader gives them. */
export function batchesOf(lines: readonly string[], indicator: string): readonly SourceObservation[][] {
  const batches: SourceObservation[][] = [];
  for (const [index, line] of lines.entries()) {
    const [refArea = '', counterpart = '', period = '', sex, value] = line.split(',');
    if (index % ROWS_IN_A_BATCH === 0) batches.push([]);
    batches.at(-1)?.push({
      indicator,
      refArea,
      counterpart,
      sex: sex === 'Male' ? 'M' : 'F',
      age: '_T',
      dimensions: {},
      unit: 'PS',
      period,
      value: Number(value),
      status: 'A',
      at: { row: index + 2 },
    });
  }
  return batches;
}

/** A reading of batches held in memory. */
export function readingOf(batches: readonly SourceObservation[][], version: string): Reading {
  return {
    reader: 'benchmark',
    release: { source: 'BENCHMARK', version, dated: `202${version}-12-31`, title: 'Benchmark', completeOver: [] },
    batches: (async function* () {
      yield* batches;
    })(),
    findings: [],
    indicators: [],
    rejectedRows: () => 0,
  };
}

/** The lines as an import writes them, ready made: the baseline has nothing to do but COPY. */
export function readyMade(lines: readonly string[]): string {
  const ids = new Map<string, number>();
  return lines
    .map((line, index) => {
      const [to, from, period, sex, value] = line.split(',');
      const key = `${to}|${from}|${sex}`;
      const id = ids.get(key) ?? ids.size + 1;
      ids.set(key, id);
      return `1\t${id}\t1\t1\t${index + 2}\t\\N\t${value}\tt\t${period}\tA\t\\N\n`;
    })
    .join('');
}
