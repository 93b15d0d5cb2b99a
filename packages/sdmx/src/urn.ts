import type { ArtefactKind, ArtefactReference } from './model/structure.ts';

/** What a URN of SDMX names. */
export interface ParsedUrn {
  readonly reference: ArtefactReference;
  /** Class of the thing named, such as `Codelist`, `Code`, `Dimension`. */
  readonly className: string;
  /** Id of the item or component within the structure; of nested items, ids joined by points. */
  readonly item?: string;
}

/** Package and class of the maintainable, and of its items, in URNs. */
const CLASSES: Readonly<Record<ArtefactKind, readonly [package_: string, class_: string, itemClass?: string]>> = {
  codelist: ['codelist', 'Codelist', 'Code'],
  conceptscheme: ['conceptscheme', 'ConceptScheme', 'Concept'],
  agencyscheme: ['base', 'AgencyScheme', 'Agency'],
  dataproviderscheme: ['base', 'DataProviderScheme', 'DataProvider'],
  dataconsumerscheme: ['base', 'DataConsumerScheme', 'DataConsumer'],
  organisationunitscheme: ['base', 'OrganisationUnitScheme', 'OrganisationUnit'],
  categoryscheme: ['categoryscheme', 'CategoryScheme', 'Category'],
  categorisation: ['categoryscheme', 'Categorisation'],
  datastructure: ['datastructure', 'DataStructure'],
  metadatastructure: ['metadatastructure', 'MetadataStructure'],
  dataflow: ['datastructure', 'Dataflow'],
  metadataflow: ['metadatastructure', 'Metadataflow'],
  contentconstraint: ['registry', 'ContentConstraint'],
  provisionagreement: ['registry', 'ProvisionAgreement'],
  hierarchicalcodelist: ['codelist', 'HierarchicalCodelist'],
  structureset: ['mapping', 'StructureSet'],
  valuelist: ['codelist', 'ValueList', 'ValueItem'],
  process: ['process', 'Process'],
  reportingtaxonomy: ['categoryscheme', 'ReportingTaxonomy'],
};

/** Class names of URNs that are not those of the list above, among them those that changed between versions. */
const OTHER_CLASSES: Readonly<Record<string, ArtefactKind>> = {
  KeyFamily: 'datastructure',
  CodeList: 'codelist',
  ConceptRole: 'conceptscheme',
  OrganisationScheme: 'organisationunitscheme',
  DataConstraint: 'contentconstraint',
  MetadataConstraint: 'contentconstraint',
  AttachmentConstraint: 'contentconstraint',
  AvailabilityConstraint: 'contentconstraint',
  GeographicCodelist: 'codelist',
  GeoGridCodelist: 'codelist',
  Hierarchy: 'hierarchicalcodelist',
  HierarchicalCode: 'hierarchicalcodelist',
  HierarchyAssociation: 'hierarchicalcodelist',
  StructureMap: 'structureset',
  RepresentationMap: 'structureset',
  Dimension: 'datastructure',
  MeasureDimension: 'datastructure',
  TimeDimension: 'datastructure',
  Measure: 'datastructure',
  PrimaryMeasure: 'datastructure',
  DataAttribute: 'datastructure',
  GroupDimensionDescriptor: 'datastructure',
  GroupKeyDescriptor: 'datastructure',
  DimensionDescriptor: 'datastructure',
  AttributeDescriptor: 'datastructure',
  MeasureDescriptor: 'datastructure',
  MetadataProvisionAgreement: 'provisionagreement',
};

const KINDS_BY_CLASS: ReadonlyMap<string, ArtefactKind> = new Map([
  ...Object.entries(OTHER_CLASSES),
  ...Object.entries(CLASSES).flatMap(([kind, [, maintainable, item]]): [string, ArtefactKind][] =>
    [maintainable, item].filter((name) => name !== undefined).map((name) => [name, kind as ArtefactKind]),
  ),
]);

/** `urn:sdmx:org.sdmx.infomodel.codelist.Code=ESTAT:CL_FREQ(1.0).A`; agencies and items may hold points. */
const URN = /^urn:sdmx:org\.sdmx\.infomodel\.(\w+)\.(\w+)=(?:([^:()]+):)?([^:()]+)(?:\(([^()]*)\))?(?:\.([^:]+))?/;

/**
 * Takes a URN of SDMX apart. What follows the id after a colon (`:ObsLevelDim:TIME_PERIOD` in namespaces) is passed over.
 *
 * @returns nothing for what is no URN of SDMX
 */
export function parseUrn(urn: string): ParsedUrn | undefined {
  const match = URN.exec(urn.trim());
  if (!match) return undefined;
  const [, , className = '', agency, id = '', version, item] = match;
  const kind = KINDS_BY_CLASS.get(className);
  return {
    reference: { ...(kind && { kind }), ...(agency && { agency }), id, ...(version && { version }) },
    className,
    ...(item !== undefined && { item }),
  };
}

/** How URNs of a version of the standard name a kind. */
export type UrnVersion = '2.1' | '3.0';

/**
 * The URN of a structure or of an item of it. Without version, 1.0 is meant; without agency, SDMX.
 *
 * @throws Error where the reference does not say its kind
 */
export function urnOf(reference: ArtefactReference, item?: string, version: UrnVersion = '2.1'): string {
  if (!reference.kind) throw new Error(`the kind of ${reference.id} is not known`);
  const [package_, maintainable, itemClass] = CLASSES[reference.kind];
  const changed = version === '3.0' ? CHANGED_IN_3[reference.kind] : undefined;
  const className = item === undefined ? (changed ?? maintainable) : (itemClass ?? maintainable);
  const agency = reference.agency ?? 'SDMX';
  const urn = `urn:sdmx:org.sdmx.infomodel.${package_}.${className}=${agency}:${reference.id}(${reference.version ?? '1.0'})`;
  return item === undefined ? urn : `${urn}.${item}`;
}

const CHANGED_IN_3: Readonly<Partial<Record<ArtefactKind, string>>> = {
  contentconstraint: 'DataConstraint',
  hierarchicalcodelist: 'Hierarchy',
  structureset: 'StructureMap',
};
