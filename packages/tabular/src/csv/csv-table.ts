import { CsvError, type InfoRecord, parse } from 'csv-parse';
import type { ByteSource } from '../byte-source.ts';
import { BATCH_CELLS, BATCH_ROWS, StreamedTable } from '../streamed-table.ts';
import { type Cell, type ReadLimits, type Row, type Table, UnreadableFileError } from '../table.ts';
import { detectDelimiter, statedDelimiter } from './delimiter.ts';
import { asUtf8, type TextNature } from './encoding.ts';
import { PlainLines } from './plain-lines.ts';

const SAMPLE_BYTES = 64 * 1024;

/** How the cells of one CSV text are told apart. */
interface Dialect {
  readonly delimiter: string;
  /** Lines before the first record: one, when the text begins with `sep=;`. */
  readonly skippedLines: number;
}

async function sampleOf(source: ByteSource, nature: TextNature): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of asUtf8(await source.open(), nature)) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= SAMPLE_BYTES) break;
  }
  const text = Buffer.concat(parts).subarray(0, SAMPLE_BYTES).toString('utf8');
  // A last line that is cut off would be counted as if it were whole.
  return length > SAMPLE_BYTES ? text.slice(0, text.lastIndexOf('\n') + 1) || text : text;
}

function dialectOf(sample: string): Dialect {
  const stated = statedDelimiter(sample);
  if (stated !== undefined) return { delimiter: stated.delimiter, skippedLines: 1 };
  return { delimiter: detectDelimiter(sample), skippedLines: 0 };
}

/** Gives records the line they begin on, from the line that the parser says they end on. */
class LineCount {
  /** The line the last record ended on. */
  #end = 0;
  /** Lines that the parser has counted twice so far: it takes a `\r\n` inside quotes for two. */
  #excess = 0;

  startOf(record: readonly string[], endLine: number): number {
    let counted = 0;
    let pairs = 0;
    for (const cell of record) {
      if (!cell.includes('\n') && !cell.includes('\r')) continue;
      counted += cell.match(/[\r\n]/g)?.length ?? 0;
      pairs += cell.match(/\r\n/g)?.length ?? 0;
    }
    const start = endLine - counted - this.#excess;
    this.#excess += pairs;
    this.#end = endLine - this.#excess;
    return start;
  }

  /** The line that the record being read begins on. */
  get next(): number {
    return this.#end + 1;
  }
}

/** Turns a record of the parser into a row, within the limits; `undefined` for a blank one. */
function rowOf(record: string[], line: number, limits: ReadLimits): Row | undefined {
  if (record.length > limits.columns) {
    const message = `The file has a row of ${record.length} cells, more than the ${limits.columns} that are read.`;
    throw new UnreadableFileError('too-large', message, `row ${line}`);
  }
  const cells: Cell[] = record;
  let filled = false;
  for (let i = 0; i < record.length; i += 1) {
    const cell = record[i] as string;
    if (cell === '') cells[i] = null;
    else {
      filled = true;
      if (cell.length > limits.cellCharacters) {
        const message = `The file has a cell of ${cell.length} characters, more than the ${limits.cellCharacters} that are read.`;
        throw new UnreadableFileError('too-large', message, `row ${line}`);
      }
    }
  }
  if (!filled) return undefined;
  return { number: line, cells };
}

function explain(error: unknown, part: string, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const where = part === '' ? `row ${line}` : `sheet ${part}, row ${line}`;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    const message =
      'A quotation mark opens a cell and never closes, so that the rest of the file runs together. ' +
      'Close the quotation mark, or write the file anew from its program.';
    return new UnreadableFileError('not-a-table', message, where);
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    const message =
      'The row that begins here runs on for millions of characters: a quotation mark opens a cell and never closes, ' +
      'or the text is not made of rows. Close the quotation mark, or write the file anew from its program.';
    return new UnreadableFileError('not-a-table', message, where);
  }
  return new UnreadableFileError(
    'not-a-table',
    `The text cannot be split into rows and cells: ${error.message}`,
    where,
  );
}

/** Rows as they are found, until they are handed over. */
class RowsFound {
  readonly #limits: ReadLimits;
  #rows: Row[] = [];
  #cells = 0;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  add(record: string[], line: number): void {
    const row = rowOf(record, line, this.#limits);
    if (row === undefined) return;
    this.#rows.push(row);
    this.#cells += row.cells.length;
  }

  get areEnough(): boolean {
    return this.#rows.length >= BATCH_ROWS || this.#cells >= BATCH_CELLS;
  }

  get areThere(): boolean {
    return this.#rows.length > 0;
  }

  take(): readonly Row[] {
    const rows = this.#rows;
    this.#rows = [];
    this.#cells = 0;
    return rows;
  }
}

/**
 * The parser for all of CSV, from some line on.
 *
 * @param before lines that come before and have been read
 * @returns takes the next piece of the text, or its end; fails with what is wrong with it
 */
function quotedRecords(
  part: string,
  dialect: Dialect,
  limits: ReadLimits,
  before: number,
  found: RowsFound,
): (chunk: Uint8Array | undefined) => Promise<void> {
  const lines = new LineCount();
  // Rows are taken in the callback and not sent through the parser's own stream, which halves the time.
  const parser = parse({
    delimiter: dialect.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRecord(limits),
    on_record: (record: string[], context: InfoRecord) => {
      // The parser makes an error, at ten times a row's cost, for each row unlike the first: so each is its first.
      counts.records = 0;
      if (before + context.lines > dialect.skippedLines) {
        found.add(record, before + lines.startOf(record, context.lines));
      }
      return null;
    },
  });
  const counts: { records: number } = parser.info;
  parser.resume();
  // Errors reach us through the callback of each piece; the parser says them a second time as an event.
  parser.on('error', () => {});
  return (chunk) =>
    new Promise((resolve, reject) => {
      const done = (error?: Error | null): void =>
        error ? reject(explain(error, part, before + lines.next)) : resolve();
      if (chunk === undefined) parser.end(done);
      else parser.write(chunk, done);
    });
}

/** Characters of a record beyond which the parser refuses it. */
function longestRecord(limits: ReadLimits): number {
  return limits.cellCharacters * 4;
}

/** Reads the records, in batches of about `BATCH_ROWS`: plain lines by splitting, the rest from the first other line on. */
async function* readRows(
  source: ByteSource,
  part: string,
  nature: TextNature,
  dialect: Dialect,
  limits: ReadLimits,
): AsyncGenerator<readonly Row[]> {
  const found = new RowsFound(limits);
  const plain = new PlainLines(dialect.delimiter, longestRecord(limits));
  const takePlain = (record: string[], line: number): void => {
    if (line > dialect.skippedLines) found.add(record, line);
  };
  let feed: ((chunk: Uint8Array | undefined) => Promise<void>) | undefined;
  const feedRest = async (rest: Buffer | undefined): Promise<void> => {
    if (rest === undefined) return;
    feed = quotedRecords(part, dialect, limits, plain.lines, found);
    await feed(rest);
  };
  for await (const chunk of asUtf8(await source.open(), nature)) {
    if (feed) await feed(chunk);
    else await feedRest(plain.take(chunk, takePlain));
    if (found.areEnough) yield found.take();
  }
  if (!feed) await feedRest(plain.finish(takePlain));
  await feed?.(undefined);
  if (found.areThere) yield found.take();
}

/**
 * A CSV text as a table.
 *
 * @param name empty for a plain file, else the member of the archive
 */
export async function csvTable(
  source: ByteSource,
  name: string,
  nature: TextNature,
  limits: ReadLimits,
): Promise<Table> {
  const dialect = dialectOf(await sampleOf(source, nature));
  return new StreamedTable(name, () => readRows(source, name, nature, dialect, limits), {
    delimiter: dialect.delimiter,
    text: { open: async () => asUtf8(await source.open(), nature) },
  });
}
