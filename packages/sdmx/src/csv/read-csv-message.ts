import { CsvError, type InfoRecord, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { MessageFindings } from '../message-findings.ts';
import type { DataRecord } from '../model/data.ts';
import type { Message, MessageSource, ReadMessageOptions } from '../model/message.ts';
import { SdmxError } from '../model/message.ts';
import { decodeText, natureOfStart, type TextNature, Utf8Pieces } from '../text/decode-text.ts';
import { ColumnRoles } from './csv-columns.ts';
import { type Dialect, dialectOf } from './csv-dialect.ts';
import { HeadingReader, isMetadataHeading } from './csv-headings.ts';
import { CsvRecords, findDecimalCommas, structureOfRow } from './csv-records.ts';

/** How much of a file is looked at for its delimiter, headings and decimal commas. */
const SAMPLE_CHARACTERS = 64 * 1024;

/**
 * Reads SDMX-CSV 1.0 and 2.0, and what senders write in their place. The source is opened more than once: all its bytes
 * tell the encoding.
 *
 * @throws SdmxError `not-sdmx`, `not-well-formed`, `duplicate-column`, `too-long`, `encoding`, `empty`
 */
export async function readCsvMessage(source: MessageSource, options: ReadMessageOptions = {}): Promise<Message> {
  const findings = new MessageFindings();
  const nature = await natureOf(source, findings);
  const sample = await sampleOf(source, nature);
  if (sample.length === SAMPLE_CHARACTERS && !/[\r\n]/.test(sample)) {
    throw new SdmxError('too-long', `The first line has more than ${SAMPLE_CHARACTERS} characters.`, 1);
  }
  const dialect = dialectOf(sample);
  const [headingRow, ...rows] = sampleRows(sample, dialect);
  if (!headingRow) throw new SdmxError('empty', 'The file is empty.');
  if (isMetadataHeading(headingRow)) return { kind: 'other', format: 'sdmx-csv-2.0', what: 'reference metadata' };
  const headings = new HeadingReader(headingRow, findings).read();
  const reference = rows[0] && structureOfRow(rows[0], headings);
  const columns = new ColumnRoles(headings, reference, options, findings).columns();
  const hasDecimalCommas = findDecimalCommas(rows, columns, dialect.delimiter);
  const records = new CsvRecords(headings, columns, { findings, hasDecimalCommas, headingRow });
  return {
    kind: 'data',
    format: headings.version === '2.0' ? 'sdmx-csv-2.0' : 'sdmx-csv-1.0',
    header: {},
    structures: [],
    records: readRecords(source, nature, dialect, records, options),
    findings: findings.list,
  };
}

/** The encoding: by the byte order mark, else UTF-8 where all bytes are, else Windows-1252. */
async function natureOf(source: MessageSource, findings: MessageFindings): Promise<TextNature> {
  const pieces = new Utf8Pieces();
  let isFirst = true;
  for await (const chunk of await source.open()) {
    const stated = isFirst ? natureOfStart(chunk) : undefined;
    isFirst = false;
    if (stated) {
      if (stated.encoding !== 'utf-8') {
        findings.add('info', 'text-encoding', `The file is in ${stated.encoding.toUpperCase()}.`);
      }
      return stated;
    }
    if (chunk.includes(0)) throw new SdmxError('not-sdmx', 'The file is not a text.');
    if (!pieces.accepts(chunk)) return windows(findings);
  }
  return pieces.isWhole ? { encoding: 'utf-8', markBytes: 0 } : windows(findings);
}

function windows(findings: MessageFindings): TextNature {
  findings.add(
    'info',
    'text-encoding',
    'The file is not in UTF-8. It is read as Windows-1252, as older programs write.',
  );
  return { encoding: 'windows-1252', markBytes: 0 };
}

async function sampleOf(source: MessageSource, nature: TextNature): Promise<string> {
  let sample = '';
  for await (const piece of decodeText(await source.open(), nature)) {
    sample += piece;
    if (sample.length >= SAMPLE_CHARACTERS) break;
  }
  return sample.slice(0, SAMPLE_CHARACTERS);
}

/** The rows that the sample holds whole; the last may be cut and is dropped where the sample is full. */
function sampleRows(sample: string, dialect: Dialect): readonly (readonly string[])[] {
  const rows: string[][] = [];
  const text = sample.length === SAMPLE_CHARACTERS ? sample.slice(0, sample.lastIndexOf('\n') + 1) || sample : sample;
  try {
    parseSync(text, {
      ...PARSING,
      delimiter: dialect.delimiter,
      from_line: dialect.skippedLines + 1,
      on_record: (record: string[]) => {
        rows.push(record);
        return null;
      },
    });
  } catch {
    // A cell in quotes that the sample cuts: what came before it is enough, and the whole file is read later.
  }
  return rows;
}

const PARSING = {
  record_delimiter: ['\r\n', '\n', '\r'] as string[],
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
};

/** Gives records the line they begin on, from the line that the parser says they end on. */
class LineCount {
  #end = 0;
  /** Lines that the parser has counted twice: it takes a `\r\n` inside quotes for two. */
  #excess = 0;

  startOf(record: readonly string[], endLine: number): number {
    const end = endLine - this.#excess;
    if (end === this.#end + 1) {
      this.#end = end;
      return end;
    }
    const text = record.join('');
    const breaks = text.match(/[\r\n]/g)?.length ?? 0;
    this.#excess += text.match(/\r\n/g)?.length ?? 0;
    this.#end = endLine - this.#excess;
    return end - breaks;
  }

  get next(): number {
    return this.#end + 1;
  }
}

async function* readRecords(
  source: MessageSource,
  nature: TextNature,
  dialect: Dialect,
  rows: CsvRecords,
  options: ReadMessageOptions,
): AsyncGenerator<readonly DataRecord[]> {
  let records: DataRecord[] = [];
  let isHeading = true;
  const lines = new LineCount();
  const textLength = options.textLength ?? 1_000_000;
  // Rows are taken in the callback and not sent through the parser's own stream, which halves the time.
  const parser = parse({
    ...PARSING,
    delimiter: dialect.delimiter,
    from_line: dialect.skippedLines + 1,
    max_record_size: textLength * 4,
    on_record: (record: string[], context: InfoRecord) => {
      // The parser makes an error, at ten times a row's cost, for each row unlike the first: so each is its first.
      counts.records = 0;
      const line = lines.startOf(record, context.lines);
      if (isHeading) isHeading = false;
      else rows.take(record, line, records);
      return null;
    },
  });
  const counts: { records: number } = parser.info;
  parser.resume();
  // Errors reach us through the callback of each piece; the parser says them a second time as an event.
  parser.on('error', () => {});
  const feed = (piece: string | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      const done = (error?: Error | null): void =>
        error ? reject(explained(error, lines.next, textLength)) : resolve();
      if (piece === undefined) parser.end(done);
      else parser.write(piece, done);
    });
  for await (const piece of decodeText(await source.open(), nature)) {
    await feed(piece);
    if (records.length === 0) continue;
    yield records;
    records = [];
  }
  await feed(undefined);
  if (records.length > 0) yield records;
}

function explained(error: Error, line: number, textLength: number): Error {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    const message = 'A quotation mark opens a cell and never closes, so that the rest runs together. Close it.';
    return new SdmxError('not-well-formed', message, line);
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new SdmxError('too-long', `A row has more than ${textLength * 4} characters, the most that is read.`, line);
  }
  return new SdmxError('not-well-formed', `The text cannot be split into rows and cells: ${error.message}`, line);
}
