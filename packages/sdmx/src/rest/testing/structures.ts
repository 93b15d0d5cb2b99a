import type {
  Categorisation,
  ContentConstraint,
  Dataflow,
  DataStructure,
  ItemScheme,
  OtherStructure,
  Structure,
} from '../../model/structure.ts';

/** A small set of structures that belong together; agencies, codes and names are made up. */
const head = { agency: 'TEST', version: '1.0' };

function list(kind: ItemScheme['kind'], id: string, items: readonly string[]): ItemScheme {
  return {
    ...head,
    kind,
    id,
    name: { en: id },
    description: { en: `The list ${id}` },
    items: items.map((item) => {
      const [code = '', parent] = item.split('<');
      return { id: code, name: { en: code }, ...(parent !== undefined && { parent }) };
    }),
  };
}

const concept = (item: string) => ({ scheme: { agency: 'TEST', id: 'CONCEPTS', version: '1.0' }, item });
const enumeration = (id: string) => ({
  kind: 'enumeration' as const,
  list: { kind: 'codelist' as const, agency: 'TEST', id, version: '1.0' },
});

export const FREQUENCIES: ItemScheme = list('codelist', 'CL_FREQ', ['A', 'M', 'Q']);
export const AREAS: ItemScheme = list('codelist', 'CL_AREA', ['W', 'AF<W', 'SN<AF', 'MA<AF', 'FR<W']);
export const OLD_AREAS: ItemScheme = { ...list('codelist', 'CL_AREA', ['SN']), version: '0.9' };
export const UNUSED: ItemScheme = list('codelist', 'CL_UNUSED', ['X']);
export const CONCEPTS: ItemScheme = list('conceptscheme', 'CONCEPTS', [
  'FREQ',
  'AREA',
  'TIME_PERIOD',
  'OBS_VALUE',
  'TITLE',
  'STATUS',
  'SPARE',
]);
export const TOPICS: ItemScheme = list('categoryscheme', 'TOPICS', ['PEOPLE', 'STOCK<PEOPLE', 'MONEY']);
export const PROVIDERS: ItemScheme = { ...list('dataproviderscheme', 'DATA_PROVIDERS', ['OFFICE', 'BANK']) };

export const STRUCTURE: DataStructure = {
  ...head,
  kind: 'datastructure',
  id: 'DSD',
  name: { en: 'A structure' },
  description: { en: 'For tests' },
  dimensions: [
    { kind: 'dimension', id: 'FREQ', position: 1, concept: concept('FREQ'), representation: enumeration('CL_FREQ') },
    { kind: 'dimension', id: 'AREA', position: 2, concept: concept('AREA'), representation: enumeration('CL_AREA') },
    {
      kind: 'time-dimension',
      id: 'TIME_PERIOD',
      position: 3,
      concept: concept('TIME_PERIOD'),
      representation: { kind: 'text', format: { type: 'ObservationalTimePeriod' } },
    },
  ],
  groups: [],
  attributes: [
    {
      id: 'TITLE',
      concept: concept('TITLE'),
      usage: 'optional',
      relationship: { kind: 'dimensions', dimensions: ['AREA'] },
      representation: { kind: 'text', format: { type: 'String', facets: { maxLength: '200' } } },
    },
    {
      id: 'STATUS',
      concept: concept('STATUS'),
      usage: 'optional',
      relationship: { kind: 'observation' },
    },
  ],
  measures: [
    {
      id: 'OBS_VALUE',
      concept: concept('OBS_VALUE'),
      representation: { kind: 'text', format: { type: 'Double' } },
    },
  ],
};

export const FLOW: Dataflow = {
  ...head,
  kind: 'dataflow',
  id: 'FLOW',
  name: { en: 'A flow' },
  description: { en: 'For tests' },
  structure: { kind: 'datastructure', agency: 'TEST', id: 'DSD', version: '1.0' },
};

export const ALLOWED: ContentConstraint = {
  ...head,
  kind: 'contentconstraint',
  id: 'ALLOWED',
  name: { en: 'What is allowed' },
  type: 'Allowed',
  attached: [{ kind: 'dataflow', agency: 'TEST', id: 'FLOW', version: '1.0' }],
  regions: [{ include: true, components: [{ id: 'AREA', values: ['SN', 'MA'] }] }],
};

export const UNDER_STOCK: Categorisation = {
  ...head,
  kind: 'categorisation',
  id: 'FLOW_STOCK',
  name: { en: 'The flow under its topic' },
  source: { kind: 'dataflow', agency: 'TEST', id: 'FLOW', version: '1.0' },
  target: { scheme: { kind: 'categoryscheme', agency: 'TEST', id: 'TOPICS', version: '1.0' }, item: 'PEOPLE.STOCK' },
};

export const AGREEMENT: OtherStructure = {
  ...head,
  kind: 'provisionagreement',
  id: 'FLOW_OFFICE',
  name: { en: 'The office provides the flow' },
  references: [
    { kind: 'dataflow', agency: 'TEST', id: 'FLOW', version: '1.0' },
    { kind: 'dataproviderscheme', agency: 'TEST', id: 'DATA_PROVIDERS', version: '1.0' },
  ],
};

export const STRUCTURES: readonly Structure[] = [
  FREQUENCIES,
  AREAS,
  OLD_AREAS,
  UNUSED,
  CONCEPTS,
  TOPICS,
  PROVIDERS,
  STRUCTURE,
  FLOW,
  ALLOWED,
  UNDER_STOCK,
  AGREEMENT,
];
