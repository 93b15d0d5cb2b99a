import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UnreadableFileError } from '@sterna/tabular';
import { afterAll, describe, expect, it } from 'vitest';
import { readStatistics } from './index.ts';

/** Damaged copies of each sample; `npm run fuzz -- 2000` tries more. */
const ROUNDS = Number(process.env['STERNA_FUZZ_ROUNDS'] ?? 12);
const SEED = Number(process.env['STERNA_FUZZ_SEED'] ?? 20_200_701);

const CONFORMANCE = fileURLToPath(new URL('../../../../conformance/', import.meta.url));
const samples = globSync('{statistics,sdmx,mapping}/valid/**/*.{csv,tsv,xml,json,xlsx,zip}', {
  cwd: CONFORMANCE,
}).sort();

const folder = mkdtempSync(join(tmpdir(), 'sterna-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A generator of numbers that gives the same for the same seed (mulberry32). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Pieces that have a meaning to some reader. */
const TELLING = [
  '"',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\0',
  '<',
  '>',
  '&',
  '{',
  '[',
  ']',
  '=',
  "'",
  '<!DOCTYPE x>',
  '\uFEFF',
  '..',
  '-',
  '1e999',
];

type Damage = (bytes: Buffer, below: (limit: number) => number) => Buffer;

const DAMAGES: readonly Damage[] = [
  function change(bytes, below) {
    const damaged = Buffer.from(bytes);
    for (let i = 0; i < 8; i += 1) damaged[below(damaged.length)] = below(256);
    return damaged;
  },
  function cut(bytes, below) {
    return bytes.subarray(0, below(bytes.length));
  },
  function leaveOut(bytes, below) {
    const from = below(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + below(200))]);
  },
  function repeat(bytes, below) {
    const from = below(bytes.length);
    const piece = bytes.subarray(from, from + 1 + below(500));
    return Buffer.concat([
      bytes.subarray(0, from),
      ...Array.from({ length: 1 + below(5) }, () => piece),
      bytes.subarray(from),
    ]);
  },
  function insert(bytes, below) {
    const at = below(bytes.length);
    const piece = Buffer.from(TELLING[below(TELLING.length)] ?? '');
    return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
  },
  function swapLines(bytes, below) {
    const lines = bytes.toString('latin1').split('\n');
    const [a, b] = [below(lines.length), below(lines.length)];
    [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
    return Buffer.from(lines.join('\n'), 'latin1');
  },
];

/** Reads a file to its end. @returns what is not allowed to happen, or nothing */
async function faultIn(path: string): Promise<string | undefined> {
  try {
    const opened = await readStatistics(path);
    if (!('reading' in opened)) {
      await opened.file?.close();
      return opened.findings.every(({ message, rule }) => message !== '' && rule !== '') ? undefined : 'empty finding';
    }
    try {
      for await (const batch of opened.reading.batches) {
        const wrong = batch.find(({ value, status }) => (value === null ? status !== 'M' : !Number.isFinite(value)));
        if (wrong !== undefined) return `no value: ${JSON.stringify(wrong)}`;
      }
    } finally {
      await opened.file.close();
    }
    return undefined;
  } catch (error) {
    // Damage that shows only while rows stream is said so; everything else is a fault of ours.
    if (error instanceof UnreadableFileError && error.message !== '') return undefined;
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

describe('a damaged file is read or refused with a reason, and never ends in an error of ours', () => {
  it.each(samples)('%s', async (name) => {
    const bytes = readFileSync(join(CONFORMANCE, name));
    const below = numbersFrom(SEED + name.length);
    const path = join(folder, name.replaceAll('/', '-'));
    for (let round = 0; round < ROUNDS; round += 1) {
      let damaged: Buffer = bytes;
      for (let times = 0; times <= below(3); times += 1) {
        if (damaged.length > 0) damaged = DAMAGES[below(DAMAGES.length)]?.(damaged, below) ?? damaged;
      }
      writeFileSync(path, damaged);
      const fault = await faultIn(path);
      expect(fault, `round ${round} of seed ${SEED}: ${damaged.toString('latin1').slice(0, 300)}`).toBeUndefined();
    }
  });
});
