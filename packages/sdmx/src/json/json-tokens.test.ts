import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SdmxError } from '../model/message.ts';
import { type JsonEvents, type JsonScalar, JsonTokenizer, RawNumber } from './json-tokens.ts';

const LIMITS = { depth: 64, textLength: 1000 };

/** Writes tokens down, numbers as `#`. */
class Written implements JsonEvents {
  readonly tokens: string[] = [];

  startObject(): void {
    this.tokens.push('{');
  }
  endObject(): void {
    this.tokens.push('}');
  }
  startArray(): void {
    this.tokens.push('[');
  }
  endArray(): void {
    this.tokens.push(']');
  }
  key(name: string): boolean {
    this.tokens.push(`${name}:`);
    return name === 'skip';
  }
  scalar(value: JsonScalar): void {
    this.tokens.push(value instanceof RawNumber ? `#${value.text}` : JSON.stringify(value));
  }
  bareNumber(text: string): void {
    this.tokens.push(`bare ${text}`);
  }
}

function tokensOf(text: string, piece: number = text.length + 1): readonly string[] {
  const written = new Written();
  const tokenizer = new JsonTokenizer(written, LIMITS);
  for (let at = 0; at < text.length; at += piece) tokenizer.write(text.slice(at, at + piece));
  tokenizer.end();
  return written.tokens;
}

function codeOf(text: string): string | undefined {
  try {
    tokensOf(text, 5);
    return undefined;
  } catch (error) {
    return error instanceof SdmxError ? error.code : String(error);
  }
}

describe('JSON tokens', () => {
  it('keeps numbers as they are written, unless they are short and whole', () => {
    expect(tokensOf('[1.50, 1e999, -0, 12, 12345678901234567890]')).toEqual([
      '[',
      '#1.50',
      '#1e999',
      '#-0',
      '12',
      '#12345678901234567890',
      ']',
    ]);
  });

  it('passes over a value of any kind that is not wanted', () => {
    expect(tokensOf('{"skip": {"a": "}\\"", "b": [1]}, "skip": 5, "skip": "x", "c": 1}', 3)).toEqual([
      '{',
      'skip:',
      'skip:',
      'skip:',
      'c:',
      '1',
      '}',
    ]);
  });

  it('gives the same tokens however the text is cut, and those that JSON.parse would', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.integer({ min: 1, max: 9 }), (value, piece) => {
        const text = JSON.stringify(value, undefined, 1);
        expect(tokensOf(text, piece)).toEqual(tokensOf(text));
      }),
    );
  });

  it('refuses what JSON.parse refuses and takes what it takes, but for bare NaN', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      '-',
      '0',
      '.5',
      'e1',
      'true',
      'nul',
      ' ',
      '"\\x"',
      '"\n"',
      '01',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 7 }), (parts) => {
        const text = parts.join('');
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(codeOf(text) === undefined).toBe(isJson);
      }),
      { numRuns: 3000 },
    );
  });

  it('says the line of an error', () => {
    expect(() => tokensOf('{\n"a": 1,\n"b" 2}')).toThrow(expect.objectContaining({ code: 'not-well-formed', line: 3 }));
  });

  it('takes NaN without quotes for a text, and says so', () => {
    expect(tokensOf('[NaN]')).toEqual(['[', 'bare NaN', '"NaN"', ']']);
  });

  it.each([
    ['a million brackets', '['.repeat(1_000_000), 'too-deep'],
    ['a string without end', `["${'a'.repeat(5000)}`, 'too-long'],
    ['a string that is too long', `["${'a'.repeat(1001)}"]`, 'too-long'],
    ['a number that is too long', `[${'1'.repeat(1001)}]`, 'too-long'],
    ['a text that ends in the middle', '{"a": [1, 2', 'truncated'],
    ['nothing', '  ', 'not-well-formed'],
    ['two values', '{} {}', 'not-well-formed'],
  ])('refuses %s', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });
});
