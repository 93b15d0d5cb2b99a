import { MessageFindings } from '../message-findings.ts';
import type { DataRecord, MessageFormat } from '../model/data.ts';
import type { DataMessage, ErrorMessage, Message, MessageSource, ReadMessageOptions } from '../model/message.ts';
import { SdmxError } from '../model/message.ts';
import { decodeText, natureOfStart } from '../text/decode-text.ts';
import { type JsonStructure, linkedReferences, parseJsonStructure } from './json-components.ts';
import { languageOf, parseJsonHeader } from './json-header.ts';
import { madeStructures } from './json-made-structures.ts';
import { type JsonOutline, readOutline } from './json-outline.ts';
import { PlanMaker } from './json-plan.ts';
import { DataSetRecords, type RecordSink } from './json-records.ts';
import { localisedOf, objectOf, objectsOf, textOf } from './json-text.ts';
import { isJsonObject, type JsonValue, type JsonVisitor, JsonWalk } from './json-walk.ts';
import { holdsJsonStructures, readJsonStructures } from './read-json-structures.ts';

/**
 * Reads SDMX-JSON 1.0 and 2.0, their drafts, and messages of structures and errors. The source is opened twice: once for
 * the structure, wherever it stands, and once for the data.
 *
 * @throws SdmxError `not-sdmx`, `not-well-formed`, `truncated`, `too-deep`, `too-long`, `encoding`, `duplicate-key`,
 *   `missing-structure`, `unsupported`
 */
export async function readJsonMessage(source: MessageSource, options: ReadMessageOptions = {}): Promise<Message> {
  const outline = await readOutline(await openText(source), options);
  const isEmpty =
    outline.structures.length === 0 && !outline.dataSets?.some((each) => each.hasSeries || each.hasObservations);
  if (outline.errors.length > 0 && isEmpty && !holdsJsonStructures(outline)) return errorMessage(outline);
  if (outline.dataSets || outline.structures.length > 0) return dataMessage(source, outline, options);
  if (holdsJsonStructures(outline)) return readJsonStructures(outline);
  return otherMessage(outline);
}

async function openText(source: MessageSource): Promise<AsyncIterable<string>> {
  const bytes = await source.open();
  return pieces(bytes);
}

async function* pieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const iterator = bytes[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array(0);
  while (start.length < 4) {
    const next = await iterator.next();
    if (next.done) break;
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  const rest = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield start;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  };
  yield* decodeText(rest(), natureOfStart(start) ?? { encoding: 'utf-8', markBytes: 0 });
}

function dataMessage(source: MessageSource, outline: JsonOutline, options: ReadMessageOptions): DataMessage {
  const { meta = {}, dataSets = [] } = outline;
  const language = languageOf(meta);
  const structures = outline.structures.map((each, index) =>
    withLinksOfDataSets(withMeasure(parseJsonStructure(each, language), outline), index, outline),
  );
  if (structures.length === 0 && dataSets.some(({ hasSeries, hasObservations }) => hasSeries || hasObservations)) {
    throw new SdmxError(
      'missing-structure',
      'The message has data but no structure, so that nobody can tell what its indices mean. Ask for it with its structure.',
    );
  }
  const header = parseJsonHeader(meta);
  const findings = new MessageFindings();
  findAboutOutline(outline, findings);
  const format: MessageFormat = outline.isVersion2 ? 'sdmx-json-2.0' : 'sdmx-json-1.0';
  return {
    kind: 'data',
    format,
    header,
    structures: madeStructures(structures, header, language),
    records: readRecords(source, outline, structures, findings, options),
    findings: findings.list,
  };
}

/** SDMX-JSON 1.0 always has one measure, which it does not list; services that write lists for it leave them empty. */
function withMeasure(structure: JsonStructure, { isVersion2 }: JsonOutline): JsonStructure {
  return structure.measures?.length === 0 && !isVersion2 ? { ...structure, measures: undefined } : structure;
}

/** Many services link the data structure and the dataflow at the data set alone; they name what describes it as well. */
function withLinksOfDataSets(structure: JsonStructure, index: number, outline: JsonOutline): JsonStructure {
  const references = new Map(structure.references);
  for (const [number, { members }] of (outline.dataSets ?? []).entries()) {
    if (structureIndex(outline, number) !== index) continue;
    for (const [kind, reference] of linkedReferences(members['links'])) {
      if (!references.has(kind)) references.set(kind, reference);
    }
  }
  return { ...structure, references };
}

function findAboutOutline(outline: JsonOutline, findings: MessageFindings): void {
  if (!outline.hasData) {
    const message =
      'Structure and data sets stand at the root, as in drafts of SDMX-JSON 1.0. They are read as in 1.0.';
    findings.add('info', 'draft-layout', message);
  }
  if (outline.dataSets === undefined) {
    findings.add('warning', 'no-data-set', 'The message describes a structure but holds no data set.');
  }
  for (const error of errorsOf(outline.errors)) {
    findings.add('warning', 'sender-error', `The sender says of this message: ${error.text} (${error.code}).`);
  }
}

async function* readRecords(
  source: MessageSource,
  outline: JsonOutline,
  structures: readonly JsonStructure[],
  findings: MessageFindings,
  options: ReadMessageOptions,
): AsyncGenerator<readonly DataRecord[]> {
  const maker = new PlanMaker(options.structures ?? [], findings);
  let records: DataRecord[] = [];
  const out: RecordSink = { push: (...more) => records.push(...more) };
  const dataSets: JsonVisitor = {
    member: (name) => {
      const dataSet = outline.dataSets?.[Number(name)];
      if (!dataSet) return 'skip';
      const structure = structures[structureIndex(outline, Number(name))];
      if (!structure) {
        const message = `Data set ${Number(name) + 1} names a structure that the message does not have. It is left out.`;
        findings.add('error', 'missing-structure', message, dataSet.line);
        return 'skip';
      }
      return new DataSetRecords(maker.planOf(dataSet, structure), maker, findings, out);
    },
  };
  const data: JsonVisitor = { member: (name) => (name === 'dataSets' ? dataSets : 'skip') };
  const root: JsonVisitor = {
    member: (name) => (name === 'data' ? data : name === 'dataSets' ? dataSets : 'skip'),
  };
  const walk = new JsonWalk(root, options);
  walk.onBareNumber = (text, line) =>
    findings.once(
      'warning',
      'bare-nan',
      `${text} stands without quotes, which JSON does not know. It is read as the text.`,
      line,
    );
  for await (const piece of await openText(source)) {
    walk.write(piece);
    if (records.length === 0) continue;
    yield records;
    records = [];
  }
  walk.end();
  if (records.length > 0) yield records;
}

/** Which structure a data set follows: as it says, else as a structure says, else the first. */
function structureIndex(outline: JsonOutline, dataSet: number): number {
  const stated = outline.dataSets?.[dataSet]?.members['structure'];
  if (typeof stated === 'number') return stated;
  const listing = outline.structures.findIndex(({ dataSets }) => Array.isArray(dataSets) && dataSets.includes(dataSet));
  return Math.max(0, listing);
}

function errorsOf(errors: readonly JsonValue[]): readonly { readonly code: string; readonly text: string }[] {
  return errors.map((error) => {
    const object = objectOf(error);
    const names = localisedOf(object['titles']) ?? localisedOf(object['details']) ?? {};
    const texts = [object['title'], object['detail'], object['message'], object['text'], error].map(textOf);
    const text = [...new Set(texts.filter((each) => each !== undefined && each !== ''))].join(' ');
    return { code: textOf(object['code']) ?? '', text: text || (Object.values(names)[0] ?? '') };
  });
}

function errorMessage(outline: JsonOutline): ErrorMessage {
  return { kind: 'error', format: 'sdmx-json', errors: errorsOf(outline.errors) };
}

/** Says what a JSON text is that is no message of SDMX-JSON. */
function otherMessage(outline: JsonOutline): Message {
  const { others, names, meta, data } = outline;
  const lists = objectsOf(data['metadataSets']);
  if (Array.isArray(data['metadataSets']) || lists.length > 0) {
    return { kind: 'other', format: 'sdmx-json', what: 'reference metadata' };
  }
  const single = textOf(others['message']) ?? textOf(objectOf(others['error'])['message']) ?? textOf(others['error']);
  if (single !== undefined) {
    const code = textOf(others['errorCode']) ?? textOf(objectOf(others['error'])['code']) ?? '';
    return { kind: 'error', format: 'json', errors: [{ code, text: single }] };
  }
  if (textOf(others['class']) === 'dataset' || textOf(others['class']) === 'collection') {
    throw new SdmxError(
      'unsupported',
      'This is JSON-stat, not SDMX-JSON. Ask the sender for SDMX-CSV, SDMX-JSON or SDMX-ML.',
    );
  }
  if (isJsonObject(others['Structure']) || names.some((name) => /^(CompactData|GenericData)$/.test(name))) {
    throw new SdmxError(
      'unsupported',
      'This is SDMX-ML rewritten as JSON, which is no format of the standard. Ask the sender for SDMX-JSON, SDMX-CSV or SDMX-ML.',
    );
  }
  if (meta && outline.hasData)
    return { kind: 'structures', format: 'sdmx-json-2.0', header: parseJsonHeader(meta), structures: [] };
  throw new SdmxError(
    'not-sdmx',
    'This is JSON, but it holds neither data sets nor structures of SDMX. Choose a file in SDMX-JSON.',
  );
}
