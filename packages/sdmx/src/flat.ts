import { FlatGroups } from './flat-groups.ts';
import { hasGroupsFirst } from './late-groups.ts';
import type {
  ComponentValues,
  DataRecord,
  DataSetHead,
  DimensionValues,
  GroupRecord,
  SeriesRecord,
} from './model/data.ts';
import type { Message, MessageSource, ReadMessageOptions } from './model/message.ts';
import { readMessage } from './read-message.ts';

/** One observation with all that holds for it. */
export interface FlatObservation {
  /** The whole key: dimensions of the series, then its own. */
  readonly dimensions: DimensionValues;
  readonly measures: ComponentValues;
  /** Attributes of data set, groups, series and observation; the nearest wins. */
  readonly attributes: ComponentValues;
  /** Head of the data set it is in; absent where records begin without one. */
  readonly dataSet?: DataSetHead;
  /** As in `ObservationRecord`. */
  readonly line: number;
}

/** What `flatObservations` may be told. */
export interface FlatOptions {
  /** Groups known beforehand, where they come after their series: one list for each data set, in order. */
  readonly groups?: readonly (readonly GroupRecord[])[];
}

/**
 * Observations with the attributes of all levels, batch by batch. Of the message, only its groups are held in memory. A
 * group counts for observations that come after it; where groups may come later, use `flatMessage`.
 */
export async function* flatObservations(
  records: AsyncIterable<readonly DataRecord[]>,
  options: FlatOptions = {},
): AsyncIterable<readonly FlatObservation[]> {
  let dataSet: DataSetHead | undefined;
  let index = -1;
  let groups = new FlatGroups([]);
  let series: SeriesRecord | undefined;
  let inherited: ComponentValues = {};
  for await (const batch of records) {
    const observations: FlatObservation[] = [];
    for (const record of batch) {
      if (record.kind === 'observation') {
        if (record.series !== series || groups.changed) {
          series = record.series;
          inherited = { ...dataSet?.attributes, ...groups.attributesOf(series), ...series.attributes };
        }
        const attributes = groups.reachObservations(series)
          ? {
              ...dataSet?.attributes,
              ...groups.attributesAt(series, record.dimensions),
              ...series.attributes,
              ...record.attributes,
            }
          : { ...inherited, ...record.attributes };
        observations.push({
          dimensions: { ...series.dimensions, ...record.dimensions },
          measures: record.measures,
          attributes,
          ...(dataSet && { dataSet }),
          line: record.line,
        });
      } else if (record.kind === 'data-set') {
        dataSet = record;
        index++;
        series = undefined;
        groups = new FlatGroups(options.groups?.[index] ?? []);
      } else if (record.kind === 'group') {
        groups.add(record);
      }
    }
    if (observations.length > 0) yield observations;
  }
}

/** A message, and its observations flat where it is one of data. */
export interface FlatMessage {
  readonly message: Message;
  /** Absent for messages that are none of data. */
  readonly observations?: AsyncIterable<readonly FlatObservation[]>;
}

/**
 * Reads a message and its observations with the attributes of all levels. A message whose groups may come after their
 * series is opened a second time: once for the groups, once for the observations.
 *
 * @throws SdmxError as `readMessage` does
 */
export async function flatMessage(source: MessageSource, options: ReadMessageOptions = {}): Promise<FlatMessage> {
  const message = await readMessage(source, options);
  if (message.kind !== 'data') return { message };
  if (message.format === 'sdmx-csv-1.0' || (await hasGroupsFirst(source, message.format))) {
    return { message, observations: flatObservations(message.records) };
  }
  async function* afterGroups(
    records: AsyncIterable<readonly DataRecord[]>,
  ): AsyncIterable<readonly FlatObservation[]> {
    yield* flatObservations(records, { groups: await groupsOf(source, options) });
  }
  return { message, observations: afterGroups(message.records) };
}

async function groupsOf(source: MessageSource, options: ReadMessageOptions): Promise<readonly GroupRecord[][]> {
  const groups: GroupRecord[][] = [];
  const message = await readMessage(source, options);
  if (message.kind !== 'data') return groups;
  for await (const batch of message.records) {
    for (const record of batch) {
      if (record.kind === 'data-set') groups.push([]);
      else if (record.kind === 'group') groups.at(-1)?.push(record);
    }
  }
  return groups;
}
