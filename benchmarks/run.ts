/**
 * Measures Sterna beside its baselines: `npm run bench`, or `npm run bench -- import files` for some. Prints tables,
 * writes benchmarks/output/latest.json. See README.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { assembly } from './assembly.bench.ts';
import { bytes } from './bytes.bench.ts';
import { files } from './files.bench.ts';
import { Grounds } from './grounds.ts';
import { importing } from './import.bench.ts';
import { load } from './load.bench.ts';
import type { Benchmark } from './measurement.ts';
import { plans } from './plans.bench.ts';
import { allMet, type Outcome, tableOf } from './report.ts';
import { review } from './review.bench.ts';
import { sdmx } from './sdmx.bench.ts';
import { sdmxApi } from './sdmx-api.bench.ts';
import { sdmxText } from './sdmx-text.bench.ts';
import { slice } from './slice.bench.ts';
import { spaces } from './spaces.bench.ts';

const BENCHMARKS: readonly Benchmark[] = [importing, assembly, load, bytes, files, sdmx, sdmxText, sdmxApi, review];
/** Take minutes, and run only when they are named. */
const ON_REQUEST: readonly Benchmark[] = [slice, spaces, plans];
const ALL = [...BENCHMARKS, ...ON_REQUEST];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !ALL.some((benchmark) => benchmark.name === name));
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}. There are: ${ALL.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const grounds = new Grounds();
const outcomes: Outcome[] = [];
try {
  for (const benchmark of asked.length > 0 ? ALL : BENCHMARKS) {
    if (asked.length > 0 && !asked.includes(benchmark.name)) continue;
    const { name, title } = benchmark;
    const measurements = await benchmark.measure(grounds);
    outcomes.push({ name, title, measurements });
    console.log(`\n${title}\n\n${tableOf(measurements)}`);
  }
} finally {
  grounds.clear();
}

const folder = new URL('./output/', import.meta.url);
mkdirSync(folder, { recursive: true });
const machine = { cores: availableParallelism(), node: process.versions.node };
writeFileSync(new URL('latest.json', folder), `${JSON.stringify({ machine, outcomes }, undefined, 2)}\n`);
console.log(allMet(outcomes) ? '\nEvery aim is met.' : '\nSome aims are missed.');
