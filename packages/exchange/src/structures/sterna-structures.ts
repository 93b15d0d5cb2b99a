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
import { attributeIds, type EVIDENCE, type FlowLayout, layoutOf, STERNA_AGENCY, STRUCTURE_VERSION } from '../layout.ts';
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

function flowOf(shape: EvidenceShape, source: string | undefined): readonly [DataStructure, Dataflow] {
  const layout = layoutOf(shape, source);
  const name = flowName(source);
  const structure: DataStructure = {
    ...OWN,
    kind: 'datastructure',
    id: layout.id,
    name,
    dimensions: dimensions(layout),
    groups: [],
    attributes: attributes(layout),
    measures: [component('OBS_VALUE', text('Double'))],
  };
  const reference = {
    kind: 'datastructure',
    agency: STERNA_AGENCY,
    id: layout.id,
    version: STRUCTURE_VERSION,
  } as const;
  return [structure, { ...OWN, kind: 'dataflow', id: layout.id, name, structure: reference }];
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

function agencyScheme(): ItemScheme {
  const name = { fr: 'Agences', en: 'Agencies', es: 'Organismos', ar: 'الجهات' };
  const items = [{ id: STERNA_AGENCY, name: { fr: 'Sterna', en: 'Sterna', es: 'Sterna', ar: 'ستيرنا' } }];
  return { ...OWN, kind: 'agencyscheme', agency: 'SDMX', id: 'AGENCIES', name, items };
}

/**
 * Our own SDMX structures for data of a shape: a dataflow `EVIDENCE` with the figures of all sources and one for each
 * source, their data structures, codelists, concepts and agency. Names are in four languages wherever Sterna has them.
 *
 * @param only leaves out the dataflows of sources but this; all of them unless told
 */
export function sternaStructures(shape: EvidenceShape, only?: typeof EVIDENCE): readonly Structure[] {
  const sources = only === undefined ? shape.sources.map(({ id }) => id) : [];
  const flows = [undefined, ...sources].map((source) => flowOf(shape, source));
  const structures = flows.map(([structure]) => structure);
  return [
    agencyScheme(),
    conceptScheme(structures),
    ...codelists(shape),
    ...structures,
    ...flows.map(([, flow]) => flow),
  ];
}
