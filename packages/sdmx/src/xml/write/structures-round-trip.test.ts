import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalisedText } from '../../model/data.ts';
import type { Structure } from '../../model/structure.ts';
import { sourceOf } from '../messages-for-tests.ts';
import { readXmlMessage } from '../read-xml-message.ts';
import { writeXmlStructures } from './write-xml-structures.ts';

const SAMPLES = join(import.meta.dirname, '../../../../../../shared/data/sdmx/sdmx-ml-2.1-samples');
const FORMATS = ['sdmx-ml-2.1', 'sdmx-ml-3.0'] as const;
const HEADER = { id: 'H', test: false, prepared: '2024-01-02T03:04:05Z', sender: { id: 'TEST' } };

async function readBack(text: string): Promise<readonly Structure[]> {
  const message = await readXmlMessage(sourceOf(text));
  if (message.kind !== 'structures') throw new Error(`read as ${message.kind}`);
  expect(message.findings).toEqual([]);
  return message.structures;
}

const id = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,8}$/);
const text = fc
  .oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }), fc.constantFrom('a & b <c> "d"', 'الهجرة'))
  .map((value) => value.replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ').trim())
  .filter((value) => value !== '');
const names: fc.Arbitrary<LocalisedText> = fc
  .dictionary(fc.constantFrom('en', 'fr', 'es', 'ar', 'pt-BR'), text, { minKeys: 1 })
  .map((each) => ({ ...each }));
const annotations = fc.array(
  fc.record({ id, title: text, type: text, url: fc.webUrl(), text: names }, { requiredKeys: ['title'] }),
  { minLength: 1, maxLength: 2 },
);
const version = fc.constantFrom('1.0', '2.1', '10.0');
const head = <Kind extends string>(kind: Kind) =>
  fc
    .record(
      {
        id,
        agency: fc.constantFrom('TEST', 'TEST.SUB'),
        version,
        name: names,
        description: names,
        annotations,
        validFrom: fc.constant('2020-01-01'),
      },
      { requiredKeys: ['id', 'agency', 'version', 'name'] },
    )
    .map((each) => ({ kind, ...each }));
const reference = <Kind extends string>(kind: Kind) =>
  fc.record({ kind: fc.constant(kind), agency: fc.constant('TEST'), id, version });
const format = fc.record(
  { type: fc.constantFrom('String', 'Double'), facets: fc.record({ maxLength: fc.nat().map(String) }) },
  { requiredKeys: ['type'] },
);
const representation = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), format }),
  fc.record({ kind: fc.constant('enumeration' as const), list: reference('codelist' as const) }),
);
const item = fc.record({ name: names, description: names, annotations }, { requiredKeys: ['name'] });

/** Items of which some stand under the one before them. */
const items = (path: boolean) =>
  fc.uniqueArray(fc.tuple(id, item, fc.boolean()), { selector: ([each]) => each, maxLength: 5 }).map((list) => {
    let above: string | undefined;
    return list.map(([own, rest, nested]) => {
      const parent = nested ? above : undefined;
      above = path && parent !== undefined ? `${parent}.${own}` : own;
      return { ...rest, id: above, ...(parent !== undefined && { parent }) };
    });
  });

const concept = fc.record({ scheme: reference('conceptscheme' as const), item: id });
const component = fc.record(
  { concept, representation, annotations, roles: fc.array(id, { minLength: 1, maxLength: 2 }) },
  { requiredKeys: ['concept'] },
);
const dataStructure = fc
  .tuple(
    head('datastructure' as const),
    fc.uniqueArray(id, { minLength: 6, maxLength: 6 }),
    fc.array(component, { minLength: 6, maxLength: 6 }),
  )
  .map(([rest, ids, components]): Structure => {
    const [a = '', b = '', c = '', d = '', e = '', f = ''] = ids;
    const [first, second, third, fourth, fifth, sixth] = components;
    return {
      ...rest,
      dimensions: [
        { ...first, id: a, kind: 'dimension', position: 1 },
        { ...second, id: b, kind: 'dimension', position: 2 },
        {
          id: 'TIME_PERIOD',
          kind: 'time-dimension',
          position: 3,
          representation: { kind: 'text', format: { type: 'ObservationalTimePeriod' } },
        },
      ],
      groups: [{ id: 'G', dimensions: [a] }],
      attributes: [
        { ...third, id: c, usage: 'mandatory', relationship: { kind: 'data-set' } },
        { ...fourth, id: d, usage: 'optional', relationship: { kind: 'group', group: 'G' } },
        { ...fifth, id: e, usage: 'optional', relationship: { kind: 'dimensions', dimensions: [a, b], groups: ['G'] } },
        { ...sixth, id: f, usage: 'optional', relationship: { kind: 'observation' } },
      ],
      measures: [{ id: 'OBS_VALUE' }],
    };
  });

const structures: fc.Arbitrary<Structure> = fc.oneof(
  fc
    .tuple(head('codelist' as const), items(false))
    .map(([rest, list]): Structure => ({ ...rest, items: list, isPartial: true })),
  fc
    .tuple(head('conceptscheme' as const), items(false), representation)
    .map(
      ([rest, list, each]): Structure => ({ ...rest, items: list.map((one) => ({ ...one, representation: each })) }),
    ),
  fc.tuple(head('categoryscheme' as const), items(true)).map(([rest, list]): Structure => ({ ...rest, items: list })),
  fc
    .tuple(head('agencyscheme' as const), items(false))
    .map(([rest, list]): Structure => ({ ...rest, items: list.map(({ parent: _, ...one }) => one) })),
  dataStructure,
  fc
    .tuple(head('dataflow' as const), reference('datastructure' as const))
    .map(([rest, structure]): Structure => ({ ...rest, structure })),
  head('dataflow' as const).map(
    (rest): Structure => ({ ...rest, isExternalReference: true, structureUrl: 'https://example.org/flow' }),
  ),
  fc
    .tuple(
      head('categorisation' as const),
      reference('dataflow' as const),
      fc.record({ scheme: reference('categoryscheme' as const), item: id }),
    )
    .map(([rest, source, target]): Structure => ({ ...rest, source, target })),
  fc
    .tuple(
      head('contentconstraint' as const),
      reference('dataflow' as const),
      fc.uniqueArray(id, { minLength: 2, maxLength: 2 }),
      fc.array(text, { minLength: 1 }),
      fc.nat(),
    )
    .map(
      ([rest, flow, [a = '', b = ''], values, series]): Structure => ({
        ...rest,
        type: 'Actual',
        attached: [flow],
        regions: [
          {
            include: true,
            components: [
              { id: a, values },
              { id: b, values: [], from: '2000', to: '2020-12' },
            ],
          },
        ],
        counts: { series, observations: series * 2 },
      }),
    ),
  fc
    .tuple(head('metadataflow' as const), reference('metadatastructure' as const))
    .map(([rest, structure]): Structure => ({ ...rest, references: [structure] })),
);

describe('structures written as XML', () => {
  it.each(FORMATS)('are the same when read again, and the same bytes the second time: %s', async (format_) => {
    await fc.assert(
      fc.asyncProperty(structures, async (structure) => {
        const written = writeXmlStructures([structure], { format: format_, header: HEADER });
        const read = await readBack(written);
        expect(read).toEqual([structure]);
        expect(writeXmlStructures(read, { format: format_, header: HEADER })).toBe(written);
      }),
      { numRuns: 300 },
    );
  });

  it('keep several measures and what they are of in 3.0, and are refused in 2.1', async () => {
    const structure: Structure = {
      kind: 'datastructure',
      agency: 'TEST',
      id: 'D',
      version: '1.0',
      name: { en: 'x' },
      groups: [],
      dimensions: [{ id: 'A', kind: 'dimension', position: 1 }],
      attributes: [{ id: 'S', usage: 'optional', relationship: { kind: 'observation', measures: ['TURNOVER'] } }],
      measures: [
        {
          id: 'TURNOVER',
          usage: 'mandatory',
          representation: { kind: 'text', format: { facets: { minOccurs: '1', maxOccurs: '3' } } },
        },
        { id: 'STAFF' },
      ],
    };
    expect(await readBack(writeXmlStructures([structure], { format: 'sdmx-ml-3.0', header: HEADER }))).toEqual([
      structure,
    ]);
    expect(() => writeXmlStructures([structure], { format: 'sdmx-ml-2.1', header: HEADER })).toThrow(
      /several measures/,
    );
  });

  it.skipIf(!existsSync(SAMPLES)).each(FORMATS)("keep all of the standard's samples: %s", async (format_) => {
    const files = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xml'));
    let count = 0;
    for (const file of files) {
      const message = await readXmlMessage(sourceOf(readFileSync(join(SAMPLES, file))));
      if (message.kind !== 'structures') continue;
      // Of what is kept by its head, references are not written.
      const kept = message.structures
        .filter((each) => !('references' in each))
        .map((each) => (format_ === 'sdmx-ml-3.0' ? withoutFinality(each) : each));
      count += kept.length;
      const read = await readXmlMessage(sourceOf(writeXmlStructures(kept, { format: format_, header: HEADER })));
      if (read.kind !== 'structures') throw new Error('no structures');
      expect(new Set(read.structures.map((each) => JSON.stringify(sorted(each)))), file).toEqual(
        new Set(kept.map((each) => JSON.stringify(sorted(each)))),
      );
    }
    expect(count).toBeGreaterThan(50);
  });
});

/** 3.0 tells by the version whether a structure is final, and has no measure dimension. */
function withoutFinality(structure: Structure): Structure {
  const { isFinal: _, ...rest } = structure;
  if (rest.kind !== 'datastructure') return rest as Structure;
  const dimensions = rest.dimensions.map((each) =>
    each.kind === 'measure-dimension'
      ? { ...each, kind: 'dimension' as const, roles: [...(each.roles ?? []), 'MEASURE'] }
      : each,
  );
  return { ...rest, dimensions };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
