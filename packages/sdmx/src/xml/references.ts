import type { ArtefactKind, ArtefactReference, ItemReference } from '../model/structure.ts';
import { type ParsedUrn, parseUrn } from '../urn.ts';
import { childOf, type XmlElement } from './element.ts';

/** Kinds by the class names of `Ref` elements, and by element names of references. */
const KINDS_BY_NAME: Readonly<Record<string, ArtefactKind>> = {
  AgencyScheme: 'agencyscheme',
  Agency: 'agencyscheme',
  AttachmentConstraint: 'contentconstraint',
  Categorisation: 'categorisation',
  Category: 'categoryscheme',
  CategoryScheme: 'categoryscheme',
  Code: 'codelist',
  Codelist: 'codelist',
  CodeList: 'codelist',
  CodelistRef: 'codelist',
  Concept: 'conceptscheme',
  ConceptScheme: 'conceptscheme',
  ConceptSchemeRef: 'conceptscheme',
  ContentConstraint: 'contentconstraint',
  DataConstraint: 'contentconstraint',
  DataConsumerScheme: 'dataconsumerscheme',
  DataConsumer: 'dataconsumerscheme',
  DataProviderScheme: 'dataproviderscheme',
  DataProvider: 'dataproviderscheme',
  DataStructure: 'datastructure',
  DataStructureDefinition: 'datastructure',
  KeyFamily: 'datastructure',
  KeyFamilyRef: 'datastructure',
  Dataflow: 'dataflow',
  DataflowRef: 'dataflow',
  HierarchicalCodelist: 'hierarchicalcodelist',
  Hierarchy: 'hierarchicalcodelist',
  MetadataStructure: 'metadatastructure',
  MetadataStructureRef: 'metadatastructure',
  Metadataflow: 'metadataflow',
  MetadataflowRef: 'metadataflow',
  OrganisationUnit: 'organisationunitscheme',
  OrganisationUnitScheme: 'organisationunitscheme',
  Process: 'process',
  ProvisionAgreement: 'provisionagreement',
  ProvisionAgrement: 'provisionagreement',
  ReportingTaxonomy: 'reportingtaxonomy',
  StructureSet: 'structureset',
  StructureMap: 'structureset',
  ValueList: 'valuelist',
};

/** The kind that an element or class name stands for, if any. */
export function kindOfName(name: string | undefined): ArtefactKind | undefined {
  return name !== undefined && Object.hasOwn(KINDS_BY_NAME, name) ? KINDS_BY_NAME[name] : undefined;
}

/**
 * The structure that an element refers to: by a `Ref`, by a `URN`, by a URN as its text (3.0), or by `…ID`,
 * `…AgencyID` elements (2.0).
 */
export function readReference(element: XmlElement | undefined, kind?: ArtefactKind): ArtefactReference | undefined {
  if (!element) return undefined;
  const parsed = urnIn(element);
  if (parsed) return parsed.reference;
  const ref = childOf(element, 'Ref');
  if (ref) return refReference(ref, kind ?? kindOfName(element.name));
  return plainReference(element, kind ?? kindOfName(element.name));
}

/** The item that an element refers to, in the same ways. */
export function readItemReference(element: XmlElement | undefined, kind?: ArtefactKind): ItemReference | undefined {
  if (!element) return undefined;
  const parsed = urnIn(element);
  if (parsed?.item !== undefined) return { scheme: parsed.reference, item: parsed.item };
  const ref = childOf(element, 'Ref');
  const id = ref?.attributes['id'];
  if (!ref || !id) return undefined;
  const { maintainableParentID: scheme, agencyID: agency, maintainableParentVersion: version } = ref.attributes;
  if (!scheme) return undefined;
  const schemeKind = kind ?? kindOfName(ref.attributes['class']);
  return {
    scheme: {
      ...(schemeKind && { kind: schemeKind }),
      ...(agency && { agency }),
      id: scheme,
      version: version ?? '1.0',
    },
    item: id,
  };
}

/** The id that a reference within the same structure gives: `<Ref id="FREQ"/>`, a URN, or the id as text (3.0). */
export function readLocalReference(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const ref = childOf(element, 'Ref');
  if (ref) return ref.attributes['id'];
  const parsed = urnIn(element);
  if (parsed?.item !== undefined) return parsed.item.split('.').at(-1);
  return element.text || element.attributes['id'] || undefined;
}

function urnIn(element: XmlElement): ParsedUrn | undefined {
  const text = childOf(element, 'URN', 'Urn')?.text || element.text;
  return text.startsWith('urn:sdmx:') ? parseUrn(text) : undefined;
}

function refReference(ref: XmlElement, kind: ArtefactKind | undefined): ArtefactReference | undefined {
  const { id, agencyID: agency, version, class: className } = ref.attributes;
  const parent = ref.attributes['maintainableParentID'];
  const named = parent ?? id;
  if (!named) return undefined;
  const given = kindOfName(className) ?? kind;
  const givenVersion = parent ? ref.attributes['maintainableParentVersion'] : version;
  return {
    ...(given && { kind: given }),
    ...(agency && { agency }),
    id: named,
    ...(givenVersion && { version: givenVersion }),
  };
}

/** 2.0: `<KeyFamilyRef><KeyFamilyID>…</KeyFamilyID><KeyFamilyAgencyID>…` in any order. */
function plainReference(element: XmlElement, kind: ArtefactKind | undefined): ArtefactReference | undefined {
  const find = (pattern: RegExp): string | undefined =>
    element.children.find(({ name }) => pattern.test(name))?.text || undefined;
  const id = find(/(?<!Agency)ID$/) ?? (element.children.length === 0 ? element.text : undefined);
  if (!id) return undefined;
  const agency = find(/AgencyID$/);
  const version = find(/Version$/);
  return { ...(kind && { kind }), ...(agency && { agency }), id, ...(version && { version }) };
}
