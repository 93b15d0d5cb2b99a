import type { DataMessage, DataRecord, DataSetHead, GroupRecord, Structure } from '@sterna/sdmx';
import type { TabularFile } from '@sterna/tabular';
import type { SourceObservation } from '../observation.ts';
import type { Reader, Reading, ReadOptions, Refusal } from '../reader.ts';
import { makeReading } from './reading/make-reading.ts';
import { ReadingSession } from './reading/session.ts';
import { CodeNames, englishOf } from './sdmx/code-names.ts';
import type { Labels } from './sdmx/csv-labels.ts';
import { type DataSetContext, DataSetReader } from './sdmx/data-set-reader.ts';
import {
  aboutStructures,
  dropMessage,
  type MessagePart,
  messageParts,
  nothing,
  openMessage,
  recordsOf,
  refusalOf,
} from './sdmx/messages.ts';
import { publisherOf, sourceOf } from './sdmx/publisher.ts';
import { dateOfRelease, Releases, releaseOf } from './sdmx/release.ts';
import { type DataPart, type Survey, surveyOf } from './sdmx/survey.ts';

/** The parts of a file sorted by what they are. */
interface SortedParts {
  readonly data: readonly MessagePart[];
  readonly structures: readonly Structure[];
  readonly findings: Refusal['findings'];
}

async function sortParts(parts: readonly MessagePart[], known: readonly Structure[]): Promise<SortedParts> {
  const data: MessagePart[] = [];
  const structures: Structure[] = [];
  const findings: Refusal['findings'][number][] = [];
  for (const part of parts) {
    const message = await openMessage(part, known);
    if (message.kind === 'structures') {
      structures.push(...message.structures);
      findings.push(...aboutStructures(message, part.name));
    } else if (message.kind === 'data') data.push(part);
    else findings.push(refusalOf(message, part.name));
    await dropMessage(message);
  }
  return { data, structures, findings };
}

/** What is known of a message before its records are read. */
interface KnownOfMessage {
  readonly context: DataSetContext;
  readonly structures: readonly Structure[];
  readonly survey: Survey;
  /** Names of codes that stand in the data themselves. */
  readonly labels: Labels;
  /** Kinds of publishers that its data sets are of, filled while it is read. */
  readonly publishers: Set<string>;
}

function readerOf(
  message: DataMessage,
  head: DataSetHead | undefined,
  { context, structures, survey, publishers, labels }: KnownOfMessage,
  groups: readonly GroupRecord[],
): DataSetReader {
  const names = new CodeNames([...message.structures, ...structures], head ?? {}, labels);
  const publisher = publisherOf(head, message);
  publishers.add(publisher.kind);
  const date = dateOfRelease(head, message) ?? survey.updated;
  const dated = date === undefined ? { newestYear: survey.newestYear } : { date };
  const release = releaseOf(publisher, dated, names.title, context.options);
  // The release of our own messages stands at each observation.
  if (publisher.kind !== 'sterna') context.releases.numberOf(release);
  return new DataSetReader(context, head, publisher, names, release, groups);
}

async function* readMessages(
  data: readonly DataPart[],
  shared: Omit<DataSetContext, 'part'>,
): AsyncGenerator<readonly SourceObservation[]> {
  for (const { part, structures } of data) {
    const message = await openMessage(part, structures);
    if (message.kind !== 'data') continue;
    const publishers = new Set<string>();
    const context = part.name === '' ? shared : { ...shared, part: part.name };
    // Our own messages date each figure.
    const isDated = part.structure?.attributes.some(({ id }) => id === 'DATED') === true;
    const undated = !isDated && shared.options.dated === undefined && message.header.prepared === undefined;
    const survey = await surveyOf({ part, structures }, message, undated);
    const labels = (await part.labels?.()) ?? new Map();
    const known = { context, structures, survey, publishers, labels };
    yield* readRecords(message, recordsOf(message, part.name), known);
    tellFindings(message, context, publishers);
  }
}

async function* readRecords(
  message: DataMessage,
  batches: AsyncIterable<readonly DataRecord[]>,
  known: KnownOfMessage,
): AsyncGenerator<readonly SourceObservation[]> {
  let reader: DataSetReader | undefined;
  let isDeleted = false;
  let number = -1;
  for await (const records of batches) {
    const observations: SourceObservation[] = [];
    for (const record of records) {
      if (record.kind === 'data-set') {
        number += 1;
        reader = readerOf(message, record, known, known.survey.groups[number] ?? []);
        isDeleted = record.action === 'Delete';
        if (isDeleted) tellDeleted(known.context);
      } else if (!isDeleted && record.kind !== 'series') {
        reader ??= readerOf(message, undefined, known, []);
        if (record.kind === 'group') reader.group(record);
        else reader.read(record, observations);
      }
    }
    if (observations.length > 0) yield observations;
  }
}

function tellDeleted({ session }: DataSetContext): void {
  const message =
    'A data set of the file asks for figures to be deleted; it was not read. To take figures back, undo their release.';
  session.log.add('delete-action', 'warning', message, undefined, 'all');
}

function tellFindings(message: DataMessage, { session, part }: DataSetContext, publishers: ReadonlySet<string>): void {
  const isOwn = publishers.size === 1 && publishers.has('sterna');
  if (message.header.test === true) {
    session.log.add(
      'test-message',
      'warning',
      'The message calls itself a test. Check whether it is meant to be used.',
    );
  }
  for (const { rule, severity, message: text, line } of message.findings) {
    // Our own messages are understood without their structure.
    if (isOwn && rule === 'structure-unknown') continue;
    // Structures that are kept from other files are offered to every message; most are not of it.
    if (rule === 'structure-not-given') continue;
    const at = line === undefined ? undefined : { row: line, ...(part !== undefined && { part }) };
    session.log.add(`sdmx-${rule}`, severity, text, at, text);
  }
}

/** Begins to read, far enough to know the first release. */
async function begin(
  data: readonly DataPart[],
  shared: Omit<DataSetContext, 'part'>,
): Promise<AsyncIterable<readonly SourceObservation[]>> {
  const iterator = readMessages(data, shared)[Symbol.asyncIterator]();
  const first = await iterator.next();
  return (async function* () {
    if (first.done !== true) yield first.value;
    yield* { [Symbol.asyncIterator]: () => iterator };
  })();
}

async function openParts(
  reader: string,
  parts: readonly MessagePart[],
  options: ReadOptions,
): Promise<Reading | Refusal> {
  const known = options.structures ?? [];
  const { data, structures, findings } = await sortParts(parts, known);
  if (data.length === 0 && structures.length === 0) {
    return { findings: findings.some(({ severity }) => severity === 'error') ? findings : [nothing(), ...findings] };
  }
  const session = new ReadingSession('m49');
  for (const { rule, severity, message, where } of findings) {
    session.log.add(
      rule,
      severity === 'error' ? 'warning' : severity,
      where === '' ? message : `${message} (${where})`,
    );
  }
  if (data.length === 0) return structuresAlone(reader, structures, session);
  const releases = new Releases();
  const shared = { session, releases, options };
  const all = [...structures, ...known];
  const batches = await begin(
    data.map((part) => ({ part, structures: all })),
    shared,
  );
  const [release] = releases.list;
  if (release === undefined) return { findings: [noObservations(), ...session.log.list()] };
  const reading = makeReading(reader, release, session, batches);
  return Object.defineProperties(reading, {
    releases: { enumerable: true, get: () => releases.list },
    ...(structures.length > 0 && { structures: { enumerable: true, value: structures } }),
  });
}

/** A file of structures is kept for the names of codes in data that come later. */
function structuresAlone(reader: string, structures: readonly Structure[], session: ReadingSession): Reading {
  const [first] = structures;
  const release = {
    source: sourceOf({ agency: first?.agency ?? '', flow: first?.id ?? '', kind: 'other' }),
    version: first?.version ?? '',
    dated: first?.validFrom?.slice(0, 10) ?? '1900-01-01',
    title: englishOf(first?.name),
    completeOver: [],
  };
  const none = (async function* (): AsyncGenerator<readonly SourceObservation[]> {})();
  return Object.assign(makeReading(reader, release, session, none), { structures });
}

function noObservations(): Refusal['findings'][number] {
  const message = 'The SDMX message holds no observations. Ask its sender for the data.';
  return { rule: 'no-values', severity: 'error', message, where: '' };
}

/** SDMX data of any structure: XML, JSON and CSV, of all versions that are in use, also with their structures in an archive. */
export const sdmx: Reader = {
  id: 'sdmx',
  layouts: 'SDMX data messages (SDMX-ML 2.0, 2.1 and 3.0, SDMX-JSON, SDMX-CSV) of any data structure',
  async recognise(file: TabularFile): Promise<number> {
    const parts = await messageParts(file);
    for (const part of parts) {
      if (part.kind === 'csv') return part.sureness ?? 1;
      try {
        await dropMessage(await openMessage(part, []));
        return 1;
      } catch (error) {
        // Something damaged is SDMX all the same: what is wrong with it is said when it is opened.
        if (!isForeign(error)) return 0.9;
      }
    }
    return 0;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading | Refusal> {
    return openParts(this.id, await sdmxParts(file), options);
  },
};

const isForeign = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'sdmx-not-sdmx';

/** Leaves out documents of an archive that are no SDMX: a table of contents, a manifest. */
async function sdmxParts(file: TabularFile): Promise<readonly MessagePart[]> {
  const parts = await messageParts(file);
  if (parts.length < 2) return parts;
  const kept: MessagePart[] = [];
  for (const part of parts) {
    try {
      await dropMessage(await openMessage(part, []));
    } catch (error) {
      if (isForeign(error)) continue;
    }
    kept.push(part);
  }
  return kept;
}
