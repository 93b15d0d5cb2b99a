import { DERIVED, EVIDENCE, type ExportedObservation, flowOfSource, recordsOf } from '@sterna/exchange';
import type { ArtefactReference, DataRecord, DataSetHead } from '@sterna/sdmx';
import { DATA_REPRESENTATIONS, type DataQuery, keyDimensions, parseDataQuery, RestError } from '@sterna/sdmx/rest';
import { type EvidenceSelection, foundObservations, selectionOf } from './data-selection.ts';
import { DERIVABLE } from './derived-observations.ts';
import { choiceFor, headerOf } from './message-parts.ts';
import { normalizedTimes } from './normalized-times.ts';
import { historyOf } from './release-history.ts';
import type { SdmxAnswer, SdmxRequest } from './sdmx-request.ts';
import { findFlow, type SdmxService, type ServedFlow, type ServiceState } from './sdmx-service.ts';
import { peeked, selectedObservations } from './selected-observations.ts';
import { sideways } from './sideways.ts';
import { writeDataMessage } from './write-message.ts';

/** Answers a query for data. */
export async function dataAnswer(asked: SdmxRequest, service: SdmxService, state: ServiceState): Promise<SdmxAnswer> {
  const query = parseDataQuery(asked.path.slice(1), asked.search);
  const choice = choiceFor(asked, DATA_REPRESENTATIONS);
  const flow = findFlow(query.flow, state.graph);
  const selection = await selectionOf(query, flow, state);
  const dimension = dimensionAt(query, choice.representation.format, flow);
  const [format] = choice.representation.format.split('/');
  const language =
    format?.includes('json') || choice.parameters['labels'] !== undefined ? asked.languages[0] : undefined;
  return {
    choice,
    ...(language !== undefined && { language }),
    file: `${flow.dataflow.id}.${extensionOf(choice.contentType)}`,
    body: () => dataMessage({ asked, query, flow, selection, dimension, choice, service, state }),
  };
}

function extensionOf(type: string): string {
  return /csv|json|xml/.exec(type)?.[0] ?? 'txt';
}

/**
 * The dimension at the observations.
 *
 * @throws {RestError} `semantic` for one that the structure does not have, or another than time for time series
 */
function dimensionAt({ dimensionAtObservation: wanted }: DataQuery, format: string, { structure }: ServedFlow): string {
  const time = structure.dimensions.find(({ kind }) => kind === 'time-dimension')?.id ?? 'AllDimensions';
  if (wanted === undefined) return time;
  const known = [...structure.dimensions.map(({ id }) => id), 'AllDimensions'].find(
    (id) => id.toLowerCase() === wanted.toLowerCase(),
  );
  if (known === undefined) {
    const ids = [...keyDimensions(structure), time, 'AllDimensions'].join(', ');
    throw new RestError('semantic', `${structure.id} has no dimension ${wanted}. There are: ${ids}.`);
  }
  if (format.endsWith('/time-series') && known !== time) {
    throw new RestError(
      'semantic',
      `Time series have ${time} at their observations. Leave dimensionAtObservation out.`,
    );
  }
  return known;
}

interface Message {
  readonly asked: SdmxRequest;
  readonly query: DataQuery;
  readonly flow: ServedFlow;
  readonly selection: EvidenceSelection;
  readonly dimension: string;
  readonly choice: SdmxAnswer['choice'];
  readonly service: SdmxService;
  readonly state: ServiceState;
}

/** What a message says it is of: the provision agreement, where one provider was asked for. */
function agreementOf({ query, flow, selection, state }: Message): ArtefactReference | undefined {
  const [source, ...others] = query.providers === 'all' ? [] : (selection.query.sources ?? []);
  if (source === undefined || others.length > 0) return undefined;
  const found = state.graph
    .parents(flow.dataflow)
    .find(
      (each) => each.kind === 'provisionagreement' && each.references.some(({ item }) => item === flowOfSource(source)),
    );
  return found && { kind: 'provisionagreement', agency: found.agency, id: found.id, version: found.version };
}

async function* dataMessage(message: Message): AsyncGenerator<string, void, undefined> {
  const { asked, query, flow, dimension, choice, state } = message;
  const { some, all } = await peeked(observationsOf(message));
  if (!some) throw nothingFound(message);
  const records = query.includeHistory ? withHistory(message, all) : recordsFor(message, all);
  const isFlat = dimension === 'AllDimensions' || choice.representation.format.includes('csv');
  const isAcross = dimension !== 'AllDimensions' && dimension !== timeOf(flow);
  const agreement = agreementOf(message);
  const keysAlone = query.detail === 'serieskeysonly' || query.detail === 'nodata';
  const ordered = isAcross ? sideways(records, dimension) : keysAlone && !isFlat ? seriesAlone(records) : records;
  const normalized = choice.parameters['timeformat'] === 'normalized' && choice.representation.format.includes('csv');
  yield* writeDataMessage(normalized ? normalizedTimes(ordered) : ordered, {
    choice,
    header: headerOf(state),
    structures: state.graph.structures,
    flow,
    dimension,
    detail: query.detail,
    languages: asked.languages,
    ...(agreement && { agreement }),
  });
}

function timeOf({ structure }: ServedFlow): string | undefined {
  return structure.dimensions.find(({ kind }) => kind === 'time-dimension')?.id;
}

function observationsOf(message: Message): AsyncIterable<readonly ExportedObservation[]> {
  const { query, selection, service } = message;
  return selectedObservations(foundObservations(selection, service.evidence), selection.accepts, query);
}

function recordsFor(
  { selection, state }: Message,
  observations: AsyncIterable<readonly ExportedObservation[]>,
): AsyncIterable<readonly DataRecord[]> {
  return recordsOf(observations, state.shape, selection.source === undefined ? {} : { source: selection.source });
}

/** What is in force, then each release that states something else, newest first, as data sets of their own. */
async function* withHistory(
  message: Message,
  inForce: AsyncIterable<readonly ExportedObservation[]>,
): AsyncGenerator<readonly DataRecord[], void, undefined> {
  yield* recordsFor(message, inForce);
  const { query, selection, service } = message;
  // What earlier releases would have given is not derived.
  if (selection.derived) return;
  for (const { release, about } of await historyOf(selection, message.state)) {
    const observations = service.evidence.exported({ ...selection.query, releases: [release] });
    const { some, all } = await peeked(selectedObservations(observations, selection.accepts, query));
    if (some) yield* described(recordsFor(message, all), about);
  }
}

async function* described(
  records: AsyncIterable<readonly DataRecord[]>,
  about: NonNullable<DataSetHead['about']>,
): AsyncGenerator<readonly DataRecord[], void, undefined> {
  for await (const batch of records) {
    yield batch.map((record) =>
      record.kind === 'data-set' ? { ...record, about: { ...record.about, ...about } } : record,
    );
  }
}

/** Series without their observations. */
async function* seriesAlone(
  records: AsyncIterable<readonly DataRecord[]>,
): AsyncGenerator<readonly DataRecord[], void, undefined> {
  for await (const batch of records) yield batch.filter(({ kind }) => kind !== 'observation');
}

function nothingFound({ asked, query, flow, selection }: Message): RestError {
  const { updatedAfter } = query;
  const since = updatedAfter === undefined ? '' : ` that changed after ${new Date(updatedAfter).toISOString()}`;
  const where = flow.dataflow.id === EVIDENCE ? '' : ` of ${flow.dataflow.id}`;
  const elsewhere = otherFlow(selection, asked.path[2]);
  return new RestError('no-results', `There are no data${where} for this key and time${since}.${elsewhere}`);
}

/** Where figures of the indicators may be instead. @param key as it was written */
function otherFlow({ query: { indicators = [] }, derived }: EvidenceSelection, key = 'all'): string {
  const derivable = indicators.filter((code) => DERIVABLE.includes(code));
  if (derived) {
    const others = indicators.filter((code) => !DERIVABLE.includes(code));
    return others.length === 0 ? '' : ` ${others.join(', ')}: not derived; ask /data/${EVIDENCE}/${key}.`;
  }
  if (derivable.length === 0) return '';
  return ` Sterna derives ${derivable.join(', ')} from what sources state: ask /data/${DERIVED}/${key}.`;
}
