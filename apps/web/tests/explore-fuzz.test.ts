import { describe, expect, inject, test } from 'vitest';
import { fetchRaw } from './fetch-page.ts';

const url = inject('url');
/** More by `STERNA_FUZZ_ROUNDS`. */
const ROUNDS = Number(process.env['STERNA_FUZZ_ROUNDS'] ?? 20);

/** A generator of numbers from 0 to 1, the same every time (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const PARAMETERS = {
  indicator: [
    'MIGRANT_STOCK',
    'EMIGRANT_SHARE',
    'migrant_stock',
    'MIGRATION_POLICIES_LEVEL',
    'TRAFFICKING_VICTIMS',
    'X',
  ],
  place: [
    'SEN',
    'sen,mar,TUN,MDA,NPL,FRA',
    'all',
    'in:011',
    'in:FRA',
    'in:',
    'Moldavie',
    'WLD',
    'XXX',
    'EUU',
    '_T',
    'in:in:011',
  ],
  partner: ['_T', 'all', 'top', 'FRA', 'SEN,FRA', 'nowhere', 'WLD'],
  sex: ['F', 'M', 'F,M', 'all', '_T', 'x'],
  age: ['_T', 'all', 'Y15T24', 'Y_GE15', '%', 'a b'],
  OCCUPATION: ['ISCO08_22', 'all', '_Z', '__proto__'],
  constructor: ['x'],
  unit: ['PS', 'USD', ''],
  from: ['1990', '2050', '0', '-1', '9999', '1e9', 'NaN', '٢٠٢٠'],
  to: ['2020', '1800', '2019-Q1', ''],
  view: ['line', 'bar', 'map', 'matrix', 'table', 'revisions', 'LINE', 'pie'],
  sort: ['value', 'name', 'change', 'size'],
  page: ['1', '2', '99999', '-3', 'x'],
  words: ['réfugiés', '((', 'مهاجر', '%00'],
  name: ['senegal', 'guinea', 'qqq', '\u0000', '<script>'],
  picture: ['0', '7', 'x'],
} as const;

const ODD = [
  '',
  '%',
  '%E0%A4%A',
  "'",
  '"><b>',
  '\u202e',
  '🙂',
  'a'.repeat(3000),
  '__proto__',
  'null',
  '..%2f..',
  '=,=',
  '&',
];

function addresses(next: () => number): readonly string[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  return Array.from({ length: ROUNDS }, () => {
    const names = Object.keys(PARAMETERS) as (keyof typeof PARAMETERS)[];
    const pairs = names
      .filter((name) => next() < (name === 'indicator' || name === 'place' ? 0.85 : 0.25))
      .map((name) => {
        const value = next() < 0.12 ? pick(ODD) : pick<string>(PARAMETERS[name]);
        return `${name}=${next() < 0.8 ? encodeURIComponent(value) : value.replace(/[^\x21-\x7e]/g, '?')}`;
      });
    const language = pick(['fr', 'en', 'es', 'ar']);
    const page = pick([
      'explore',
      'explore',
      'explore',
      'explore/data.csv',
      'explore/data.svg',
      'explore/data.sdmx-ml',
      'gaps',
      'sen/gaps',
    ]);
    return `/${language}/${page}?${pairs.join('&')}`;
  });
}

describe('addresses nobody would write', () => {
  test.each([11, 12, 13])('are answered without an error of ours (seed %d)', async (seed) => {
    for (const address of addresses(random(seed))) {
      const answer = await fetchRaw(url + address);
      expect(answer.status, address).toBeLessThan(500);
      const isPage = answer.headers['content-type']?.startsWith('text/html') ?? false;
      expect(isPage && /<script|<b>/.test(answer.body.toString()), `markup from ${address}`).toBe(false);
    }
  });
});
