import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading, SourceObservation } from '@sterna/statistics';
import { PLACES } from '@sterna/vocabulary';
import type { Grounds } from './grounds.ts';

const HEAD = 'destination,origin,year,sex,migrants';
const ROWS_IN_A_BATCH = 5000;

/** Figures in the table. */
export const FIGURES = 1_000_000;

const YEARS = [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2022, 2023, 2024];

/** A bilateral migrant stock: as a file and as its lines, without the head. */
export interface ImportTable {
  readonly path: string;
  readonly lines: readonly string[];
}

/** Destination, origin, year and sex of a million figures in the layout of UN DESA; their numbers mean nothing. */
function madeUpLines(): string[] {
  const places = PLACES.filter(({ kind }) => kind === 'country').map(({ code }) => code);
  const made: string[] = [];
  for (const to of places) {
    for (const from of places) {
      if (from === to) continue;
      for (const year of YEARS) {
        for (const sex of ['Male', 'Female'])
          made.push(`${to},${from},${year},${sex},${(made.length * 7919) % 99_991}`);
      }
      if (made.length >= FIGURES) return made.slice(0, FIGURES);
    }
  }
  return made;
}

/** Puts the table into the grounds as a file. */
export function layOutTable({ directory }: Grounds): ImportTable {
  const path = join(directory, 'migrant-stock.csv');
  const lines = madeUpLines();
  writeFileSync(path, `${HEAD}\n${lines.join('\n')}\n`);
  return { path, lines };
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
      return `1\t${id}\t1\t1\t${index + 2}\t\\N\t${value}\tt\t${period}\tA\t\\N\t\\N\n`;
    })
    .join('');
}
