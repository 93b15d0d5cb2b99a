import {
  type ArtefactReference,
  type DataRecord,
  type MessageHeader,
  type Structure,
  type WriteDataOptions,
  writeCsvData,
  writeJsonData,
  writeJsonStructures,
  writeXmlData,
  writeXmlStructures,
} from '@sterna/sdmx';
import { type Choice, type DataDetail, RestError } from '@sterna/sdmx/rest';
import type { ServedFlow } from './sdmx-service.ts';

/** What a data message is written with. */
export interface DataMessageParts {
  readonly choice: Choice;
  readonly header: MessageHeader;
  readonly structures: readonly Structure[];
  readonly flow: ServedFlow;
  /** Id of the dimension at the observations, or `AllDimensions`. */
  readonly dimension: string;
  readonly detail: DataDetail;
  readonly languages: readonly string[];
  readonly agreement?: ArtefactReference;
}

const LABELS: ReadonlySet<string> = new Set(['id', 'both', 'name']);

const named = ({ agency, id, version }: Structure): string => `${agency}:${id}(${version})`;

/** Writes records of data in the format that was chosen. */
export function writeDataMessage(
  records: AsyncIterable<readonly DataRecord[]>,
  parts: DataMessageParts,
): AsyncIterable<string> {
  const { choice, header, structures, flow, dimension, detail, languages, agreement } = parts;
  const labels = choice.parameters['labels'];
  const options = {
    header,
    structures,
    dataStructure: named(flow.structure),
    dataflow: named(flow.dataflow),
    dimensionAtObservation: dimension,
    detail,
    languages,
    ...(labels !== undefined && LABELS.has(labels) && { labels: labels as NonNullable<WriteDataOptions['labels']> }),
    ...(agreement && { provisionAgreement: agreement }),
  };
  const [format, view] = choice.representation.format.split('/');
  switch (format) {
    case 'sdmx-ml-2.1-generic':
    case 'sdmx-ml-2.1-structure-specific':
    case 'sdmx-ml-3.0-structure-specific':
      return writeXmlData(records, { ...options, format, timeSeries: view === 'time-series' });
    case 'sdmx-json-1.0':
    case 'sdmx-json-2.0':
      return writeJsonData(records, { ...options, format });
    case 'sdmx-csv-1.0':
    case 'sdmx-csv-2.0':
      return writeCsvData(records, { ...options, format });
    default:
      throw new RestError('not-implemented', `${format} cannot be written.`);
  }
}

/** What a message of structures is written with. */
export interface StructureMessageParts {
  readonly choice: Choice;
  readonly header: MessageHeader;
  readonly languages: readonly string[];
}

/** Languages wanted, then the others that structures have names in: a name in another language is better than none. */
function withAllOf(languages: readonly string[], structures: readonly Structure[]): readonly string[] {
  const all = new Set(languages);
  for (const structure of structures) {
    for (const language in structure.name) all.add(language);
    if (!('items' in structure)) continue;
    for (const { name } of structure.items) for (const language in name) all.add(language);
  }
  return [...all];
}

/** Writes structures in the format that was chosen. */
export async function* writeStructureMessage(
  structures: readonly Structure[],
  { choice, header, languages }: StructureMessageParts,
): AsyncGenerator<string, void, undefined> {
  const { format } = choice.representation;
  switch (format) {
    case 'sdmx-ml-2.1':
    case 'sdmx-ml-3.0':
      yield writeXmlStructures(structures, { format, header });
      return;
    case 'sdmx-json-1.0':
    case 'sdmx-json-2.0':
      yield writeJsonStructures(structures, { format, header, languages: withAllOf(languages, structures) });
      return;
    default:
      throw new RestError('not-implemented', `${format} cannot be written.`);
  }
}
