import type {
  Attribute,
  AttributeRelationship,
  Component,
  DataStructure,
  Dimension,
  Group,
  ItemReference,
  Measure,
} from '../../model/structure.ts';
import { childOf, childrenOf, childText, type XmlElement } from '../element.ts';
import { readItemReference, readLocalReference } from '../references.ts';
import { readAnnotations, readHead } from './maintainable.ts';
import { readRepresentation } from './representation.ts';

const DIMENSIONS: Readonly<Record<string, Dimension['kind']>> = {
  Dimension: 'dimension',
  MeasureDimension: 'measure-dimension',
  TimeDimension: 'time-dimension',
};

/** Reads a data structure of 2.1 or 3.0, or a key family of 2.0. */
export function readDataStructure(element: XmlElement): DataStructure {
  // Lists are found wherever they stand; 2.0 has their contents in `Components`.
  const components = childOf(element, 'DataStructureComponents', 'Components');
  const dimensionList = childOf(components, 'DimensionList') ?? components;
  const attributeList = childOf(components, 'AttributeList') ?? components;
  const measureList = childOf(components, 'MeasureList') ?? components;
  return {
    ...readHead(element, 'datastructure'),
    dimensions: readDimensions(dimensionList),
    groups: childrenOf(components, 'Group').map(readGroup),
    attributes: childrenOf(attributeList, 'Attribute', 'ReportingYearStartDay').map(readAttribute),
    measures: childrenOf(measureList, 'PrimaryMeasure', 'Measure').map(readMeasure),
  };
}

function readDimensions(list: XmlElement | undefined): readonly Dimension[] {
  const found = childrenOf(list, ...Object.keys(DIMENSIONS));
  // The time dimension is the last, wherever it stands; others stand as their positions say.
  const read = found.map((element, index) => ({
    element,
    order:
      element.name === 'TimeDimension' ? Number.MAX_SAFE_INTEGER : Number(element.attributes['position'] ?? index + 1),
  }));
  read.sort((a, b) => a.order - b.order);
  return read.map(({ element }, index) => {
    const old = element.attributes['isMeasureDimension'] === 'true' ? 'measure-dimension' : undefined;
    return { ...readComponent(element), kind: old ?? DIMENSIONS[element.name] ?? 'dimension', position: index + 1 };
  });
}

function readComponent(element: XmlElement): Component {
  const concept = readConcept(element);
  const representation = readRepresentation(childOf(element, 'LocalRepresentation') ?? oldRepresentation(element));
  const roles = childrenOf(element, 'ConceptRole', 'Role')
    .map((role) => readItemReference(role)?.item ?? readLocalReference(role))
    .filter((role) => role !== undefined);
  const oldRoles = OLD_ROLES.flatMap(([flag, role]) => (element.attributes[flag] === 'true' ? [role] : []));
  const annotations = readAnnotations(element);
  return {
    id: element.attributes['id'] ?? concept?.item ?? element.attributes['conceptRef'] ?? defaultId(element),
    ...(concept && { concept }),
    ...(roles.length + oldRoles.length > 0 && { roles: [...roles, ...oldRoles] }),
    ...(representation && { representation }),
    ...(annotations && { annotations }),
  };
}

/** 2.0 marks roles by flags. */
const OLD_ROLES: readonly (readonly [string, string])[] = [
  ['isFrequencyDimension', 'FREQ'],
  ['isEntityDimension', 'ENTITY'],
  ['isCountDimension', 'COUNT'],
];

/** Components with one possible id may leave it out. */
function defaultId({ name }: XmlElement): string {
  if (name === 'TimeDimension') return 'TIME_PERIOD';
  return name === 'ReportingYearStartDay' ? 'REPORTING_YEAR_START_DAY' : 'OBS_VALUE';
}

function oldRepresentation(element: XmlElement): XmlElement | undefined {
  return 'codelist' in element.attributes || childOf(element, 'TextFormat') ? element : undefined;
}

function readConcept(element: XmlElement): ItemReference | undefined {
  const identity = childOf(element, 'ConceptIdentity');
  if (identity) return readItemReference(identity, 'conceptscheme');
  const { conceptRef, conceptSchemeRef, conceptSchemeAgency, conceptAgency, conceptVersion } = element.attributes;
  if (!conceptRef) return undefined;
  const agency = conceptSchemeAgency ?? conceptAgency;
  return {
    scheme: {
      kind: 'conceptscheme',
      ...(agency && { agency }),
      id: conceptSchemeRef ?? STANDALONE_CONCEPTS,
      version: element.attributes['conceptSchemeVersion'] ?? conceptVersion ?? '1.0',
    },
    item: conceptRef,
  };
}

/** The scheme that concepts without scheme are in (2.0 allows them). */
export const STANDALONE_CONCEPTS = 'STANDALONE_CONCEPT_SCHEME';

function readGroup(element: XmlElement): Group {
  const annotations = readAnnotations(element);
  const dimensions = childrenOf(element, 'GroupDimension').map((each) =>
    readLocalReference(childOf(each, 'DimensionReference')),
  );
  const old = childrenOf(element, 'DimensionRef').map(({ text }) => text);
  return {
    id: element.attributes['id'] ?? '',
    dimensions: [...dimensions, ...old].filter((id) => id !== undefined),
    ...(annotations && { annotations }),
  };
}

function readMeasure(element: XmlElement): Measure {
  const component = readComponent(element);
  const { usage } = element.attributes;
  // 2.1 has one measure, and its data messages know it by this id alone.
  const id =
    element.name === 'PrimaryMeasure' && !element.attributes['id']
      ? (oldMeasure(element) ?? 'OBS_VALUE')
      : component.id;
  return { ...component, id, ...((usage === 'mandatory' || usage === 'optional') && { usage }) };
}

function oldMeasure(element: XmlElement): string | undefined {
  return element.attributes['conceptRef'];
}

function readAttribute(element: XmlElement): Attribute {
  const status = element.attributes['assignmentStatus'] ?? element.attributes['usage'] ?? '';
  return {
    ...readComponent(element),
    usage: /^mandatory$/i.test(status) ? 'mandatory' : 'optional',
    relationship: readRelationship(element),
  };
}

function readRelationship(element: XmlElement): AttributeRelationship {
  const relationship = childOf(element, 'AttributeRelationship');
  if (!relationship) return oldRelationship(element);
  const ids = (name: string): string[] =>
    childrenOf(relationship, name)
      .map(readLocalReference)
      .filter((id) => id !== undefined)
      .filter((id) => id !== '');
  const dimensions = ids('Dimension');
  const attached = ids('AttachmentGroup');
  if (dimensions.length > 0) {
    return { kind: 'dimensions', dimensions, ...(attached.length > 0 && { groups: attached }) };
  }
  const [group] = [...ids('Group'), ...attached];
  if (group) return { kind: 'group', group };
  if (childOf(relationship, 'None', 'Dataflow')) return { kind: 'data-set' };
  const measures = childrenOf(childOf(element, 'MeasureRelationship'), 'Measure')
    .map(readLocalReference)
    .filter((id) => id !== undefined)
    .filter((id) => id !== '');
  return { kind: 'observation', ...(measures.length > 0 && { measures }) };
}

/** 2.0 says the level: `attachmentLevel="Series"`. */
function oldRelationship(element: XmlElement): AttributeRelationship {
  const group = childText(element, 'AttachmentGroup');
  switch (element.attributes['attachmentLevel']) {
    case 'DataSet':
      return { kind: 'data-set' };
    case 'Group':
      return group ? { kind: 'group', group } : { kind: 'dimensions', dimensions: [] };
    case 'Series':
    case 'Section':
      return { kind: 'dimensions', dimensions: [] };
    default:
      return { kind: 'observation' };
  }
}

/** Fills in what attributes of series in 2.0 leave open: they are attached to all dimensions but time. */
export function withSeriesDimensions(structure: DataStructure): DataStructure {
  const dimensions = structure.dimensions.filter(({ kind }) => kind !== 'time-dimension').map(({ id }) => id);
  const attributes = structure.attributes.map((attribute): Attribute => {
    const { relationship } = attribute;
    if (relationship.kind !== 'dimensions' || relationship.dimensions.length > 0) return attribute;
    return { ...attribute, relationship: { ...relationship, dimensions } };
  });
  return { ...structure, attributes };
}
