import type {
  ArtefactReference,
  Attribute,
  Component,
  Dataflow,
  DataStructure,
  Dimension,
  ItemScheme,
  LocalisedText,
  Representation,
  Structure,
} from '@sterna/sdmx';
import { componentId, FIXED_DIMENSIONS, sourceById, sourceTitle } from '@sterna/statistics';
import { LANGUAGES } from '@sterna/vocabulary';
import {
  attributeIds,
  DERIVED,
  EVIDENCE,
  type FlowLayout,
  layoutOf,
  STERNA_AGENCY,
  STRUCTURE_VERSION,
} from '../layout.ts';
import type { EvidenceShape } from '../shape.ts';
import { CONCEPT_NAMES, codelists, conceptName, furtherList } from './codelists.ts';

const OWN = { agency: STERNA_AGENCY, version: STRUCTURE_VERSION, isFinal: false } as const;

const LISTS: Readonly<Record<string, string>> = {
  FREQ: 'CL_FREQ',
  INDICATOR: 'CL_INDICATOR',
  REF_AREA: 'CL_AREA',
  COUNTERPART_AREA: 'CL_AREA',
  SEX: 'CL_SEX',
  AGE: 'CL_AGE',
  UNIT_MEASURE: 'CL_UNIT_MEASURE',
};

const CONCEPTS: ArtefactReference = {
  kind: 'conceptscheme',
  agency: STERNA_AGENCY,
  id: 'CONCEPTS',
  version: STRUCTURE_VERSION,
};

function enumeration(list: string): Representation {
  return {
    kind: 'enumeration',
    list: { kind: 'codelist', agency: STERNA_AGENCY, id: list, version: STRUCTURE_VERSION },
  };
}

const text = (type: string): Representation => ({ kind: 'text', format: { type } });

function component(id: string, representation: Representation): Component {
  return { id, concept: { scheme: CONCEPTS, item: id }, representation };
}

function dimensions({ dimensions: further }: FlowLayout): readonly Dimension[] {
  const coded = [
    ...FIXED_DIMENSIONS.map((id) => component(id, enumeration(LISTS[id] ?? `CL_${id}`))),
    ...further.map((name) => component(componentId(name, 'dimension'), enumeration(furtherList(name)))),
  ];
  return [
    ...coded.map((one, at): Dimension => ({ ...one, kind: 'dimension', position: at + 1 })),
    {
      ...component('TIME_PERIOD', text('ObservationalTimePeriod')),
      kind: 'time-dimension',
      position: coded.length + 1,
    },
  ];
}

/** Attributes in the order in which our messages write them. */
function attributes(layout: FlowLayout): readonly Attribute[] {
  const ofObservation = (id: string, representation: Representation): Attribute => ({
    ...component(id, representation),
    usage: 'optional',
    relationship: { kind: 'observation', measures: ['OBS_VALUE'] },
  });
  const ids = new Set(attributeIds(layout).map(([, id]) => id));
  return [
    ofObservation('OBS_STATUS', enumeration('CL_OBS_STATUS')),
    ...['COMMENT_OBS', 'SOURCE', 'RELEASE', 'DATED'].map((id) => ofObservation(id, text('String'))),
    ...[...ids].map((id) => ofObservation(id, text('String'))),
    {
      ...component('INDICATOR_TITLE', text('String')),
      usage: 'optional',
      relationship: { kind: 'dimensions', dimensions: ['INDICATOR'] },
    },
  ];
}

function flowName(source: string | undefined): LocalisedText {
  if (source === undefined) {
    return { fr: 'Toutes les données', en: 'All figures', es: 'Todos los datos', ar: 'جميع البيانات' };
  }
  const parts = source.split('+');
  if (parts.some((part) => sourceById(part) === undefined)) return { en: source };
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, parts.map((part) => sourceTitle(part, language)).join(' + ')]),
  );
}

const DERIVED_NAME: LocalisedText = {
  fr: 'Chiffres calculés par Sterna',
  en: 'Figures derived by Sterna',
  es: 'Cifras calculadas por Sterna',
  ar: 'أرقام تحسبها ستيرنا',
};

function structureOf(layout: FlowLayout, name: LocalisedText): DataStructure {
  return {
    ...OWN,
    kind: 'datastructure',
    id: layout.id,
    name,
    dimensions: dimensions(layout),
    groups: [],
    attributes: attributes(layout),
    measures: [component('OBS_VALUE', text('Double'))],
  };
}

function flowOf(id: string, structure: string, name: LocalisedText): Dataflow {
  const reference = {
    kind: 'datastructure',
    agency: STERNA_AGENCY,
    id: structure,
    version: STRUCTURE_VERSION,
  } as const;
  return { ...OWN, kind: 'dataflow', id, name, structure: reference };
}

function conceptScheme(flows: readonly DataStructure[]): ItemScheme {
  const ids = new Set(Object.keys(CONCEPT_NAMES));
  for (const flow of flows) {
    for (const { id } of [...flow.dimensions, ...flow.attributes, ...flow.measures]) ids.add(id);
  }
  const items = [...ids].map((id) => ({ id, name: { ...conceptName(id) } }));
  const name = { fr: 'Concepts', en: 'Concepts', es: 'Conceptos', ar: 'المفاهيم' };
  return { ...OWN, kind: 'conceptscheme', id: 'CONCEPTS', name, items };
}

/** The agencies that keep what is shown: Sterna, SDMX, which keeps this very list, and those of imported structures. */
function agencyScheme({ structures = [] }: EvidenceShape): ItemScheme {
  const name = { fr: 'Agences', en: 'Agencies', es: 'Organismos', ar: 'الجهات' };
  const own = [
    { id: STERNA_AGENCY, name: { fr: 'Sterna', en: 'Sterna', es: 'Sterna', ar: 'ستيرنا' } },
    { id: 'SDMX', name: { fr: 'SDMX', en: 'SDMX', es: 'SDMX', ar: 'SDMX' } },
  ];
  // An agency below another, as ECB.DISS, is in a list of that other.
  const others = new Set(structures.map(({ agency }) => agency.split('.')[0] ?? agency));
  for (const { id } of own) others.delete(id);
  const items = [...own, ...[...others].sort().map((id) => ({ id, name: { en: id } }))];
  return { ...OWN, kind: 'agencyscheme', agency: 'SDMX', id: 'AGENCIES', name, items };
}

/**
 * Our own SDMX structures for data of a shape: a dataflow `EVIDENCE` with the figures of all sources, one for each source,
 * and `DERIVED` with what is derived from them; their data structures, codelists, concepts and agency. Names are in four
 * languages wherever Sterna has them.
 */
export function sternaStructures(shape: EvidenceShape): readonly Structure[] {
  const structures = [undefined, ...shape.sources.map(({ id }) => id)].map((source) =>
    structureOf(layoutOf(shape, source), flowName(source)),
  );
  return [
    agencyScheme(shape),
    conceptScheme(structures),
    ...codelists(shape),
    ...structures,
    ...structures.map(({ id, name }) => flowOf(id, id, name)),
    flowOf(DERIVED, EVIDENCE, DERIVED_NAME),
  ];
}

/** The data structure of a file, with the codelists and concepts that name what is in it. */
export function structuresOfFile(shape: EvidenceShape, layout: FlowLayout): readonly Structure[] {
  const structure = structureOf(layout, flowName(undefined));
  return [conceptScheme([structure]), ...codelists(shape), structure];
}
