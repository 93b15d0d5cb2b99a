import { describe, expect, it } from 'vitest';
import { writeJsonStructures } from '../../json/write/write-json-structures.ts';
import type { Structure } from '../../model/structure.ts';
import { readMessage } from '../../read-message.ts';
import { partOf } from '../../rest/partial-structure.ts';
import { contentElement, contentReference, contentReferences, localContentReference } from '../../structure-content.ts';
import { readXmlMessage } from '../read-xml-message.ts';
import { writeXmlStructures } from '../write/write-xml-structures.ts';

const HEADER = { id: 'TEST', prepared: '2024-01-01T00:00:00Z', test: false, sender: { id: 'TEST' } };
const AREAS = { kind: 'codelist', agency: 'TEST', id: 'CL_AREA', version: '1.0' } as const;
const OWN = { agency: 'TEST', version: '1.0', name: { en: 'Test' } } as const;

async function readBack(text: string): Promise<readonly Structure[]> {
  const message = await readXmlMessage({
    open: async () =>
      (async function* () {
        yield new TextEncoder().encode(text);
      })(),
  });
  if (message.kind !== 'structures') throw new Error(`a message of ${message.kind}`);
  return message.structures;
}

const code = (id: string, ...inside: ReturnType<typeof contentElement>[]): ReturnType<typeof contentElement> =>
  contentElement('HierarchicalCode', {
    id,
    children: [contentReference('Code', { scheme: AREAS, item: id }), ...inside],
  });

const HIERARCHY = [
  contentElement('Hierarchy', {
    id: 'REGIONS',
    attributes: { leveled: 'false' },
    name: { en: 'Regions', fr: 'Régions & pays' },
    children: [code('002', code('SEN'), code('MLI'))],
  }),
  contentElement('Hierarchy', { id: 'OTHER', name: { en: 'Other' }, children: [code('SEN')] }),
];

const MAP = [
  contentElement('CodelistMap', {
    id: 'MAP',
    name: { en: 'Map' },
    children: [
      contentReference('Source', AREAS),
      contentReference('Target', { ...AREAS, id: 'CL_GEO' }),
      contentElement('CodeMap', {
        children: [localContentReference('Source', 'SEN'), localContentReference('Target', 'SN')],
      }),
    ],
  }),
];

const STRUCTURES: readonly Structure[] = [
  { ...OWN, kind: 'hierarchicalcodelist', id: 'HCL', content: HIERARCHY, references: contentReferences(HIERARCHY) },
  { ...OWN, kind: 'structureset', id: 'MAPS', content: MAP, references: contentReferences(MAP) },
];

describe('content kept as SDMX-ML 2.1 spells it', () => {
  const write = (structures: readonly Structure[]): string =>
    writeXmlStructures(structures, { format: 'sdmx-ml-2.1', header: HEADER });

  it('is the same after writing and reading, and the same text the second time', async () => {
    const text = write(STRUCTURES);
    const structures = await readBack(text);
    expect(structures).toEqual(STRUCTURES);
    expect(write(structures)).toBe(text);
  });

  it('refers to other structures once each, and not to itself', () => {
    expect(contentReferences(HIERARCHY)).toEqual([AREAS]);
    expect(contentReferences(MAP)).toEqual([AREAS, { ...AREAS, id: 'CL_GEO' }]);
  });

  it('is left out of version 3.0, which says so', () => {
    const said: string[] = [];
    writeXmlStructures(STRUCTURES, {
      format: 'sdmx-ml-3.0',
      header: HEADER,
      note: ({ rule, message }) => said.push(`${rule} ${message.split(' ').at(3)}`),
    });
    expect(said).toEqual(['left-out HCL', 'left-out MAPS']);
  });

  it('may be asked for hierarchy by hierarchy', () => {
    const [hierarchy] = STRUCTURES;
    if (!hierarchy) throw new Error('none');
    expect(partOf(hierarchy, ['OTHER'])).toMatchObject({ content: [{ attributes: { id: 'OTHER' } }] });
    expect(partOf(hierarchy, ['NONE'])).toBeUndefined();
  });

  it('has the names of the standard for what all its parts have in common', () => {
    expect(write(STRUCTURES)).toContain('<com:Name xml:lang="fr">Régions &amp; pays</com:Name>');
    expect(write(STRUCTURES)).toMatch(/<str:Hierarchy id="REGIONS" leveled="false">/);
  });
});

describe('a provision agreement', () => {
  const agreement = (item?: string): Structure => ({
    ...OWN,
    kind: 'provisionagreement',
    id: 'PRA',
    references: [
      { kind: 'dataflow', agency: 'TEST', id: 'FLOW', version: '1.0' },
      { kind: 'dataproviderscheme', agency: 'TEST', id: 'DATA_PROVIDERS', version: '1.0', ...(item && { item }) },
    ],
  });

  it('keeps which provider it is of', async () => {
    const text = writeXmlStructures([agreement('WB')], { format: 'sdmx-ml-2.1', header: HEADER });
    expect(await readBack(text)).toEqual([agreement('WB')]);
  });

  it('is written without provider, with a remark, where it is not known which one', () => {
    const said: string[] = [];
    const note = ({ rule }: { readonly rule: string }): void => void said.push(rule);
    expect(writeXmlStructures([agreement()], { format: 'sdmx-ml-2.1', header: HEADER, note })).not.toContain(
      'Provider>',
    );
    expect(said).toEqual(['left-out']);
  });
});

describe('content in SDMX-JSON', () => {
  it('is kept under a name of our own, and is the same after reading', async () => {
    for (const format of ['sdmx-json-1.0', 'sdmx-json-2.0'] as const) {
      const text = writeJsonStructures(STRUCTURES, { format, header: HEADER });
      const message = await readMessage({
        open: async () =>
          (async function* () {
            yield new TextEncoder().encode(text);
          })(),
      });
      expect(message).toMatchObject({ kind: 'structures', structures: STRUCTURES });
    }
  });
});
