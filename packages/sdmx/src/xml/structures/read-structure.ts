import type { ArtefactKind, ArtefactReference, ItemScheme, OtherStructure, Structure } from '../../model/structure.ts';
import { childOf, type XmlElement } from '../element.ts';
import { kindOfName, readItemReference, readReference } from '../references.ts';
import { readConstraint } from './constraint.ts';
import { readContent } from './content.ts';
import { readDataStructure, withSeriesDimensions } from './data-structure.ts';
import { readItemScheme } from './item-scheme.ts';
import { readHead } from './maintainable.ts';

const ITEM_SCHEMES: Readonly<Record<string, ItemScheme['kind']>> = {
  Codelist: 'codelist',
  CodeList: 'codelist',
  GeographicCodelist: 'codelist',
  GeoGridCodelist: 'codelist',
  ConceptScheme: 'conceptscheme',
  AgencyScheme: 'agencyscheme',
  DataProviderScheme: 'dataproviderscheme',
  DataConsumerScheme: 'dataconsumerscheme',
  OrganisationUnitScheme: 'organisationunitscheme',
  CategoryScheme: 'categoryscheme',
  ValueList: 'valuelist',
};

const OTHERS: Readonly<Record<string, OtherStructure['kind']>> = {
  MetadataStructure: 'metadatastructure',
  MetadataStructureDefinition: 'metadatastructure',
  Metadataflow: 'metadataflow',
  ProvisionAgreement: 'provisionagreement',
  MetadataProvisionAgreement: 'provisionagreement',
  HierarchicalCodelist: 'hierarchicalcodelist',
  HierarchicalCodeList: 'hierarchicalcodelist',
  Hierarchy: 'hierarchicalcodelist',
  StructureSet: 'structureset',
  StructureMap: 'structureset',
  Process: 'process',
  ReportingTaxonomy: 'reportingtaxonomy',
};

const ONES = [
  'DataStructure',
  'KeyFamily',
  'Dataflow',
  'Categorisation',
  'ContentConstraint',
  'DataConstraint',
  'AvailabilityConstraint',
  'Concept',
];

const STRUCTURES = new Set([...Object.keys(ITEM_SCHEMES), ...Object.keys(OTHERS), ...ONES]);

/** Whether an element of this name inside `Structures` is a structure, and not a list of structures. */
export function isStructureElement(name: string): boolean {
  return STRUCTURES.has(name);
}

/** Reads one structure; a concept without scheme (2.0) gives nothing here. */
export function readStructure(element: XmlElement): Structure | undefined {
  const scheme = Object.hasOwn(ITEM_SCHEMES, element.name) ? ITEM_SCHEMES[element.name] : undefined;
  if (scheme) return readItemScheme(element, scheme);
  const other = Object.hasOwn(OTHERS, element.name) ? OTHERS[element.name] : undefined;
  if (other) {
    const content = readContent(element);
    return { ...readHead(element, other), references: referencesIn(element), ...(content && { content }) };
  }
  switch (element.name) {
    case 'DataStructure':
    case 'KeyFamily':
      return withSeriesDimensions(readDataStructure(element));
    case 'Dataflow':
      return readDataflow(element);
    case 'Categorisation':
      return readCategorisation(element);
    case 'ContentConstraint':
    case 'DataConstraint':
    case 'AvailabilityConstraint':
      return readConstraint(element);
    default:
      return undefined;
  }
}

function readDataflow(element: XmlElement): Structure {
  const structure = readReference(childOf(element, 'Structure', 'KeyFamilyRef'), 'datastructure');
  return { ...readHead(element, 'dataflow'), ...(structure && { structure }) };
}

function readCategorisation(element: XmlElement): Structure {
  const source = readReference(childOf(element, 'Source'));
  const target = readItemReference(childOf(element, 'Target'), 'categoryscheme');
  return { ...readHead(element, 'categorisation'), ...(source && { source }), ...(target && { target }) };
}

/** All structures that are referred to anywhere in an element, each once. */
function referencesIn(element: XmlElement): OtherStructure['references'] {
  const found = new Map<string, OtherStructure['references'][number]>();
  const visit = (each: XmlElement, parent: XmlElement): void => {
    const reference = referenceAt(each, parent);
    if (reference) {
      const key = [reference.kind, reference.agency, reference.id, reference.version].join(' ');
      if (!found.has(key)) found.set(key, reference);
    }
    for (const child of each.children) visit(child, each);
  };
  for (const child of element.children) visit(child, element);
  return [...found.values()];
}

function referenceAt(element: XmlElement, parent: XmlElement): OtherStructure['references'][number] | undefined {
  const kind = kindOfName(parent.name);
  if (element.name === 'Ref') {
    const named = element.attributes['maintainableParentID'] ?? element.attributes['agencyID'];
    return named ? (providerAt(parent) ?? readReference(parent, kind)) : undefined;
  }
  if (element.text.startsWith('urn:sdmx:')) {
    return providerAt(element) ?? readReference(element, kindOfName(element.name));
  }
  return oldReference(element, kindOfName(element.name));
}

/** Of a provision agreement, it matters which provider of the list is meant. */
function providerAt(element: XmlElement): OtherStructure['references'][number] | undefined {
  if (element.name !== 'DataProvider') return undefined;
  const provider = readItemReference(element, 'dataproviderscheme');
  return provider && { ...provider.scheme, item: provider.item };
}

function oldReference(element: XmlElement, kind: ArtefactKind | undefined): ArtefactReference | undefined {
  return element.name.endsWith('Ref') && element.children.some(({ name }) => name.endsWith('AgencyID'))
    ? readReference(element, kind)
    : undefined;
}
