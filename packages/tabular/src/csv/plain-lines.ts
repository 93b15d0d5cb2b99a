/** A line that is longer is left to the parser that knows all of CSV. */
const LONGEST_PIECE = 256 * 1024;
const LINE_FEED = 10;

/** A record with the line it stands on, from 1. */
export type TakeRecord = (record: string[], line: number) => void;

/**
 * Splits the plain part of a CSV text: records of one line each, their cells without quotation marks or wholly in them.
 * That is most of what statistics are published as, and splitting takes a fraction of the time of a parser. What is not
 * plain is left as it is, from the line where it begins.
 */
export class PlainLines {
  readonly #delimiter: string;
  readonly #longestLine: number;
  #carry: Buffer = Buffer.alloc(0);
  /** Lines taken so far. */
  lines = 0;

  /** @param longestRecord characters of a record beyond which the parser refuses it */
  constructor(delimiter: string, longestRecord: number) {
    this.#delimiter = delimiter;
    // The parser counts bytes; a character has three of them at most.
    this.#longestLine = longestRecord / 3;
  }

  /**
   * Takes the next piece of the text, as UTF-8.
   *
   * @returns nothing while all is plain; else what has not been taken, from the start of a line, and nothing more is
   * to be given
   */
  take(piece: Uint8Array, record: TakeRecord): Buffer | undefined {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    if (end === 0) {
      this.#carry = Buffer.concat([this.#carry, bytes]);
      return this.#carry.length > LONGEST_PIECE ? this.#carry : undefined;
    }
    const whole = bytes.subarray(0, end);
    const text = (this.#carry.length === 0 ? whole : Buffer.concat([this.#carry, whole])).toString('utf8');
    // A copy: the piece may be written over.
    this.#carry = Buffer.from(bytes.subarray(end));
    const rest = this.#split(text, record);
    return rest === undefined ? undefined : Buffer.concat([Buffer.from(rest), this.#carry]);
  }

  /** Takes a last line that has no end. @returns as `take` */
  finish(record: TakeRecord): Buffer | undefined {
    if (this.#carry.length === 0) return undefined;
    const rest = this.#split(this.#carry.toString('utf8'), record);
    return rest === undefined ? undefined : Buffer.from(rest);
  }

  /** @returns the text from the first line on that is not plain */
  #split(text: string, record: TakeRecord): string | undefined {
    let start = 0;
    while (start < text.length) {
      const feed = text.indexOf('\n', start);
      const next = feed < 0 ? text.length : feed + 1;
      let end = feed < 0 ? text.length : feed;
      if (end > start && text.charCodeAt(end - 1) === 13) end -= 1;
      const line = text.slice(start, end);
      const cells = this.#cellsOf(line);
      if (cells === undefined) return text.slice(start);
      this.lines += 1;
      if (line !== '') record(cells, this.lines);
      start = next;
    }
    return undefined;
  }

  #cellsOf(line: string): string[] | undefined {
    // A carriage return inside a line ends a record too.
    if (line.length > this.#longestLine || line.includes('\r')) return undefined;
    return line.includes('"') ? this.#quotedCells(line) : line.split(this.#delimiter);
  }

  /** The cells of a line where each is free of quotation marks or wholly inside them; nothing for any other. */
  #quotedCells(line: string): string[] | undefined {
    const cells: string[] = [];
    let at = 0;
    for (;;) {
      if (line.charCodeAt(at) === 34) {
        const end = closingQuote(line, at + 1);
        if (end < 0) return undefined;
        cells.push(line.slice(at + 1, end).replaceAll('""', '"'));
        at = end + 1;
        if (at < line.length && !line.startsWith(this.#delimiter, at)) return undefined;
      } else {
        const found = line.indexOf(this.#delimiter, at);
        const cell = found < 0 ? line.slice(at) : line.slice(at, found);
        if (cell.includes('"')) return undefined;
        cells.push(cell);
        at = found < 0 ? line.length : found;
      }
      if (at >= line.length) return cells;
      at += this.#delimiter.length;
    }
  }
}

/** Where the quotation mark stands that closes a cell; doubled ones are part of it. */
function closingQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 2)) {
    if (line.charCodeAt(at + 1) !== 34) return at;
  }
  return -1;
}
