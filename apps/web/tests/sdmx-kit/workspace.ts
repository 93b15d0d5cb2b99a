import { type Element, inside, parse, within } from './markup.ts';

/** Kinds of structures by the names of their elements, with what a whole one must have and a stub has not. */
const KINDS: Readonly<Record<string, readonly [resource: string, ...content: string[]]>> = {
  AgencyScheme: ['agencyscheme', 'Agency'],
  DataProviderScheme: ['dataproviderscheme', 'DataProvider'],
  DataConsumerScheme: ['dataconsumerscheme', 'DataConsumer'],
  OrganisationUnitScheme: ['organisationunitscheme', 'OrganisationUnit'],
  ContentConstraint: ['contentconstraint', 'ConstraintAttachment'],
  CategoryScheme: ['categoryscheme', 'Category'],
  Codelist: ['codelist', 'Code'],
  ConceptScheme: ['conceptscheme', 'Concept'],
  Dataflow: ['dataflow', 'Structure'],
  HierarchicalCodelist: ['hierarchicalcodelist', 'Hierarchy', 'IncludedCodelist'],
  DataStructure: ['datastructure', 'DataStructureComponents'],
  Metadataflow: ['metadataflow', 'Structure'],
  MetadataStructure: ['metadatastructure', 'MetadataStructureComponents'],
  Process: ['process', 'ProcessStep'],
  StructureSet: ['structureset', 'CodelistMap', 'ConceptSchemeMap', 'StructureMap'],
  ReportingTaxonomy: ['reportingtaxonomy', 'ReportingCategory'],
  Categorisation: ['categorisation', 'Source'],
  ProvisionAgreement: ['provisionagreement', 'StructureUsage'],
};

/** Classes of items, by that of the scheme they are in. */
const ITEM_CLASSES: Readonly<Record<string, string>> = {
  Category: 'CategoryScheme',
  Concept: 'ConceptScheme',
  Code: 'Codelist',
  Agency: 'AgencyScheme',
  DataProvider: 'DataProviderScheme',
  DataConsumer: 'DataConsumerScheme',
  OrganisationUnit: 'OrganisationUnitScheme',
  ReportingCategory: 'ReportingTaxonomy',
};

/** A reference, with the items of the structure it names. */
export interface Reference {
  readonly key: string;
  readonly resource: string;
  readonly items: readonly string[];
}

/** A structure of a message, as the field's kit sees it. */
export interface Structure {
  readonly resource: string;
  readonly agency: string;
  readonly id: string;
  readonly version: string;
  readonly key: string;
  readonly detail: 'full' | 'complete-stub' | 'stub';
  readonly children: readonly Reference[];
  /** Ids of the items in the order of the message, nested ones among them. */
  readonly items: readonly string[];
  readonly element: Element;
}

const keyOf = (resource: string, agency = '', id = '', version = '1.0'): string =>
  `${resource} ${agency}:${id}(${version})`;

function itemsOf(element: Element, name: string): readonly string[] {
  return inside(element, name).flatMap((item) => [item.attributes['id'] ?? '', ...itemsOf(item, name)]);
}

/** What a structure refers to, wherever in it the reference stands; each structure once. */
function childrenOf(element: Element): readonly Reference[] {
  const found = new Map<string, { key: string; resource: string; items: string[] }>();
  for (const { attributes } of within(element, 'Ref')) {
    const {
      class: class_ = '',
      agencyID,
      id = '',
      version,
      maintainableParentID,
      maintainableParentVersion,
    } = attributes;
    const scheme = ITEM_CLASSES[class_];
    const [resource] = KINDS[scheme ?? class_] ?? [];
    if (resource === undefined) continue;
    const key = scheme
      ? keyOf(resource, agencyID, maintainableParentID, maintainableParentVersion)
      : keyOf(resource, agencyID, id, version);
    const known = found.get(key) ?? { key, resource, items: [] };
    found.set(key, known);
    if (scheme) known.items.push(id);
  }
  return [...found.values()];
}

function structureOf(element: Element): Structure {
  const [resource, ...content] = KINDS[element.name] ?? [''];
  const { agencyID: agency = '', id = '', version = '' } = element.attributes;
  const has = (name: string): boolean => inside(element, name).length > 0;
  const isCompleteStub = has('Description') || has('Annotations');
  return {
    resource,
    agency,
    id,
    version,
    key: keyOf(resource, agency, id, version),
    detail: content.some(has) ? 'full' : isCompleteStub ? 'complete-stub' : 'stub',
    children: childrenOf(element),
    items: itemsOf(element, content[0] ?? ''),
    element,
  };
}

/** The structures of a message of SDMX-ML 2.1. */
export function workspaceOf(document: string): readonly Structure[] {
  const [structures] = inside(parse(document), 'Structures');
  if (!structures) throw new Error('no message of structures');
  return structures.children.flatMap(({ children }) => children.map(structureOf));
}
