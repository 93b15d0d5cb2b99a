import type { ArtefactKind, ItemScheme } from '../model/structure.ts';

/** Where structures of a kind stand in `data`, by version; the drafts' and Fusion Registry's names are read as well. */
export interface JsonList {
  readonly kind: ArtefactKind;
  /** In `data` of 1.0 and of 2.0. */
  readonly names: { readonly '1.0': string; readonly '2.0': string };
  readonly otherNames?: readonly string[];
}

export const JSON_LISTS: readonly JsonList[] = [
  { kind: 'agencyscheme', names: same('agencySchemes') },
  { kind: 'dataproviderscheme', names: same('dataProviderSchemes') },
  { kind: 'dataconsumerscheme', names: same('dataConsumerSchemes') },
  { kind: 'organisationunitscheme', names: same('organisationUnitSchemes'), otherNames: ['organisationSchemes'] },
  { kind: 'codelist', names: same('codelists'), otherNames: ['geographicCodelists', 'geoGridCodelists', 'codeLists'] },
  { kind: 'valuelist', names: same('valueLists'), otherNames: ['valuelists'] },
  { kind: 'conceptscheme', names: same('conceptSchemes') },
  { kind: 'categoryscheme', names: same('categorySchemes') },
  { kind: 'datastructure', names: same('dataStructures'), otherNames: ['dataStructureDefinitions', 'datastructures'] },
  { kind: 'metadatastructure', names: same('metadataStructures') },
  { kind: 'dataflow', names: same('dataflows'), otherNames: ['dataFlows'] },
  { kind: 'metadataflow', names: same('metadataflows') },
  { kind: 'provisionagreement', names: same('provisionAgreements'), otherNames: ['metadataProvisionAgreements'] },
  {
    kind: 'contentconstraint',
    names: { '1.0': 'contentConstraints', '2.0': 'dataConstraints' },
    otherNames: ['metadataConstraints', 'attachmentConstraints', 'availabilityConstraints', 'constraints'],
  },
  { kind: 'categorisation', names: same('categorisations') },
  {
    kind: 'hierarchicalcodelist',
    names: { '1.0': 'hierarchicalCodelists', '2.0': 'hierarchies' },
    otherNames: ['hierarchyAssociations'],
  },
  {
    kind: 'structureset',
    names: { '1.0': 'structureSets', '2.0': 'structureMaps' },
    otherNames: [
      'representationMaps',
      'conceptSchemeMaps',
      'categorySchemeMaps',
      'organisationSchemeMaps',
      'reportingTaxonomyMaps',
    ],
  },
  { kind: 'process', names: same('processes') },
  { kind: 'reportingtaxonomy', names: same('reportingTaxonomies') },
];

function same(name: string): JsonList['names'] {
  return { '1.0': name, '2.0': name };
}

/** Members that hold the items of a scheme; the first is the standard's. */
export const ITEM_MEMBERS: Readonly<Record<ItemScheme['kind'], readonly string[]>> = {
  codelist: ['codes', 'geoFeatureSetCodes', 'geoGridCodes', 'items'],
  conceptscheme: ['concepts', 'items'],
  agencyscheme: ['agencies', 'items'],
  dataproviderscheme: ['dataProviders', 'items'],
  dataconsumerscheme: ['dataConsumers', 'items'],
  organisationunitscheme: ['organisationUnits', 'items'],
  categoryscheme: ['categories', 'items'],
  valuelist: ['valueItems', 'values', 'items'],
};

/** The list that a member of `data` is, by its name in any version, any case of letters, in plural or singular. */
export function listNamed(name: string): JsonList | undefined {
  const wanted = singular(name);
  return JSON_LISTS.find(({ names, otherNames = [] }) =>
    [names['1.0'], names['2.0'], ...otherNames].some((each) => singular(each) === wanted),
  );
}

function singular(name: string): string {
  return name.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '');
}
