import { copyField } from './copy-text.ts';

const TAB = 9;
const NEWLINE = 10;
const ZERO = 48;
const MINUS = 45;
const FIRST_CAPACITY = 64 * 1024;
/** Room for any number as text. */
const LONGEST_NUMBER = 32;

/**
 * Rows for COPY in PostgreSQL's text format, written as bytes straight away: several times as fast as joining texts, and
 * nothing is left to collect. Each method adds a field with the tab after it; `end` makes the last tab a line's end.
 */
export class CopyRows {
  #bytes: Buffer<ArrayBuffer> = Buffer.allocUnsafeSlow(FIRST_CAPACITY);
  #length = 0;
  /** Rows so far. */
  count = 0;

  /** A whole number below 2³¹. */
  whole(value: number): void {
    this.#reserve(LONGEST_NUMBER);
    let rest = value;
    if (rest < 0) {
      this.#bytes[this.#length++] = MINUS;
      rest = -rest;
    }
    let width = 1;
    for (let bound = 10; rest >= bound; bound *= 10) width += 1;
    for (let at = this.#length + width - 1; at >= this.#length; at--) {
      const tenth = (rest / 10) | 0;
      this.#bytes[at] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
    this.#length += width;
    this.#bytes[this.#length++] = TAB;
  }

  /** Any finite number. */
  number(value: number): void {
    if (Number.isInteger(value) && value < 1e9 && value > -1e9 && !Object.is(value, -0)) this.whole(value);
    else this.plain(String(value));
  }

  /** A text of ASCII letters that needs no escapes. */
  plain(text: string): void {
    this.#reserve(text.length + 1);
    this.#length += this.#bytes.write(text, this.#length, 'latin1');
    this.#bytes[this.#length++] = TAB;
  }

  /** Any text; none for `undefined`. */
  text(text: string | undefined): void {
    const field = copyField(text);
    this.#reserve(field.length * 3 + 1);
    this.#length += this.#bytes.write(field, this.#length);
    this.#bytes[this.#length++] = TAB;
  }

  /** Several texts, which are written together: writing costs more by the piece than by the letter. */
  texts(texts: readonly string[]): void {
    const fields = `${texts.map(copyField).join('\t')}\t`;
    this.#reserve(fields.length * 3);
    this.#length += this.#bytes.write(fields, this.#length);
  }

  /** Bytes written before, tab included: for fields that are the same in many rows. */
  ready(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  end(): void {
    this.#bytes[this.#length - 1] = NEWLINE;
    this.count += 1;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** The rows; the next ones go elsewhere. */
  take(): Buffer<ArrayBuffer> {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#bytes = Buffer.allocUnsafeSlow(Math.max(FIRST_CAPACITY, this.#bytes.length));
    this.#length = 0;
    this.count = 0;
    return taken;
  }

  #reserve(room: number): void {
    if (this.#length + room <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#length + room));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}
