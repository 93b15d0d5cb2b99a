import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf, chooseEncoding, encodeBody, isCompressible } from './encoding.ts';

const text = Buffer.from('Migrations '.repeat(500));

describe('encoding', () => {
  test('compresses text in two ways, without loss', async () => {
    const body = await encodeBody(text, 'text/html');
    expect(brotliDecompressSync(bytesOf(body, 'br')).equals(text)).toBe(true);
    expect(gunzipSync(bytesOf(body, 'gzip')).equals(text)).toBe(true);
  });

  test('leaves alone what is compressed already, and what is short', async () => {
    expect(Object.keys(await encodeBody(text, 'application/pdf'))).toEqual(['identity']);
    expect(Object.keys(await encodeBody(Buffer.from('short'), 'text/html'))).toEqual(['identity']);
  });

  test.each([
    ['text/html', true],
    ['image/svg+xml', true],
    ['application/json', true],
    ['text/csv; charset=utf-8', true],
    ['image/png', false],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', false],
  ])('%s is worth compressing: %s', (type, worth) => {
    expect(isCompressible(type)).toBe(worth);
  });

  test.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.2, gzip;q=0.8', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['identity', 'identity'],
    ['GZIP', 'gzip'],
  ])('for a reader that accepts "%s" the choice is %s', (accepted, encoding) => {
    const body = { identity: text, gzip: text, br: text };
    expect(chooseEncoding(accepted, body)).toBe(encoding);
  });
});
