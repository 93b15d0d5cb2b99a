import type { Evidence } from '@sterna/evidence';
import { DERIVED, EVIDENCE, type EvidenceShape, type ExportedObservation, flowOfSource } from '@sterna/exchange';
import { type DataSelection, type KeyFilter, keyFilter, liesWithin, RestError } from '@sterna/sdmx/rest';
import { codeOfSdmx, type FigureQuery, frequencyOf, nameOfComponent, STERNA_AGENCY } from '@sterna/statistics';
import { type DerivedSelection, derivedObservations, derivedSelection } from './derived-observations.ts';
import type { ServedFlow, ServiceState } from './sdmx-service.ts';

/** A query for data in the words of the evidence. */
export interface EvidenceSelection {
  readonly query: FigureQuery;
  /** Source whose dataflow was asked; absent for that of all data. */
  readonly source?: string;
  /** What is to be derived, where the dataflow of derived figures was asked. */
  readonly derived?: DerivedSelection;
  /** Whether it is plain that nothing can be found. */
  readonly isEmpty: boolean;
  /** Whether an observation is wanted, in what the evidence cannot be asked. */
  readonly accepts: (observation: ExportedObservation) => boolean;
}

/** Dimensions that a query to the evidence has a field of its own for. */
const FIELDS: Readonly<Record<string, 'indicators' | 'places' | 'counterparts' | 'sexes' | 'ages' | 'units'>> = {
  INDICATOR: 'indicators',
  REF_AREA: 'places',
  COUNTERPART_AREA: 'counterparts',
  SEX: 'sexes',
  AGE: 'ages',
  UNIT_MEASURE: 'units',
};

/**
 * The source whose dataflow this is; `undefined` for that of all data and that of derived figures.
 *
 * @throws {RestError} `no-results` for a dataflow that was imported: its figures are in ours
 */
export function sourceOfFlow({ dataflow }: ServedFlow, shape: EvidenceShape): string | undefined {
  const own = dataflow.agency === STERNA_AGENCY;
  if (own && (dataflow.id === EVIDENCE || dataflow.id === DERIVED)) return undefined;
  const source = own ? shape.sources.find(({ id }) => flowOfSource(id) === dataflow.id) : undefined;
  if (source) return source.id;
  throw new RestError(
    'no-results',
    `There are no data under ${dataflow.agency},${dataflow.id}. Its structure was imported; figures are under ${EVIDENCE}.`,
  );
}

function providersOf(selection: DataSelection, shape: EvidenceShape): readonly string[] | undefined {
  if (selection.providers === 'all') return undefined;
  return selection.providers.flatMap(({ agency, id }) => {
    if (agency !== undefined && agency !== STERNA_AGENCY) return [];
    return shape.sources.flatMap((source) => (flowOfSource(source.id) === id || source.id === id ? [source.id] : []));
  });
}

/** Sources to ask for; `undefined` for what is in force, whatever its source. */
function sourcesOf(
  selection: DataSelection,
  source: string | undefined,
  shape: EvidenceShape,
): readonly string[] | undefined {
  const providers = providersOf(selection, shape);
  if (source === undefined) return providers;
  return providers === undefined || providers.includes(source) ? [source] : [];
}

/** What a key restricts, in the words of the evidence. */
export function fieldsOf(key: KeyFilter): FigureQuery {
  const query: Record<string, readonly string[]> = {};
  const dimensions: Record<string, readonly string[]> = {};
  for (const [id, codes] of Object.entries(key)) {
    if (id === 'FREQ') continue;
    const own = codes.map(codeOfSdmx);
    const field = FIELDS[id];
    if (field) query[field] = own;
    else dimensions[nameOfComponent(id)] = own;
  }
  return { ...query, ...(Object.keys(dimensions).length > 0 && { dimensions }) };
}

const year = (moment: number): number => new Date(moment).getUTCFullYear();

function yearsOf({ time }: DataSelection): FigureQuery {
  return {
    ...(time.from !== undefined && { from: year(time.from) }),
    ...(time.to !== undefined && { to: year(time.to - 1) }),
  };
}

/** Releases of which something was imported after a moment, as observations name them. */
async function changedAfter(moment: number, state: ServiceState): Promise<ReadonlySet<string>> {
  const sources = await state.sources();
  const changed = sources.flatMap(({ id, releases }) =>
    releases
      .filter(({ importedAt, files }) =>
        [importedAt, ...files.map((file) => file.importedAt)].some((at) => Date.parse(at) > moment),
      )
      .map(({ version }) => `${id} ${version}`),
  );
  return new Set(changed);
}

/**
 * The releases of sources that have one each: asking for them by id spares the database looking for the newest of each
 * figure.
 */
async function onlyReleases(sources: readonly string[], state: ServiceState): Promise<readonly number[] | undefined> {
  const known = await state.sources();
  const standing = sources.map((source) =>
    known.flatMap(({ id, releases }) => (id === source ? releases.filter((each) => each.state !== 'undone') : [])),
  );
  return standing.every((releases) => releases.length === 1) ? standing.flat().map(({ id }) => id) : undefined;
}

/** Whether a dataflow is that of derived figures. */
export function isDerivedFlow({ dataflow: { agency, id } }: Pick<ServedFlow, 'dataflow'>): boolean {
  return agency === STERNA_AGENCY && id === DERIVED;
}

/** The observations of a selection, stated or derived, before `accepts` has looked at them. */
export function foundObservations(
  { query, derived, isEmpty }: EvidenceSelection,
  evidence: Evidence,
): AsyncIterable<readonly ExportedObservation[]> {
  if (isEmpty) return nothing();
  return derived ? derivedObservations(query, derived, evidence) : evidence.exported(query);
}

async function* nothing(): AsyncGenerator<readonly ExportedObservation[], void, undefined> {}

/** A query for derived figures. They are of all the sources that they were derived from. */
async function derivedFrom(selection: DataSelection, key: KeyFilter, state: ServiceState): Promise<EvidenceSelection> {
  const query = { ...fieldsOf(key), ...yearsOf(selection) };
  const derived = derivedSelection(query, state.shape);
  const providers = providersOf(selection, state.shape);
  const changed = selection.updatedAfter === undefined ? undefined : await changedAfter(selection.updatedAfter, state);
  const changedSources = changed && new Set([...changed].map((each) => each.slice(0, each.indexOf(' '))));
  const isOfTime = withinTime(selection, key);
  return {
    query,
    derived,
    isEmpty: providers?.length === 0 || changed?.size === 0 || derived.indicators.length === 0,
    accepts: (observation) => {
      const sources = observation.source.split('+');
      return (
        isOfTime(observation) &&
        (!providers || sources.some((each) => providers.includes(each))) &&
        (!changedSources || sources.some((each) => changedSources.has(each)))
      );
    },
  };
}

/** Whether an observation is of the time and the frequencies wanted. */
function withinTime({ time }: DataSelection, key: KeyFilter): EvidenceSelection['accepts'] {
  const open = time.from === undefined && time.to === undefined;
  const frequencies = key['FREQ'];
  return ({ period }) =>
    (open || liesWithin(period, time)) && (frequencies === undefined || frequencies.includes(frequencyOf(period)));
}

/**
 * Says a query in the words of the evidence.
 *
 * @throws {RestError} `semantic` for a key that does not fit the structure, `too-large` for too much to derive
 */
export async function selectionOf(
  selection: DataSelection,
  flow: ServedFlow,
  state: ServiceState,
): Promise<EvidenceSelection> {
  if (isDerivedFlow(flow)) return derivedFrom(selection, keyFilter(selection.key, flow.structure), state);
  const source = sourceOfFlow(flow, state.shape);
  const key = keyFilter(selection.key, flow.structure);
  const sources = sourcesOf(selection, source, state.shape);
  const changed = selection.updatedAfter === undefined ? undefined : await changedAfter(selection.updatedAfter, state);
  // Several sources may state the same figure, and the newest counts: that the database must find out.
  const releases = sources?.length === 1 ? await onlyReleases(sources, state) : undefined;
  const isOfTime = withinTime(selection, key);
  return {
    query: { ...fieldsOf(key), ...yearsOf(selection), ...(sources && { sources }), ...(releases && { releases }) },
    ...(source !== undefined && { source }),
    isEmpty: sources?.length === 0 || changed?.size === 0,
    accepts: (observation) =>
      isOfTime(observation) && (changed === undefined || changed.has(`${observation.source} ${observation.release}`)),
  };
}
