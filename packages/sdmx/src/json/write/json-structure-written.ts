import { SdmxError } from '../../model/message.ts';
import type {
  ArtefactKind,
  ArtefactReference,
  Attribute,
  Component,
  ContentConstraint,
  DataStructure,
  Dimension,
  Item,
  ItemScheme,
  OtherStructure,
  Structure,
} from '../../model/structure.ts';
import { ITEM_MEMBERS } from '../json-structure-lists.ts';
import type { StructureMembers, Written } from './json-structure-members.ts';

/** The scheme of the concepts that roles name by their id alone. */
const ROLE_CONCEPTS: ArtefactReference = {
  kind: 'conceptscheme',
  agency: 'SDMX',
  id: 'CROSS_DOMAIN_CONCEPTS',
  version: '2.0',
};

/** Members of a constraint's attachment, by kind. */
const ATTACHMENTS: Readonly<Partial<Record<ArtefactKind, string>>> = {
  dataflow: 'dataflows',
  datastructure: 'dataStructures',
  provisionagreement: 'provisionAgreements',
  metadataflow: 'metadataflows',
  metadatastructure: 'metadataStructures',
};

/** One structure as an object of JSON. */
export function writtenStructure(structure: Structure, members: StructureMembers): Written {
  switch (structure.kind) {
    case 'datastructure':
      return { ...members.head(structure), dataStructureComponents: components(structure, members) };
    case 'dataflow':
      return {
        ...members.head(structure),
        ...(structure.structure && { structure: referenceUrn(structure.structure, 'datastructure', members) }),
      };
    case 'categorisation': {
      const { source, target } = structure;
      return {
        ...members.head(structure),
        ...(source && { source: referenceUrn(source, 'dataflow', members) }),
        ...(target && { target: members.urn({ kind: 'categoryscheme', ...target.scheme }, target.item) }),
      };
    }
    case 'contentconstraint':
      return constraint(structure, members);
    case 'metadatastructure':
    case 'metadataflow':
    case 'provisionagreement':
    case 'hierarchicalcodelist':
    case 'structureset':
    case 'process':
    case 'reportingtaxonomy':
      return other(structure, members);
    default:
      return itemScheme(structure, members);
  }
}

function referenceUrn(reference: ArtefactReference, kind: ArtefactKind, members: StructureMembers): string {
  return members.urn({ kind, ...reference });
}

/**
 * Structures without a model of their own. What agreements and flows of metadata are for is written as the standard has it;
 * what else they refer to, and content that is kept as SDMX-ML spells it, stand under names of our own.
 */
function other({ references, content, ...head }: OtherStructure, members: StructureMembers): Written {
  const named: Record<string, string> = {};
  const urns: string[] = [];
  for (const reference of references) {
    if (reference.kind === undefined) continue;
    const urn = members.urn(reference, reference.item);
    const name = memberOf(head.kind, reference.kind, members);
    if (name !== undefined && named[name] === undefined) named[name] = urn;
    else urns.push(urn);
  }
  return {
    ...members.head(head),
    ...named,
    ...(urns.length > 0 && { 'x-references': urns }),
    ...(content && { 'x-content': content }),
  };
}

/** The standard's member of a structure for a reference to another. */
function memberOf(of: OtherStructure['kind'], to: ArtefactKind, { version }: StructureMembers): string | undefined {
  if (of === 'metadataflow') return to === 'metadatastructure' ? 'structure' : undefined;
  if (of !== 'provisionagreement') return undefined;
  if (to === 'dataflow') return version === '1.0' ? 'structureUsage' : 'dataflow';
  return to === 'dataproviderscheme' ? 'dataProvider' : undefined;
}

function itemScheme(scheme: ItemScheme, members: StructureMembers): Written {
  const [member = 'items'] = ITEM_MEMBERS[scheme.kind];
  const items =
    scheme.kind === 'categoryscheme'
      ? nested(scheme.items, undefined, members)
      : scheme.items.map((item) => ({
          ...members.item(item),
          ...(item.parent !== undefined && { parent: item.parent }),
        }));
  return {
    ...members.head(scheme),
    ...(scheme.isPartial !== undefined && { isPartial: scheme.isPartial }),
    [member]: items,
  };
}

/** Categories stand within one another; their ids are paths with us and their own part there. */
function nested(items: readonly Item[], parent: string | undefined, members: StructureMembers): readonly Written[] {
  return items
    .filter((item) => item.parent === parent)
    .map((item) => {
      const own = parent !== undefined && item.id.startsWith(`${parent}.`) ? item.id.slice(parent.length + 1) : item.id;
      const inside = nested(items, item.id, members);
      return { ...members.item({ ...item, id: own }), ...(inside.length > 0 && { categories: inside }) };
    });
}

function component(each: Component, members: StructureMembers): Written {
  const { id, concept, roles, representation, annotations } = each;
  return {
    id,
    ...(concept && { conceptIdentity: members.urn({ kind: 'conceptscheme', ...concept.scheme }, concept.item) }),
    ...(roles && roles.length > 0 && { conceptRoles: roles.map((role) => members.urn(ROLE_CONCEPTS, role)) }),
    ...(representation && { localRepresentation: members.representation(representation) }),
    ...members.annotations(annotations),
  };
}

function components(structure: DataStructure, members: StructureMembers): Written {
  const { groups, attributes } = structure;
  return {
    dimensionList: dimensionList(structure.dimensions, members),
    ...(groups.length > 0 && {
      groups: groups.map(({ id, dimensions, annotations }) => ({
        id,
        groupDimensions: dimensions,
        ...members.annotations(annotations),
      })),
    }),
    ...(attributes.length > 0 && {
      attributeList: {
        id: 'AttributeDescriptor',
        attributes: attributes.map((each) => attribute(each, structure, members)),
      },
    }),
    measureList: measureList(structure, members),
  };
}

function measureList({ id, measures }: DataStructure, members: StructureMembers): Written {
  const list = { id: 'MeasureDescriptor' };
  if (members.version === '1.0') {
    const [only, second] = measures;
    if (second)
      throw new SdmxError('not-representable', `${id} has several measures, SDMX-JSON 1.0 has one. Write 2.0.`);
    return { ...list, ...(only && { primaryMeasure: component(only, members) }) };
  }
  return {
    ...list,
    measures: measures.map((each) => ({
      ...component(each, members),
      ...(each.usage !== undefined && { usage: each.usage }),
    })),
  };
}

function dimensionList(dimensions: readonly Dimension[], members: StructureMembers): Written {
  const isOld = members.version === '1.0';
  const dimension = (each: Dimension): Written => ({
    ...component(each, members),
    position: each.position,
    ...((isOld || each.kind === 'measure-dimension') && { type: TYPES[each.kind] }),
  });
  const of = (kind: Dimension['kind']): readonly Dimension[] => dimensions.filter((each) => each.kind === kind);
  const times = of('time-dimension').map((each) => ({
    ...component(each, members),
    ...(isOld && { position: each.position, type: TYPES[each.kind] }),
  }));
  const measures = of('measure-dimension');
  if (isOld) {
    return {
      id: 'DimensionDescriptor',
      dimensions: of('dimension').map(dimension),
      ...(measures.length > 0 && { measureDimensions: measures.map(dimension) }),
      ...(times.length > 0 && { timeDimensions: times }),
    };
  }
  const plain = dimensions.filter(({ kind }) => kind !== 'time-dimension');
  return { id: 'DimensionDescriptor', dimensions: plain.map(dimension), ...(times[0] && { timeDimension: times[0] }) };
}

const TYPES: Readonly<Record<Dimension['kind'], string>> = {
  dimension: 'Dimension',
  'measure-dimension': 'MeasureDimension',
  'time-dimension': 'TimeDimension',
};

function attribute(each: Attribute, structure: DataStructure, members: StructureMembers): Written {
  const { usage, relationship } = each;
  const isMandatory = usage === 'mandatory';
  const measures = relationship.kind === 'observation' ? relationship.measures : undefined;
  return {
    ...component(each, members),
    ...(members.version === '1.0' ? { assignmentStatus: isMandatory ? 'Mandatory' : 'Conditional' } : { usage }),
    attributeRelationship: related(each, structure, members),
    ...(measures && measures.length > 0 && { measureRelationship: measures }),
  };
}

function related({ relationship }: Attribute, { measures }: DataStructure, members: StructureMembers): Written {
  const isOld = members.version === '1.0';
  switch (relationship.kind) {
    case 'data-set':
      return isOld ? { none: {} } : { dataflow: {} };
    case 'group':
      return { group: relationship.group };
    case 'observation':
      return isOld ? { primaryMeasure: measures[0]?.id ?? 'OBS_VALUE' } : { observation: {} };
    case 'dimensions': {
      const { dimensions, groups = [] } = relationship;
      return { dimensions, ...(groups.length > 0 && { attachmentGroups: groups }) };
    }
  }
}

function constraint(structure: ContentConstraint, members: StructureMembers): Written {
  const isOld = members.version === '1.0';
  const attached: Record<string, string[]> = {};
  for (const reference of structure.attached) {
    const list = ATTACHMENTS[reference.kind ?? 'dataflow'] ?? `${reference.kind}s`;
    attached[list] ??= [];
    attached[list].push(referenceUrn(reference, 'dataflow', members));
  }
  const regions = structure.regions.map(({ include, components: list }) => ({
    [isOld ? 'isIncluded' : 'include']: include,
    keyValues: list.map(({ id, values, from, to }) => ({
      id,
      ...(values.length > 0 && { values }),
      ...((from !== undefined || to !== undefined) && {
        timeRange: {
          ...(from !== undefined && { startPeriod: { period: from, isInclusive: true } }),
          ...(to !== undefined && { endPeriod: { period: to, isInclusive: true } }),
        },
      }),
    })),
  }));
  return {
    ...members.head({ ...structure, annotations: withCounts(structure) }),
    [isOld ? 'type' : 'role']: structure.type,
    ...(structure.attached.length > 0 && { constraintAttachment: attached }),
    ...(regions.length > 0 && { cubeRegions: regions }),
  };
}

/** How much there is stands in annotations, as services write it. */
function withCounts({ annotations = [], counts }: ContentConstraint): NonNullable<ContentConstraint['annotations']> {
  if (!counts || annotations.some(({ id }) => id === 'series_count')) return annotations;
  return [
    ...annotations,
    { id: 'series_count', title: String(counts.series), type: 'sdmx_metrics' },
    { id: 'obs_count', title: String(counts.observations), type: 'sdmx_metrics' },
  ];
}
