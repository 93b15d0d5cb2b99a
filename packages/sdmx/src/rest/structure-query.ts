import type { ArtefactKind } from '../model/structure.ts';
import { parseOneOf, readParameters } from './data-query.ts';
import { type Alternatives, PATTERNS, parseAlternatives, shown } from './identifiers.ts';
import { RestError, syntaxError } from './rest-error.ts';

/** Organisation schemes by the roles their organisations play. */
const ORGANISATION_SCHEMES: readonly ArtefactKind[] = [
  'agencyscheme',
  'dataproviderscheme',
  'dataconsumerscheme',
  'organisationunitscheme',
];

/** Kinds that are a resource of their own name. */
const OWN_NAMES: readonly ArtefactKind[] = [
  'datastructure',
  'metadatastructure',
  'categoryscheme',
  'conceptscheme',
  'codelist',
  'hierarchicalcodelist',
  ...ORGANISATION_SCHEMES,
  'dataflow',
  'metadataflow',
  'reportingtaxonomy',
  'provisionagreement',
  'structureset',
  'process',
  'categorisation',
  'contentconstraint',
  'valuelist',
];

/** Resources of the standard that nothing here is of: their queries are right and find nothing. */
const EMPTY = [
  'attachmentconstraint',
  'transformationscheme',
  'rulesetscheme',
  'userdefinedoperatorscheme',
  'customtypescheme',
  'namepersonalisationscheme',
  'namealiasscheme',
  'vtlmappingscheme',
];

/** Resources by name, each with the kinds of structures it stands for. */
const RESOURCES: ReadonlyMap<string, readonly ArtefactKind[]> = new Map<string, readonly ArtefactKind[]>([
  ...OWN_NAMES.map((kind) => [kind, [kind]] as const),
  ...EMPTY.map((name) => [name, []] as const),
  ['organisationscheme', ORGANISATION_SCHEMES],
  ['actualconstraint', ['contentconstraint']],
  ['allowedconstraint', ['contentconstraint']],
  // Spellings that clients use for the resource of the standard.
  ['customtype', []],
  ['structure', OWN_NAMES],
]);

/** Names of the resources that structures are asked for by. */
export const STRUCTURE_RESOURCES: readonly string[] = [...RESOURCES.keys()];

/** Resources whose content can be asked for item by item. */
const WITH_ITEMS: ReadonlySet<string> = new Set([
  'categoryscheme',
  'conceptscheme',
  'codelist',
  'valuelist',
  'organisationscheme',
  ...ORGANISATION_SCHEMES,
  'reportingtaxonomy',
  'hierarchicalcodelist',
]);

export const STRUCTURE_DETAILS = [
  'full',
  'allstubs',
  'referencestubs',
  'referencepartial',
  'allcompletestubs',
  'referencecompletestubs',
] as const;
export type StructureDetail = (typeof STRUCTURE_DETAILS)[number];

export const REFERENCES = [
  'none',
  'parents',
  'parentsandsiblings',
  'children',
  'descendants',
  'all',
  'ancestors',
] as const;

/** Which structures around the ones asked for are wanted too. */
export type WantedReferences =
  | { readonly kind: (typeof REFERENCES)[number] }
  | { readonly kind: 'resource'; readonly resource: string };

/** A query for structures. */
export interface StructureQuery {
  readonly resource: string;
  readonly kinds: readonly ArtefactKind[];
  /** Of content constraints, only those of this type. */
  readonly constraintType?: 'Actual' | 'Allowed';
  readonly agencies: Alternatives;
  readonly ids: Alternatives;
  /** Versions; `latest` may be among them. */
  readonly versions: Alternatives;
  /** Items of item schemes; nested ones joined by points. */
  readonly items: Alternatives;
  readonly detail: StructureDetail;
  readonly references: WantedReferences;
}

/** The kinds of structures that a resource stands for; `undefined` for what is no resource. */
export function kindsOf(resource: string): readonly ArtefactKind[] | undefined {
  return RESOURCES.get(resource);
}

function parseReferences(value: string | undefined): WantedReferences {
  const wanted = value?.toLowerCase() ?? 'none';
  const kind = REFERENCES.find((each) => each === wanted);
  if (kind) return { kind };
  if (RESOURCES.has(wanted) && wanted !== 'structure') return { kind: 'resource', resource: wanted };
  throw syntaxError(
    `"${shown(wanted)}" cannot be references. Use one of ${REFERENCES.slice(0, 6).join(', ')}, or a resource such as codelist.`,
  );
}

function parseVersions(text: string | undefined): Alternatives {
  if (text === undefined || text === '' || text === '~') return ['latest'];
  const versions = parseAlternatives(text.toLowerCase(), PATTERNS.version, 'a version');
  return versions;
}

/**
 * Reads a query for structures: `/{resource}/{agency}/{id}/{version}/{item}`.
 *
 * @param path resource and what stands behind it, decoded
 * @throws {RestError} `syntax`, or `not-implemented` for what is no resource
 */
export function parseStructureQuery(path: readonly string[], search: URLSearchParams): StructureQuery {
  const [name = '', agency, id, version, item] = path;
  const resource = name.toLowerCase();
  const kinds = RESOURCES.get(resource);
  if (!kinds) {
    throw new RestError(
      'not-implemented',
      `There is no resource "${shown(name)}". There are: data, availableconstraint, schema, ${STRUCTURE_RESOURCES.join(', ')}.`,
    );
  }
  if (path.length > 5) throw syntaxError(`Write /${resource}/{agency}/{id}/{version}/{item}, with no further parts.`);
  if (item !== undefined && !WITH_ITEMS.has(resource)) {
    throw syntaxError(`A ${resource} has no items to ask for: leave "${shown(item)}" out.`);
  }
  const parameters = readParameters(search, ['detail', 'references']);
  return {
    resource,
    kinds,
    ...(resource === 'actualconstraint' && { constraintType: 'Actual' }),
    ...(resource === 'allowedconstraint' && { constraintType: 'Allowed' }),
    agencies: parseAlternatives(agency, PATTERNS.nestedNcName, 'an agency'),
    ids: parseAlternatives(id, PATTERNS.id, 'an id'),
    versions: parseVersions(version),
    items: parseAlternatives(item, PATTERNS.nestedId, 'an item'),
    detail: parseOneOf(parameters['detail'], STRUCTURE_DETAILS, 'detail') ?? 'full',
    references: parseReferences(parameters['references']),
  };
}

/** A query for the XML schema of data that follow a structure. */
export interface SchemaQuery {
  readonly context: 'datastructure' | 'dataflow' | 'provisionagreement';
  readonly agency: string;
  readonly id: string;
  /** A version or `latest`. */
  readonly version: string;
  readonly dimensionAtObservation?: string;
  readonly explicitMeasure: boolean;
}

const CONTEXTS = ['datastructure', 'dataflow', 'provisionagreement', 'metadatastructure', 'metadataflow'] as const;

/**
 * Reads a query for a schema: `/schema/{context}/{agency}/{id}/{version}`.
 *
 * @param path what stands behind `/schema`, decoded
 * @throws {RestError} `syntax`, or `not-implemented` for schemas of metadata
 */
export function parseSchemaQuery(path: readonly string[], search: URLSearchParams): SchemaQuery {
  const [context, agency, id, version, ...more] = path;
  const wanted = parseOneOf(context, CONTEXTS, 'the context of a schema');
  if (wanted === 'metadatastructure' || wanted === 'metadataflow') {
    throw new RestError('not-implemented', 'There are no schemas of metadata here.');
  }
  const named = agency !== undefined && PATTERNS.nestedNcName.test(agency) && id !== undefined && PATTERNS.id.test(id);
  const whole = wanted !== undefined && named && PATTERNS.version.test(version?.toLowerCase() ?? 'latest');
  if (!whole || more.length > 0) {
    throw syntaxError('Write /schema/{context}/{agency}/{id}/{version}: a schema is of one structure.');
  }
  const parameters = readParameters(search, ['dimensionAtObservation', 'explicitMeasure']);
  const at = parameters['dimensionAtObservation'];
  if (at !== undefined && !PATTERNS.ncName.test(at))
    throw syntaxError(`"${shown(at)}" cannot be dimensionAtObservation.`);
  return {
    context: wanted,
    agency,
    id,
    version: version?.toLowerCase() ?? 'latest',
    ...(at !== undefined && { dimensionAtObservation: at }),
    explicitMeasure: parseOneOf(parameters['explicitMeasure'], ['true', 'false'], 'explicitMeasure') === 'true',
  };
}
