import { SdmxError } from '../model/message.ts';

/** A number that is not a short whole one, as the text writes it, so that no digit is lost. */
export class RawNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type JsonScalar = string | number | RawNumber | boolean | null;

/** Receives the tokens of a JSON text in order. Lines count from 1. */
export interface JsonEvents {
  startObject(line: number): void;
  endObject(line: number): void;
  startArray(line: number): void;
  endArray(line: number): void;
  /** A name in an object. What answers true is not told the value, whatever it is. */
  key(name: string, line: number): boolean;
  scalar(value: JsonScalar, line: number): void;
  /** `NaN` or `Infinity` without quotes, which some programs write and JSON does not know. */
  bareNumber(text: string, line: number): void;
}

export interface JsonLimits {
  /** Deepest nesting of objects and arrays. */
  readonly depth: number;
  /** Longest string or number in characters. */
  readonly textLength: number;
}

// What may come next. Plain numbers: enums are not erasable.
const VALUE = 0;
const VALUE_OR_END = 1;
const KEY_OR_END = 2;
const KEY = 3;
const COLON = 4;
const COMMA_OR_END = 5;
const DONE = 6;

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const SHORT_WHOLE = /^(?:0|-?[1-9]\d{0,14})$/;
const LITERALS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const BARE_NUMBERS: ReadonlySet<string> = new Set(['NaN', 'Infinity', '-Infinity']);

/** Tokenises JSON that comes in pieces. Strict as RFC 8259, but for a byte order mark and bare `NaN`. */
export class JsonTokenizer {
  readonly #events: JsonEvents;
  readonly #limits: JsonLimits;
  /** Of each open container, whether it is an object. */
  readonly #open: boolean[] = [];
  #expect = VALUE;
  /** The start of a token that the end of a piece has cut. */
  #carry = '';
  #line = 1;
  #skipNext = false;
  /** Containers open within a value that is passed over; 0 when none is. */
  #skipDepth = 0;
  #skipInString = false;
  #skipEscape = false;

  constructor(events: JsonEvents, limits: JsonLimits) {
    this.#events = events;
    this.#limits = limits;
  }

  get line(): number {
    return this.#line;
  }

  /** @throws SdmxError `not-well-formed`, `too-deep`, `too-long` */
  write(piece: string): void {
    this.#run(this.#carry === '' ? piece : this.#carry + piece, false);
  }

  /** @throws SdmxError `truncated` where the text ends within a value */
  end(): void {
    const rest = this.#carry;
    this.#carry = '';
    this.#run(rest, true);
    if (this.#expect === DONE) return;
    if (this.#open.length === 0) throw this.#error('not-well-formed', 'The file holds nothing.');
    throw this.#error('truncated', 'The file ends in the middle. Fetch it again whole.');
  }

  #error(code: string, message: string): SdmxError {
    return new SdmxError(code, message, this.#line);
  }

  #unexpected(text: string, at: number): SdmxError {
    const found = text.slice(at, at + 12).replace(/\s+/g, ' ');
    const wanted = this.#expect === DONE ? 'the end of the file' : this.#wanted();
    return this.#error('not-well-formed', `This is not valid JSON: “${found}” stands where ${wanted} belongs.`);
  }

  #wanted(): string {
    if (this.#expect === COLON) return 'a colon';
    if (this.#expect === KEY || this.#expect === KEY_OR_END) return 'a name in quotes';
    return this.#expect === COMMA_OR_END ? 'a comma or a closing bracket' : 'a value';
  }

  #run(text: string, isLast: boolean): void {
    let at = 0;
    this.#carry = '';
    while (at < text.length) {
      if (this.#skipDepth > 0) {
        at = this.#skip(text, at);
        continue;
      }
      const code = text.charCodeAt(at);
      if (code === 10) {
        this.#line += 1;
        at += 1;
      } else if (code === 32 || code === 13 || code === 9) at += 1;
      else {
        const next = this.#token(text, at, code, isLast);
        if (next === -1) {
          this.#keep(text.slice(at));
          return;
        }
        at = next;
      }
    }
  }

  #keep(start: string): void {
    if (start.length > this.#limits.textLength) throw this.#tooLong();
    this.#carry = start;
  }

  #tooLong(): SdmxError {
    return this.#error(
      'too-long',
      `A value is longer than ${this.#limits.textLength} characters, the most that is read.`,
    );
  }

  /** Takes one token and gives where the next may begin; -1 where the piece ends within it. */
  #token(text: string, at: number, code: number, isLast: boolean): number {
    const expect = this.#expect;
    if (expect === COLON || expect === COMMA_OR_END) {
      this.#punctuation(text, at, code);
      return at + 1;
    }
    if (expect === DONE) throw this.#unexpected(text, at);
    if (code === 34) return this.#string(text, at, isLast);
    if (code === 125 && expect === KEY_OR_END) {
      this.#close();
      return at + 1;
    }
    if (code === 93 && expect === VALUE_OR_END) {
      this.#close();
      return at + 1;
    }
    if (expect !== VALUE && expect !== VALUE_OR_END) {
      // A mark between the first bytes and the text is no part of it.
      if (code === 0xfeff && this.#line === 1) return at + 1;
      throw this.#unexpected(text, at);
    }
    if (code === 123 || code === 91) {
      this.#start(code === 123);
      return at + 1;
    }
    if (code === 0xfeff && this.#open.length === 0) return at + 1;
    return this.#bare(text, at, isLast);
  }

  #punctuation(text: string, at: number, code: number): void {
    if (this.#expect === COLON) {
      if (code !== 58) throw this.#unexpected(text, at);
      this.#expect = VALUE;
      return;
    }
    const inObject = this.#open[this.#open.length - 1] === true;
    if (code === 44) this.#expect = inObject ? KEY : VALUE;
    else if (code === (inObject ? 125 : 93)) this.#close();
    else throw this.#unexpected(text, at);
  }

  #start(isObject: boolean): void {
    if (this.#skipNext) {
      this.#skipNext = false;
      this.#skipDepth = 1;
      this.#expect = COMMA_OR_END;
      return;
    }
    if (this.#open.length >= this.#limits.depth) {
      throw this.#error(
        'too-deep',
        `Values are nested deeper than ${this.#limits.depth} levels, the most that is read.`,
      );
    }
    this.#open.push(isObject);
    this.#expect = isObject ? KEY_OR_END : VALUE_OR_END;
    if (isObject) this.#events.startObject(this.#line);
    else this.#events.startArray(this.#line);
  }

  #close(): void {
    const wasObject = this.#open.pop();
    this.#expect = this.#open.length === 0 ? DONE : COMMA_OR_END;
    if (wasObject) this.#events.endObject(this.#line);
    else this.#events.endArray(this.#line);
  }

  #scalar(value: JsonScalar): void {
    this.#expect = this.#open.length === 0 ? DONE : COMMA_OR_END;
    if (this.#skipNext) this.#skipNext = false;
    else this.#events.scalar(value, this.#line);
  }

  #string(text: string, at: number, isLast: boolean): number {
    let end = at + 1;
    let escaped = false;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      if (code === 34) break;
      if (code === 92) {
        escaped = true;
        end += 1;
      } else if (code < 32) {
        throw this.#error(
          'not-well-formed',
          'This is not valid JSON: a string holds a line break or control character.',
        );
      }
    }
    if (end >= text.length) {
      if (isLast) throw this.#error('truncated', 'The file ends in the middle of a string. Fetch it again whole.');
      return -1;
    }
    if (end - at > this.#limits.textLength) throw this.#tooLong();
    const value = escaped ? this.#unescape(text.slice(at, end + 1)) : text.slice(at + 1, end);
    if (this.#expect === KEY || this.#expect === KEY_OR_END) {
      this.#expect = COLON;
      this.#skipNext = this.#events.key(value, this.#line);
    } else this.#scalar(value);
    return end + 1;
  }

  #unescape(quoted: string): string {
    try {
      return JSON.parse(quoted) as string;
    } catch {
      throw this.#error(
        'not-well-formed',
        'This is not valid JSON: a string holds a “\\” that begins no known escape.',
      );
    }
  }

  /** A number, a literal, or a bare `NaN`. */
  #bare(text: string, at: number, isLast: boolean): number {
    let end = at;
    while (end < text.length && isBareCharacter(text.charCodeAt(end))) end += 1;
    if (end === text.length && !isLast) return -1;
    const token = text.slice(at, end);
    if (token.length > this.#limits.textLength) throw this.#tooLong();
    if (SHORT_WHOLE.test(token)) this.#scalar(Number(token));
    else if (NUMBER.test(token)) this.#scalar(new RawNumber(token));
    else {
      const literal = LITERALS.get(token);
      if (literal !== undefined) this.#scalar(literal);
      else if (BARE_NUMBERS.has(token)) {
        if (!this.#skipNext) this.#events.bareNumber(token, this.#line);
        this.#scalar(token);
      } else throw this.#unexpected(text, at);
    }
    return end;
  }

  /** Passes over a container without looking at more than its brackets and strings. */
  #skip(text: string, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.#skipInString) {
        if (this.#skipEscape) this.#skipEscape = false;
        else if (code === 92) this.#skipEscape = true;
        else if (code === 34) this.#skipInString = false;
      } else if (code === 34) this.#skipInString = true;
      else if (code === 123 || code === 91) this.#skipDepth += 1;
      else if (code === 125 || code === 93) {
        this.#skipDepth -= 1;
        if (this.#skipDepth === 0) return at + 1;
      } else if (code === 10) this.#line += 1;
    }
    return text.length;
  }
}

/** Letters, digits, and the signs that numbers are written with. */
function isBareCharacter(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 43 ||
    code === 45 ||
    code === 46
  );
}
