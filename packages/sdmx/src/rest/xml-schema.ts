import type { Attribute, ContentConstraint, DataStructure, Group, Item, Structure } from '../model/structure.ts';
import { xmlText } from './error-message.ts';
import { referencesOf, type StructureGraph } from './references.ts';
import { RestError } from './rest-error.ts';
import { type AllowedCodes, type ComponentType, typesOf } from './schema-types.ts';
import type { SchemaQuery } from './structure-query.ts';

const COMMON = 'http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common';
const SPECIFIC = 'http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific';
const ALL = 'AllDimensions';

/** The structure a schema is of, with what constrains it. */
export interface SchemaSubject {
  readonly structure: DataStructure;
  /** What the schema was asked of: the data structure, a dataflow or a provision agreement. */
  readonly context: Structure;
  readonly allowed: AllowedCodes;
}

/** The structures from the one asked for down to its data structure. */
function chainOf(start: Structure, graph: StructureGraph): readonly Structure[] {
  const chain: Structure[] = [];
  let at: Structure | undefined = start;
  while (at && chain.length < 4) {
    chain.push(at);
    at = graph.children(at).find(({ kind }) => kind === 'dataflow' || kind === 'datastructure');
  }
  return chain;
}

/** What constraints of allowed content leave: of several for one component, what all of them allow. */
function allowedBy(constraints: readonly ContentConstraint[]): AllowedCodes {
  const allowed = new Map<string, { only?: ReadonlySet<string>; not: ReadonlySet<string> }>();
  for (const region of constraints.flatMap(({ regions }) => regions)) {
    for (const { id, values } of region.components) {
      if (values.length === 0) continue;
      const { only, not } = allowed.get(id) ?? { not: new Set<string>() };
      const codes = new Set(values);
      if (region.include) allowed.set(id, { only: only ? only.intersection(codes) : codes, not });
      else allowed.set(id, { ...(only && { only }), not: not.union(codes) });
    }
  }
  return allowed;
}

/**
 * Finds what a schema is asked of.
 *
 * @throws {RestError} `no-results`
 */
export function findSchemaSubject(query: SchemaQuery, graph: StructureGraph): SchemaSubject {
  const { context: kind, agency, id, version } = query;
  const context = graph.find({ kind, agency, id, version });
  const chain = context ? chainOf(context, graph) : [];
  const structure = chain.find((each) => each.kind === 'datastructure');
  if (!context || structure?.kind !== 'datastructure') {
    throw new RestError('no-results', `There is no ${kind}/${agency}/${id}/${version} with a data structure.`);
  }
  const constraints = chain.flatMap((each) =>
    graph.parents(each).flatMap((near) => (near.kind === 'contentconstraint' && near.type === 'Allowed' ? [near] : [])),
  );
  return { structure, context, allowed: allowedBy(constraints) };
}

interface Writing {
  readonly structure: DataStructure;
  /** Id of the dimension at the observation, or `AllDimensions`. */
  readonly at: string;
  readonly time: string | undefined;
  readonly types: ReadonlyMap<string, ComponentType>;
  /** Concepts of the measure dimension, where each is to have an element type of its own. */
  readonly measures: readonly Item[] | undefined;
}

const attribute = (name: string, type: string, use: 'required' | 'optional' | 'prohibited', more = ''): string =>
  `<xs:attribute name="${xmlText(name)}" type="${xmlText(type)}" use="${use}"${more}/>`;

const NO_YEAR_START = attribute('REPORTING_YEAR_START_DAY', 'xs:gMonthDay', 'prohibited');

function restriction(name: string, base: string, content: readonly string[], more = ''): string {
  return [
    `<xs:complexType name="${xmlText(name)}"${more}><xs:complexContent><xs:restriction base="${base}">`,
    ...content,
    '</xs:restriction></xs:complexContent></xs:complexType>',
  ].join('\n');
}

const ANNOTATIONS = '<xs:element ref="common:Annotations" minOccurs="0"/>';
const sequence = (...elements: readonly string[]): string =>
  `<xs:sequence>${[ANNOTATIONS, ...elements].join('')}</xs:sequence>`;

function typed({ types }: Writing, id: string, use: 'required' | 'optional'): string {
  return attribute(id, types.get(id)?.name ?? 'xs:string', use);
}

/** Whether an attribute belongs to the year's start, which the base types declare themselves. */
const isYearStart = ({ id }: { readonly id: string }): boolean => id === 'REPORTING_YEAR_START_DAY';

function attributesAt(writing: Writing, wanted: (attribute: Attribute) => boolean): readonly string[] {
  return writing.structure.attributes
    .filter((each) => !isYearStart(each) && wanted(each))
    .map(({ id }) => typed(writing, id, 'optional'));
}

function dataSetType(writing: Writing): string {
  const { structure, at } = writing;
  const [only, ...more] = structure.groups;
  const groupType = more.length > 0 ? 'GroupType' : only?.id;
  const group = groupType
    ? `<xs:element name="Group" type="${xmlText(groupType)}" form="unqualified" minOccurs="0" maxOccurs="unbounded"/>`
    : '';
  const rows = at === ALL ? ['Obs', 'ObsType'] : ['Series', 'SeriesType'];
  return restriction('DataSetType', isByTime(writing) ? 'dsd:TimeSeriesDataSetType' : 'dsd:DataSetType', [
    sequence(
      '<xs:element name="DataProvider" type="common:DataProviderReferenceType" form="unqualified" minOccurs="0"/>',
      group,
      `<xs:choice minOccurs="0"><xs:element name="${rows[0]}" type="${rows[1]}" form="unqualified" maxOccurs="unbounded"/></xs:choice>`,
    ),
    NO_YEAR_START,
    ...attributesAt(writing, ({ relationship }) => relationship.kind === 'data-set'),
  ]);
}

function isByTime({ at, time }: Writing): boolean {
  return time !== undefined && at === time;
}

function seriesType(writing: Writing): string {
  const { structure, at, time } = writing;
  const dimensions = structure.dimensions.filter(({ id }) => id !== at);
  return restriction('SeriesType', isByTime(writing) ? 'dsd:TimeSeriesType' : 'dsd:SeriesType', [
    sequence('<xs:element name="Obs" type="ObsType" form="unqualified" minOccurs="0" maxOccurs="unbounded"/>'),
    ...dimensions.map(({ id }) => typed(writing, id, 'required')),
    NO_YEAR_START,
    ...(time === undefined ? [attribute('TIME_PERIOD', 'common:ObservationalTimePeriodType', 'prohibited')] : []),
    ...attributesAt(
      writing,
      ({ relationship }) =>
        relationship.kind === 'group' ||
        (relationship.kind === 'dimensions' && relationship.dimensions.some((dimension) => dimension !== at)),
    ),
  ]);
}

function isAtObservation({ relationship }: Attribute, at: string): boolean {
  if (relationship.kind === 'observation') return true;
  if (relationship.kind === 'data-set') return false;
  return at === ALL || (relationship.kind === 'dimensions' && relationship.dimensions.includes(at));
}

function observationType(writing: Writing): string {
  const { structure, at, measures } = writing;
  const dimensions = structure.dimensions.filter(
    ({ id, kind }) => id === at || (at === ALL && kind !== 'time-dimension'),
  );
  const byTime = isByTime(writing);
  const own = dimensions.map(({ id }) => typed(writing, id, 'required'));
  const content = [
    sequence(),
    attribute('type', measures ? `${at}.ID` : 'common:IDType', measures ? 'optional' : 'prohibited'),
    ...own,
    // The standard's wording for every layout that is not by time. In flat data the time stands at the observation all
    // the same: there the wildcard takes it.
    ...(byTime ? [] : [attribute('TIME_PERIOD', 'common:TimePeriodType', 'prohibited')]),
    NO_YEAR_START,
    ...structure.measures.map(({ id }) => typed(writing, id, 'optional')),
    ...attributesAt(writing, (each) => isAtObservation(each, at)),
    ...(at === ALL && writing.time !== undefined
      ? ['<xs:anyAttribute namespace="##local" processContents="skip"/>']
      : []),
  ];
  return restriction(
    'ObsType',
    byTime ? 'dsd:TimeSeriesObsType' : 'dsd:ObsType',
    content,
    measures ? ' abstract="true"' : '',
  );
}

/** With explicit measures, each concept of the measure dimension has a type of observation of its own. */
function measureTypes({ at, measures }: Writing): readonly string[] {
  if (!measures) return [];
  const ids = measures.map(({ id }) => `<xs:enumeration value="${xmlText(id)}"/>`).join('');
  return [
    `<xs:simpleType name="${xmlText(at)}.ID"><xs:restriction base="common:IDType">${ids}</xs:restriction></xs:simpleType>`,
    ...measures.map(({ id }) =>
      restriction(id, 'ObsType', [sequence(), attribute('type', `${at}.ID`, 'optional', ` fixed="${xmlText(id)}"`)]),
    ),
  ];
}

/**
 * Types of groups. Of several, each restricts an abstract `GroupType`; a single one is there under that name as well, for
 * the standard's description names its type once by the group and once so.
 */
function groupTypes(writing: Writing): readonly string[] {
  const { groups } = writing.structure;
  const [first, ...more] = groups;
  if (!first) return [];
  if (more.length === 0 && first.id !== 'GroupType') {
    const own = groupContent(writing, first, 'common:IDType');
    return [restriction('GroupType', 'dsd:GroupType', own), restriction(first.id, 'GroupType', own)];
  }
  if (more.length === 0) return [restriction(first.id, 'dsd:GroupType', groupContent(writing, first, 'common:IDType'))];
  const ids = groups.map(({ id }) => `<xs:enumeration value="${xmlText(id)}"/>`).join('');
  return [
    `<xs:simpleType name="GroupType.ID"><xs:restriction base="common:IDType">${ids}</xs:restriction></xs:simpleType>`,
    restriction(
      'GroupType',
      'dsd:GroupType',
      [sequence(), attribute('type', 'GroupType.ID', 'optional'), '<xs:anyAttribute namespace="##local"/>'],
      ' abstract="true"',
    ),
    ...groups.map((group) => restriction(group.id, 'GroupType', groupContent(writing, group, 'GroupType.ID'))),
  ];
}

function groupContent(writing: Writing, group: Group, idType: string): readonly string[] {
  return [
    sequence(),
    attribute('type', idType, 'optional', ` fixed="${xmlText(group.id)}"`),
    ...group.dimensions.map((id) => typed(writing, id, 'required')),
    NO_YEAR_START,
    ...attributesAt(
      writing,
      ({ relationship }) =>
        (relationship.kind === 'group' && relationship.group === group.id) ||
        (relationship.kind === 'dimensions' &&
          (relationship.groups?.includes(group.id) ||
            (relationship.dimensions.length === group.dimensions.length &&
              relationship.dimensions.every((each) => group.dimensions.includes(each))))),
    ),
  ];
}

/** The concepts of the measure dimension, when explicit measures are wanted and there is one. */
function explicitMeasures(
  structure: DataStructure,
  graph: StructureGraph,
): { at: string; items: readonly Item[] } | undefined {
  const dimension = structure.dimensions.find(({ kind }) => kind === 'measure-dimension');
  if (dimension?.representation?.kind !== 'enumeration') return undefined;
  const { list } = dimension.representation;
  const scheme = graph.find({ ...list, kind: list.kind ?? 'conceptscheme' });
  return scheme && 'items' in scheme ? { at: dimension.id, items: scheme.items } : undefined;
}

function writingOf(query: SchemaQuery, { structure, allowed }: SchemaSubject, graph: StructureGraph): Writing {
  const time = structure.dimensions.find(({ kind }) => kind === 'time-dimension')?.id;
  const explicit = query.explicitMeasure ? explicitMeasures(structure, graph) : undefined;
  const at = explicit?.at ?? query.dimensionAtObservation ?? time ?? ALL;
  if (at !== ALL && !structure.dimensions.some(({ id }) => id === at)) {
    throw new RestError('semantic', `${structure.id} has no dimension ${at}.`);
  }
  return { structure, at, time, types: typesOf(structure, graph, allowed), measures: explicit?.items };
}

/** URN class of what a schema may be asked of. */
const CLASSES: Readonly<Record<string, string>> = {
  datastructure: 'datastructure.DataStructure',
  dataflow: 'datastructure.Dataflow',
  provisionagreement: 'registry.ProvisionAgreement',
};

/**
 * The XML schema of structure-specific SDMX-ML 2.1 for data that follow a structure (SDMX 2.1 section 3A, part IV).
 * It imports the standard's own schemas, which have to lie beside it.
 *
 * @throws {RestError} `semantic` when there is no such dimension
 */
export function writeXmlSchema(query: SchemaQuery, subject: SchemaSubject, graph: StructureGraph): string {
  const writing = writingOf(query, subject, graph);
  const { kind, agency, id, version } = subject.context;
  const explicit = writing.measures ? ':explicit' : '';
  const namespace = `urn:sdmx:org.sdmx.infomodel.${CLASSES[kind] ?? kind}=${agency}:${id}(${version}):ObsLevelDim:${writing.at}${explicit}`;
  const declared = [...writing.types.values()].flatMap(({ declaration }) => declaration ?? []);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:common="${COMMON}" xmlns:dsd="${SPECIFIC}"` +
      ` xmlns="${xmlText(namespace)}" targetNamespace="${xmlText(namespace)}" elementFormDefault="qualified" attributeFormDefault="unqualified">`,
    `<xs:import namespace="${COMMON}" schemaLocation="SDMXCommon.xsd"/>`,
    `<xs:import namespace="${SPECIFIC}" schemaLocation="SDMXDataStructureSpecific.xsd"/>`,
    ...declared,
    dataSetType(writing),
    ...(writing.at === ALL ? [] : [seriesType(writing)]),
    observationType(writing),
    ...measureTypes(writing),
    ...groupTypes(writing),
    '</xs:schema>',
    '',
  ].join('\n');
}

/** The structures that say the same as a schema does: the data structure with what it uses, reduced to what is allowed. */
export function schemaStructures({ structure }: SchemaSubject, graph: StructureGraph): readonly Structure[] {
  const used = referencesOf(structure).flatMap((each) => graph.find(each) ?? []);
  return [structure, ...new Set(used)];
}
