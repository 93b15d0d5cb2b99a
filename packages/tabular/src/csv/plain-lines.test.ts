import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import { csvTable } from './csv-table.ts';

const NATURE = { encoding: 'utf-8', reason: 'test', markBytes: 0, binary: false } as const;

/** A text in pieces of a few bytes, cut anywhere, also inside characters. */
function inPieces(text: string, size: number): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(text);
  return (async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  })();
}

async function rowsOf(text: string, size: number): Promise<unknown[]> {
  const table = await csvTable({ open: async () => inPieces(text, size) }, '', NATURE, DEFAULT_LIMITS);
  return (await Array.fromAsync(table.batches())).flat().map(({ cells }) => cells.map((cell) => cell ?? ''));
}

/** What the parser alone makes of a text; blank rows left out. */
function parsed(text: string): unknown[] {
  const options = { relax_column_count: true, relax_quotes: true, skip_empty_lines: true, delimiter: ',' };
  const records: string[][] = parse(text, { ...options, record_delimiter: ['\r\n', '\n', '\r'] });
  return records.filter((record) => record.some((cell) => cell !== ''));
}

const piece = fc.constantFrom('a', 'é', '1', ',', ',', '\n', '\n', '\r\n', '\r', '"', '""', '"b"', '",', ' ', '😀');

it('splits any text into the same rows as the parser does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), async (pieces, size) => {
      // The first line makes the delimiter known.
      const text = `x,y,z\n1,2,3\n1,2,3\n1,2,3\n${pieces.join('')}`;
      let expected: unknown;
      try {
        expected = parsed(text);
      } catch {
        await expect(rowsOf(text, size)).rejects.toMatchObject({ code: 'not-a-table' });
        return;
      }
      expect(await rowsOf(text, size)).toEqual(expected);
    }),
    { numRuns: 400 },
  );
});

it('gives each row the line it begins on, across the change from plain lines to others', async () => {
  const text = 'a,b\n1,2\n\n"x",3\n"two\r\nlines",4\n5,6\n';
  const table = await csvTable({ open: async () => inPieces(text, 7) }, '', NATURE, DEFAULT_LIMITS);
  const rows = (await Array.fromAsync(table.batches())).flat();
  expect(rows.map(({ number }) => number)).toEqual([1, 2, 4, 5, 7]);
  expect(rows[3]?.cells).toEqual(['two\r\nlines', '4']);
});
