import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStatistics } from '../readers/index.ts';
import { checkMapping, type Mapping, mappingFits, previewMapped, proposeMapping, withTableFile } from './index.ts';
import { TARGETS } from './mapping-schema.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

/** Words that tables are made of, and things that should not be in them. */
const CELLS = [
  ...['Pays', 'Country of origin', 'Sexe', 'Age', 'Année', 'Valeur', 'Hommes', 'Femmes', 'Total', 'المجموع', 'السنة'],
  ...['Mali', 'MLI', 'Sengal', 'Korea', '466', '2020', '2020/21', '03/04/2020', 'T1 2020', '15-24', '<5', '65+'],
  ...['1', '1,234', '1.234', '1 234,5', '(7)', '12 %', '5²', '..', 'n.d.', '*', '٣٤٥', '-', '1e999', '=1+1', '"', ''],
  ...[
    'Source : x',
    '(1)',
    '__proto__',
    'constructor',
    '\u202e',
    '\u0000x'.slice(1),
    'NaN',
    'Infinity',
    'x'.repeat(500),
  ],
];

const table = fc.array(fc.array(fc.constantFrom(...CELLS), { maxLength: 7 }), { maxLength: 14 });
const textOf = (rows: readonly (readonly string[])[], delimiter: string): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\n');

const column = fc.record(
  {
    heading: fc.constantFrom(...CELLS),
    column: fc.constantFrom('A', 'B', 'ZZ', '0', ''),
    columns: fc.constantFrom('B:', 'A:C', 'C:A', ':'),
    is: fc.constantFrom(...TARGETS, 'DIMENSION:X', 'ATTRIBUTE:Y', 'WRONG'),
    of: fc.dictionary(fc.constantFrom(...TARGETS, '__proto__'), fc.constantFrom(...CELLS), { maxKeys: 2 }),
    headGives: fc.oneof(fc.constantFrom(...TARGETS), fc.array(fc.constantFrom(...TARGETS), { maxLength: 3 })),
    fillDown: fc.boolean(),
  },
  { requiredKeys: ['is'] },
);
const mapping = fc.record(
  {
    mapping: fc.constant(1),
    head: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
    columns: fc.array(column, { minLength: 1, maxLength: 5 }),
    constants: fc.dictionary(fc.constantFrom(...TARGETS), fc.constantFrom(...CELLS), { maxKeys: 3 }),
    numbers: fc.record({ decimal: fc.constantFrom('.', ','), thousands: fc.constantFrom('.', ',', ' ') }),
  },
  { requiredKeys: ['mapping', 'columns'] },
);

async function drain(path: string, by: Mapping): Promise<void> {
  const opened = await readStatistics(path, { mapping: by });
  if ('reading' in opened) {
    for await (const batch of opened.reading.batches) {
      for (const { value, status, refArea, period } of batch) {
        expect(value === null ? status === 'M' : Number.isFinite(value)).toBe(true);
        expect(refArea).not.toBe('');
        expect(period).not.toBe('');
      }
    }
    for (const { message } of opened.reading.findings) expect(message.length).toBeLessThan(1_500);
  }
  await opened.file?.close();
}

describe('tables and mappings of any kind', () => {
  const path = (): string => join(folder, 'table.csv');

  it('are proposed for, shown and read, or refused with findings, and never end in an exception', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(',', ';', '\t'), async (rows, delimiter) => {
        await writeFile(path(), textOf(rows, delimiter));
        const proposal = await withTableFile(path(), proposeMapping);
        if (!('mapping' in proposal)) return;
        await withTableFile(path(), (file) => previewMapped(file, proposal.mapping, 10));
        const constants = { INDICATOR: 'POPULATION', REF_AREA: 'MLI', TIME_PERIOD: '2020' };
        const missing = Object.entries(constants).filter(([target]) => proposal.missing.some((one) => one === target));
        await drain(path(), {
          ...proposal.mapping,
          constants: { ...proposal.mapping.constants, ...Object.fromEntries(missing) },
        });
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it('fit one another or not, by findings', async () => {
    await fc.assert(
      fc.asyncProperty(table, mapping, async (rows, json) => {
        await writeFile(path(), textOf(rows, ','));
        const checked = checkMapping(json);
        const by = checked.mapping;
        if (by === undefined) {
          expect(checked.findings.length).toBeGreaterThan(0);
          return;
        }
        await withTableFile(path(), async (file) => {
          const fits = await mappingFits(by, file);
          expect(fits).toBeGreaterThanOrEqual(0);
          expect(fits).toBeLessThanOrEqual(1);
          return previewMapped(file, by, 10);
        });
        await drain(path(), by);
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});
