import { SdmxError } from '../../model/message.ts';
import type {
  Attribute,
  AttributeRelationship,
  Component,
  DataStructure,
  Dimension,
  Measure,
} from '../../model/structure.ts';
import { attributesOf } from './markup.ts';
import {
  element,
  itemReferenceElement,
  localReferenceElement,
  maintainableAttributes,
  type StructureContext,
  writeAnnotations,
  writeNames,
  writeRepresentation,
} from './structure-markup.ts';

const DIMENSION_NAMES: Readonly<Record<Dimension['kind'], string>> = {
  dimension: 'Dimension',
  'measure-dimension': 'MeasureDimension',
  'time-dimension': 'TimeDimension',
};

/** Where roles are defined that are known by their id alone. */
const ROLES = { kind: 'conceptscheme', agency: 'SDMX', id: 'SDMX_CONCEPT_ROLES', version: '1.0' } as const;

/**
 * Writes a data structure.
 *
 * @throws SdmxError `not-representable` for several measures in 2.1
 */
export function writeDataStructure(structure: DataStructure, indent: string, context: StructureContext): string {
  const inner = `${indent}  `;
  const components = structure.dimensions.length === 0 ? '' : writeComponents(structure, inner, context);
  return element(
    'str:DataStructure',
    maintainableAttributes(structure, context),
    writeNames(structure, inner, context.note) + components,
    indent,
  );
}

function writeComponents(structure: DataStructure, indent: string, context: StructureContext): string {
  const { dimensions, groups, attributes, measures } = structure;
  const [list, item] = [`${indent}  `, `${indent}    `];
  if (measures.length > 1 && context.version === '2.1') {
    throw new SdmxError(
      'not-representable',
      `${structure.id} has several measures, and SDMX-ML 2.1 holds one. Write SDMX-ML 3.0.`,
    );
  }
  const groupTexts = groups.map(({ id, dimensions: ids, annotations }) => {
    const references = ids.map((dimension) =>
      element(
        'str:GroupDimension',
        '',
        localReferenceElement('str:DimensionReference', dimension, `${item}  `, context),
        item,
      ),
    );
    const content = writeAnnotations(annotations, item, context.note) + references.join('');
    return element('str:Group', attributesOf({ id }), content, list);
  });
  const written = [
    listOf(
      'DimensionList',
      'DimensionDescriptor',
      dimensions.map((each) => writeDimension(each, item, context)),
      list,
    ),
    ...groupTexts,
    listOf(
      'AttributeList',
      'AttributeDescriptor',
      attributes.map((each) => writeAttribute(each, item, context)),
      list,
    ),
    listOf(
      'MeasureList',
      'MeasureDescriptor',
      measures.map((each) => writeMeasure(each, item, context)),
      list,
    ),
  ];
  return element('str:DataStructureComponents', '', written.join(''), indent);
}

function listOf(name: string, id: string, components: readonly string[], indent: string): string {
  return components.length > 0 ? element(`str:${name}`, attributesOf({ id }), components.join(''), indent) : '';
}

function writeDimension(dimension: Dimension, indent: string, context: StructureContext): string {
  const { kind, id, position } = dimension;
  // 3.0 has no measure dimension; what is left of it is its role.
  const old = kind === 'measure-dimension' && context.version === '3.0';
  const name = old ? 'Dimension' : DIMENSION_NAMES[kind];
  const time = kind === 'time-dimension';
  const representation =
    dimension.representation ??
    (time ? ({ kind: 'text', format: { type: 'ObservationalTimePeriod' } } as const) : undefined);
  const roles =
    old && !dimension.roles?.includes('MEASURE') ? [...(dimension.roles ?? []), 'MEASURE'] : dimension.roles;
  // The time dimension is always the last and says no position.
  const attributes = attributesOf({ id, position: time ? undefined : position });
  const parts = { ...dimension, ...(representation && { representation }), ...(roles && { roles }) };
  return element(`str:${name}`, attributes, componentParts(parts, indent, context), indent);
}

function componentParts(component: Component, indent: string, context: StructureContext): string {
  const inner = `${indent}  `;
  const { annotations, concept, representation, roles } = component;
  return (
    writeAnnotations(annotations, inner, context.note) +
    (concept ? itemReferenceElement('str:ConceptIdentity', concept, inner, context) : '') +
    writeRepresentation('str:LocalRepresentation', representation, inner, context) +
    (roles ?? [])
      .map((item) => itemReferenceElement('str:ConceptRole', { scheme: ROLES, item }, inner, context))
      .join('')
  );
}

function writeAttribute(attribute: Attribute, indent: string, context: StructureContext): string {
  const { id, usage, relationship } = attribute;
  const old = context.version === '2.1';
  const status = old ? { assignmentStatus: usage === 'mandatory' ? 'Mandatory' : 'Conditional' } : { usage };
  return element(
    'str:Attribute',
    attributesOf({ id, ...status }),
    componentParts(attribute, indent, context) + writeRelationship(relationship, `${indent}  `, context),
    indent,
  );
}

function writeRelationship(relationship: AttributeRelationship, indent: string, context: StructureContext): string {
  const inner = `${indent}  `;
  const old = context.version === '2.1';
  const measures = relationship.kind === 'observation' && !old ? (relationship.measures ?? []) : [];
  const related = measures.map((id) => localReferenceElement('str:Measure', id, inner, context)).join('');
  return (
    element('str:AttributeRelationship', '', relationshipParts(relationship, inner, context), indent) +
    (related === '' ? '' : element('str:MeasureRelationship', '', related, indent))
  );
}

function relationshipParts(relationship: AttributeRelationship, indent: string, context: StructureContext): string {
  const old = context.version === '2.1';
  switch (relationship.kind) {
    case 'data-set':
      return `${indent}<str:${old ? 'None' : 'Dataflow'}/>\n`;
    case 'group':
      return localReferenceElement('str:Group', relationship.group, indent, context);
    case 'observation':
      return old
        ? localReferenceElement('str:PrimaryMeasure', 'OBS_VALUE', indent, context)
        : `${indent}<str:Observation/>\n`;
    case 'dimensions':
      return [
        ...relationship.dimensions.map((id) => localReferenceElement('str:Dimension', id, indent, context)),
        ...(relationship.groups ?? []).map((id) => localReferenceElement('str:AttachmentGroup', id, indent, context)),
      ].join('');
  }
}

function writeMeasure(measure: Measure, indent: string, context: StructureContext): string {
  const { id, usage } = measure;
  const old = context.version === '2.1';
  return element(
    old ? 'str:PrimaryMeasure' : 'str:Measure',
    attributesOf(old ? { id } : { id, usage }),
    componentParts(measure, indent, context),
    indent,
  );
}
