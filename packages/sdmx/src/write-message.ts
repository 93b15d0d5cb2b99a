import { writeCsvData } from './csv/write/write-csv-data.ts';
import { writeJsonData } from './json/write/write-json-data.ts';
import { writeJsonStructures } from './json/write/write-json-structures.ts';
import type { DataRecord, MessageHeader } from './model/data.ts';
import type { MessageFinding, WriteDataOptions } from './model/message.ts';
import type { Structure, StructureMessage } from './model/structure.ts';
import { writeXmlData } from './xml/write/write-xml-data.ts';
import { writeXmlStructures } from './xml/write/write-xml-structures.ts';

/** How a message of structures is written. */
export interface WriteStructuresOptions {
  readonly format: Exclude<StructureMessage['format'], 'sdmx-ml-2.0'>;
  readonly header: MessageHeader;
  /** JSON: languages in order of preference; XML has all. */
  readonly languages?: readonly string[];
  /** XML: told of what the format could not hold as it was. */
  readonly note?: (finding: MessageFinding) => void;
}

/** Writes data in the format that the options name; see `writeXmlData`, `writeJsonData` and `writeCsvData`. */
export function writeData(
  records: AsyncIterable<readonly DataRecord[]>,
  { format, ...options }: WriteDataOptions,
): AsyncIterable<string> {
  switch (format) {
    case 'sdmx-csv-1.0':
    case 'sdmx-csv-2.0':
      return writeCsvData(records, { ...options, format });
    case 'sdmx-json-1.0':
    case 'sdmx-json-2.0':
      return writeJsonData(records, { ...options, format });
    default:
      return writeXmlData(records, { ...options, format });
  }
}

/** Writes structures in the format that the options name; see `writeXmlStructures` and `writeJsonStructures`. */
export function writeStructures(structures: readonly Structure[], options: WriteStructuresOptions): string {
  const { format, header, languages, note } = options;
  if (format === 'sdmx-ml-2.1' || format === 'sdmx-ml-3.0') {
    return writeXmlStructures(structures, { format, header, ...(note && { note }) });
  }
  return writeJsonStructures(structures, { format, header, ...(languages && { languages }) });
}
