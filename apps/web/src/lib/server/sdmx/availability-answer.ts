import type { ContentConstraint, Dataflow, Structure } from '@sterna/sdmx';
import {
  type Availability,
  AvailabilityCount,
  type AvailabilityQuery,
  availabilityConstraint,
  availabilityReferences,
  keyDimensions,
  keyFilter,
  parseAvailabilityQuery,
  partOf,
  STRUCTURE_REPRESENTATIONS,
  type StructureGraph,
} from '@sterna/sdmx/rest';
import { componentId, frequencyOf, sdmxCode, sdmxPeriod, seriesId } from '@sterna/statistics';
import { fieldsOf, foundObservations, isDerivedFlow, selectionOf } from './data-selection.ts';
import { mayBeDerived } from './derived-observations.ts';
import { choiceFor, headerOf } from './message-parts.ts';
import type { SdmxAnswer, SdmxRequest } from './sdmx-request.ts';
import { findFlow, type SdmxService, type ServedFlow, type ServiceState } from './sdmx-service.ts';
import { writeStructureMessage } from './write-message.ts';

/** Answers a query for what data there are. That there are none is an answer too: no region, counts of 0. */
export async function availabilityAnswer(
  asked: SdmxRequest,
  service: SdmxService,
  state: ServiceState,
): Promise<SdmxAnswer> {
  const query = parseAvailabilityQuery(asked.path.slice(1), asked.search);
  const choice = choiceFor(asked, STRUCTURE_REPRESENTATIONS);
  const flow = findFlow(query.flow, state.graph);
  return {
    choice,
    body: async function* () {
      const constraint = await constraintFor(query, flow, service, state);
      const { dataflow, structure } = flow;
      const around = { dataflow, structure, providers: providersOf(query, dataflow, state.graph) };
      const structures = [constraint, ...availabilityReferences(query.references, constraint, around, state.graph)];
      yield* writeStructureMessage(structures, { choice, header: headerOf(state), languages: asked.languages });
    },
  };
}

/** The lists of providers, each with those that provide the dataflow; of these, only the ones that the query names. */
function providersOf(query: AvailabilityQuery, dataflow: Dataflow, graph: StructureGraph): readonly Structure[] {
  const agreements = graph.parents(dataflow).flatMap((each) => (each.kind === 'provisionagreement' ? [each] : []));
  const wanted = query.providers === 'all' ? undefined : new Set(query.providers.map(({ id }) => id));
  const items = new Map<Structure, string[]>();
  for (const reference of agreements.flatMap(({ references }) => references)) {
    const { kind, item } = reference;
    if (kind !== 'dataproviderscheme' || item === undefined || wanted?.has(item) === false) continue;
    const scheme = graph.find({ ...reference, kind });
    if (scheme) items.set(scheme, [...(items.get(scheme) ?? []), item]);
  }
  return [...items].flatMap(([scheme, own]) => partOf(scheme, own) ?? []);
}

async function constraintFor(
  query: AvailabilityQuery,
  flow: ServedFlow,
  service: SdmxService,
  state: ServiceState,
): Promise<ContentConstraint> {
  const { agency, id, version } = flow.dataflow;
  const reference = { kind: 'dataflow' as const, agency, id, version };
  const exact = await availableFor(query, flow, service, state);
  const found = query.mode === 'exact' ? exact : await stillSelectable(query, exact, flow, service, state);
  return availabilityConstraint(query, reference, flow.structure, found);
}

/**
 * For each dimension that the key sets, the codes it could have instead: found with that dimension left open. A key that
 * finds nothing leaves the whole choice open.
 */
async function stillSelectable(
  query: AvailabilityQuery,
  exact: Availability,
  flow: ServedFlow,
  service: SdmxService,
  state: ServiceState,
): Promise<Availability> {
  if (exact.series === 0) {
    const { series, observations } = exact;
    // Not everything can be derived to see what there is: what is allowed says which indicators there may be.
    if (isDerivedFlow(flow)) return exact;
    return { ...(await availableFor({ ...query, key: [] }, flow, service, state)), series, observations };
  }
  const codes = new Map(exact.codes);
  for (const [at, dimension] of keyDimensions(flow.structure).entries()) {
    if (query.key[at] === undefined) continue;
    const open = { ...query, key: query.key.map((each, position) => (position === at ? undefined : each)) };
    if (isDerivedFlow(flow) && !mayBeDerived(fieldsOf(keyFilter(open.key, flow.structure)), state.shape)) continue;
    const { codes: found } = await availableFor(open, flow, service, state);
    codes.set(dimension, found.get(dimension) ?? new Set());
  }
  return { ...exact, codes };
}

/** Counts what a query finds, reading it once. The answer is kept for as long as the data are the same. */
function availableFor(
  query: AvailabilityQuery,
  flow: ServedFlow,
  service: SdmxService,
  state: ServiceState,
): Promise<Availability> {
  const { key, providers, time, updatedAfter } = query;
  const name = JSON.stringify([flow.dataflow.id, key, providers, time, updatedAfter]);
  return state.remember(name, () => count(query, flow, service, state));
}

async function count(
  query: AvailabilityQuery,
  flow: ServedFlow,
  service: SdmxService,
  state: ServiceState,
): Promise<Availability> {
  const selection = await selectionOf(query, flow, state);
  const further = flow.structure.dimensions.map(({ id }) => id);
  const counted = new AvailabilityCount();
  let id: string | undefined;
  let members = new Map<string, string[]>();
  let key: Record<string, string> = {};
  const close = (): void => {
    for (const [frequency, periods] of members) counted.add({ FREQ: frequency, ...key }, periods.length, periods);
    members = new Map();
  };
  for await (const batch of foundObservations(selection, service.evidence)) {
    for (const observation of batch) {
      if (!selection.accepts(observation)) continue;
      const own = seriesId(observation);
      if (own !== id) {
        close();
        id = own;
        key = keyOf(observation, further);
      }
      const frequency = frequencyOf(observation.period);
      const periods = members.get(frequency);
      if (periods) periods.push(sdmxPeriod(observation.period));
      else members.set(frequency, [sdmxPeriod(observation.period)]);
    }
  }
  close();
  return counted.result();
}

function keyOf(series: Parameters<typeof seriesId>[0], ids: readonly string[]): Record<string, string> {
  const key: Record<string, string> = {
    INDICATOR: sdmxCode(series.indicator),
    REF_AREA: sdmxCode(series.refArea),
    COUNTERPART_AREA: sdmxCode(series.counterpart),
    SEX: series.sex,
    AGE: sdmxCode(series.age),
    UNIT_MEASURE: sdmxCode(series.unit),
  };
  const own = new Map(Object.entries(series.dimensions).map(([name, code]) => [componentId(name, 'dimension'), code]));
  for (const id of ids) {
    if (id === 'FREQ' || id === 'TIME_PERIOD' || Object.hasOwn(key, id)) continue;
    const code = own.get(id);
    key[id] = code === undefined ? '_Z' : sdmxCode(code);
  }
  return key;
}
