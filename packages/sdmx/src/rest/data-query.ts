import { type Alternatives, PATTERNS, parseAlternatives, shown } from './identifiers.ts';
import { parseKey } from './key.ts';
import { syntaxError } from './rest-error.ts';
import { parseTimeLimits, type TimeLimits, withPlus } from './time-period.ts';

/** The dataflow of a query. Agency and version may be left open. */
export interface FlowReference {
  readonly agency: string | 'all';
  readonly id: string;
  /** A version or `latest`. */
  readonly version: string;
}

/** A provider of data: its id, and the agency that keeps the list it is in where the query says so. */
export interface ProviderReference {
  readonly agency?: string;
  readonly id: string;
}

/** Which data are wanted: what `data` and `availableconstraint` have in common. */
export interface DataSelection {
  readonly flow: FlowReference;
  /** Codes by position in the key. */
  readonly key: readonly (readonly string[] | undefined)[];
  readonly providers: readonly ProviderReference[] | 'all';
  readonly time: TimeLimits;
  /** Only what has changed after this moment, in milliseconds. */
  readonly updatedAfter?: number;
}

export const DATA_DETAILS = ['full', 'dataonly', 'serieskeysonly', 'nodata'] as const;
export type DataDetail = (typeof DATA_DETAILS)[number];

/** A query for data. */
export interface DataQuery extends DataSelection {
  readonly firstNObservations?: number;
  readonly lastNObservations?: number;
  /** Id of a dimension, or `AllDimensions`. */
  readonly dimensionAtObservation?: string;
  readonly detail: DataDetail;
  readonly includeHistory: boolean;
}

/** A query for what data there are. */
export interface AvailabilityQuery extends DataSelection {
  /** Ids of the dimensions asked about. */
  readonly components: Alternatives;
  readonly mode: 'exact' | 'available';
  /** `none`, `all`, or kinds of structures. */
  readonly references: readonly string[];
}

/** Parameters of an address, by name; each at most once. */
export type Parameters = Readonly<Record<string, string>>;

/**
 * Takes a query apart into its parameters. Names are compared as the standard writes them, in any case.
 *
 * @param known names as the standard writes them
 * @throws {RestError} `syntax` for a parameter given twice
 */
export function readParameters(search: URLSearchParams, known: readonly string[]): Parameters {
  const found: Record<string, string> = {};
  for (const [name, value] of search) {
    const standard = known.find((each) => each.toLowerCase() === name.toLowerCase());
    if (standard === undefined || value === '') continue;
    if (Object.hasOwn(found, standard)) throw syntaxError(`${standard} is given twice.`);
    found[standard] = value;
  }
  return found;
}

/** @throws {RestError} `syntax` */
export function parseOneOf<T extends string>(
  value: string | undefined,
  among: readonly T[],
  name: string,
): T | undefined {
  if (value === undefined) return undefined;
  const found = among.find((each) => each.toLowerCase() === value.toLowerCase());
  if (found === undefined) throw syntaxError(`"${shown(value)}" cannot be ${name}. Use one of: ${among.join(', ')}.`);
  return found;
}

function parseFlow(text: string): FlowReference {
  const parts = text.split(',');
  const [agency, id, version] = parts.length === 1 ? ['all', ...parts] : parts;
  const whole = id !== undefined && agency !== undefined && parts.length <= 3;
  const anyAgency = agency?.toLowerCase() === 'all' || agency === '*';
  const right =
    whole &&
    PATTERNS.id.test(id) &&
    (anyAgency || PATTERNS.nestedNcName.test(agency)) &&
    (version === undefined || PATTERNS.version.test(version.toLowerCase()));
  if (!right) {
    throw syntaxError(`"${shown(text)}" names no dataflow. Write its id, agency,id or agency,id,version.`);
  }
  return { agency: anyAgency ? 'all' : agency, id, version: version?.toLowerCase() ?? 'latest' };
}

function parseProvider(text: string): ProviderReference {
  const parts = text.split(',');
  const [agency, id] = parts.length === 1 ? ['all', text] : parts;
  if (id === undefined || agency === undefined || parts.length > 2 || !PATTERNS.id.test(id)) {
    throw syntaxError(`"${shown(text)}" names no provider. Write its id, or agency,id.`);
  }
  const any = agency.toLowerCase() === 'all' || agency === '*';
  if (!any && !PATTERNS.nestedNcName.test(agency)) throw syntaxError(`"${shown(agency)}" cannot be an agency.`);
  return { id, ...(!any && { agency }) };
}

function parseProviders(text: string | undefined): readonly ProviderReference[] | 'all' {
  if (text === undefined || text === '' || text === '*' || text.toLowerCase() === 'all') return 'all';
  return text.split('+').map(parseProvider);
}

function parseMoment(text: string): number {
  const written = withPlus(text);
  const shape = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;
  const zoned = /T/i.test(written) && !/(?:Z|[+-]\d\d:?\d\d)$/i.test(written) ? `${written}Z` : written;
  const time = shape.test(written) ? Date.parse(zoned) : Number.NaN;
  if (Number.isNaN(time)) {
    throw syntaxError(`"${shown(text)}" is no moment for updatedAfter. Write it as 2020-06-30T12:00:00Z.`);
  }
  return time;
}

function parseCount(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw syntaxError(`"${shown(text)}" is no number for ${name}. Write 1 or more.`);
  return Number(text);
}

function parseBoolean(text: string | undefined, name: string): boolean {
  return parseOneOf(text, ['true', 'false'], name) === 'true';
}

function parseSelection(path: readonly string[], parameters: Parameters): DataSelection {
  const [flow, key, provider] = path;
  if (flow === undefined || flow === '') throw syntaxError('Name a dataflow: /data/{flow}/{key}/{provider}.');
  const { startPeriod, endPeriod, updatedAfter } = parameters;
  return {
    flow: parseFlow(flow),
    key: parseKey(key ?? ''),
    providers: parseProviders(provider),
    time: parseTimeLimits(startPeriod, endPeriod),
    ...(updatedAfter !== undefined && { updatedAfter: parseMoment(updatedAfter) }),
  };
}

const SELECTING = ['startPeriod', 'endPeriod', 'updatedAfter'];
const DESCRIBING = ['firstNObservations', 'lastNObservations', 'dimensionAtObservation', 'detail', 'includeHistory'];

/**
 * Reads a query for data: `/data/{flow}/{key}/{provider}`. Parameters that the standard does not have are passed over.
 *
 * @param path what stands behind `/data`, decoded
 * @throws {RestError} `syntax`
 */
export function parseDataQuery(path: readonly string[], search: URLSearchParams): DataQuery {
  if (path.length > 3) throw syntaxError('A query for data has three parts at most: /data/{flow}/{key}/{provider}.');
  const parameters = readParameters(search, [...SELECTING, ...DESCRIBING]);
  const first = parseCount(parameters['firstNObservations'], 'firstNObservations');
  const last = parseCount(parameters['lastNObservations'], 'lastNObservations');
  const at = parameters['dimensionAtObservation'];
  if (at !== undefined && !PATTERNS.ncName.test(at)) {
    throw syntaxError(`"${shown(at)}" cannot be dimensionAtObservation. Name a dimension, or AllDimensions.`);
  }
  return {
    ...parseSelection(path, parameters),
    ...(first !== undefined && { firstNObservations: first }),
    ...(last !== undefined && { lastNObservations: last }),
    ...(at !== undefined && { dimensionAtObservation: at }),
    detail: parseOneOf(parameters['detail'], DATA_DETAILS, 'detail') ?? 'full',
    includeHistory: parseBoolean(parameters['includeHistory'], 'includeHistory'),
  };
}

const AVAILABILITY_REFERENCES = [
  'none',
  'all',
  'codelist',
  'datastructure',
  'conceptscheme',
  'dataflow',
  'dataproviderscheme',
];

/**
 * Reads a query for what data there are: `/availableconstraint/{flow}/{key}/{provider}/{component}`.
 *
 * @param path what stands behind `/availableconstraint`, decoded
 * @throws {RestError} `syntax`
 */
export function parseAvailabilityQuery(path: readonly string[], search: URLSearchParams): AvailabilityQuery {
  if (path.length > 4) {
    throw syntaxError('Write /availableconstraint/{flow}/{key}/{provider}/{component}, with four parts at most.');
  }
  const parameters = readParameters(search, [...SELECTING, 'mode', 'references']);
  const references = (parameters['references'] ?? 'none').split(/[+,]/);
  return {
    ...parseSelection(path, parameters),
    components: parseAlternatives(path[3], PATTERNS.id, 'a component'),
    mode: parseOneOf(parameters['mode'], ['exact', 'available'], 'mode') ?? 'exact',
    references: references.map((each) => parseOneOf(each, AVAILABILITY_REFERENCES, 'references') ?? 'none'),
  };
}
