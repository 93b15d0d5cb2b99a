import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageSource } from '../../model/message.ts';
import type { Structure } from '../../model/structure.ts';
import { readJsonMessage } from '../read-json-message.ts';
import { writeJsonStructures } from './write-json-structures.ts';

const SAMPLE = JSON.parse(
  readFileSync(new URL('../../../../../conformance/sdmx/structures.json', import.meta.url), 'utf8'),
) as readonly Structure[];
const STANDARD = new URL('../../../../../../shared/data/sdmx/sdmx-json-structure/samples/', import.meta.url);
const FORMATS = ['sdmx-json-1.0', 'sdmx-json-2.0'] as const;
const HEADER = { id: 'S1', prepared: '2024-01-01T00:00:00Z', sender: { id: 'STERNA', name: { en: 'Sterna' } } };

const sourceOf = (text: string): MessageSource => ({
  open: async () =>
    (async function* () {
      yield Buffer.from(text);
    })(),
});

async function structuresIn(text: string): Promise<readonly Structure[]> {
  const message = await readJsonMessage(sourceOf(text));
  if (message.kind !== 'structures') throw new Error(`read as ${message.kind}`);
  return message.structures;
}

const byKey = (structures: readonly Structure[]): readonly Structure[] =>
  structures.toSorted((a, b) => `${a.kind} ${a.id} ${a.version}`.localeCompare(`${b.kind} ${b.id} ${b.version}`));

describe('structures in JSON', () => {
  for (const format of FORMATS) {
    it(`are the same after writing and reading ${format}, and so are the bytes`, async () => {
      const text = writeJsonStructures(SAMPLE, { format, header: HEADER });
      const again = await structuresIn(text);
      expect(byKey(again)).toEqual(byKey(SAMPLE));
      expect(writeJsonStructures(again, { format, header: HEADER })).toBe(text);
    });

    it(`keep constraints, categories, categorisations and references in ${format}`, async () => {
      const rich: readonly Structure[] = [
        ...SAMPLE,
        {
          kind: 'categoryscheme',
          agency: 'STERNA',
          id: 'TOPICS',
          version: '1.0',
          name: { en: 'Topics' },
          items: [
            { id: 'PEOPLE', name: { en: 'People' } },
            { id: 'PEOPLE.STOCK', name: { en: 'Stock' }, parent: 'PEOPLE' },
          ],
        },
        {
          kind: 'categorisation',
          agency: 'STERNA',
          id: 'C1',
          version: '1.0',
          name: { en: 'Stock' },
          source: { kind: 'dataflow', agency: 'STERNA', id: 'MIGRANT_STOCK', version: '1.0' },
          target: {
            scheme: { kind: 'categoryscheme', agency: 'STERNA', id: 'TOPICS', version: '1.0' },
            item: 'PEOPLE.STOCK',
          },
        },
        {
          kind: 'contentconstraint',
          agency: 'STERNA',
          id: 'CR',
          version: '1.0',
          name: { en: 'What there is' },
          type: 'Actual',
          attached: [{ kind: 'dataflow', agency: 'STERNA', id: 'MIGRANT_STOCK', version: '1.0' }],
          regions: [
            {
              include: true,
              components: [
                { id: 'SEX', values: ['F', 'M'] },
                { id: 'TIME_PERIOD', values: [], from: '1990', to: '2020' },
              ],
            },
          ],
        },
        {
          kind: 'provisionagreement',
          agency: 'STERNA',
          id: 'PA',
          version: '1.0',
          name: { en: 'Agreement' },
          references: [{ kind: 'dataflow', agency: 'STERNA', id: 'MIGRANT_STOCK', version: '1.0' }],
        },
      ];
      const text = writeJsonStructures(rich, { format, header: HEADER });
      expect(byKey(await structuresIn(text))).toEqual(byKey(rich));
    });
  }

  it('keeps names of any text in any language', async () => {
    const names = fc.dictionary(fc.constantFrom('en', 'fr', 'ar', 'es'), fc.string({ unit: 'grapheme' }), {
      minKeys: 1,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ id: fc.stringMatching(/^[A-Z]{1,4}$/), name: names }), { maxLength: 5 }),
        async (items) => {
          const list: Structure = {
            kind: 'codelist',
            agency: 'STERNA',
            id: 'CL',
            version: '1.0',
            name: { en: 'List' },
            items,
          };
          expect(await structuresIn(writeJsonStructures([list], { format: 'sdmx-json-2.0', header: HEADER }))).toEqual([
            list,
          ]);
        },
      ),
    );
  });

  it('writes the languages asked for and no others', async () => {
    const text = writeJsonStructures(SAMPLE, { format: 'sdmx-json-2.0', header: HEADER, languages: ['fr'] });
    const list = (await structuresIn(text)).find(({ id }) => id === 'CL_AREA');
    expect(list?.name).toEqual({ fr: 'Zones' });
  });

  describe.skipIf(!existsSync(STANDARD))('of the standard’s own samples', () => {
    it.each(['constructed-sample.json', 'generated-sample.json'])(
      'are read, and read the same once written: %s',
      async (name) => {
        const read = await structuresIn(readFileSync(new URL(name, STANDARD), 'utf8'));
        expect(read.length).toBeGreaterThan(10);
        const written = writeJsonStructures(read, { format: 'sdmx-json-2.0', header: HEADER });
        const again = await structuresIn(written);
        expect(again.map(({ kind, id }) => [kind, id]).sort()).toEqual(read.map(({ kind, id }) => [kind, id]).sort());
        expect(byKey(again).filter(({ kind }) => kind !== 'structureset')).toEqual(
          byKey(read).filter(({ kind }) => kind !== 'structureset'),
        );
      },
    );
  });
});
