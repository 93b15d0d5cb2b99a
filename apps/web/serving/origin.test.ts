import { expect, test } from 'vitest';
import { originFrom } from './origin.ts';

test.each([
  ['https://sterna.example.org', 'https://sterna.example.org'],
  ['https://sterna.example.org/', 'https://sterna.example.org'],
  [' http://localhost:4310 ', 'http://localhost:4310'],
  ['', ''],
  [undefined, ''],
])('the public address "%s" is taken as "%s"', (written, origin) => {
  expect(originFrom(written)).toBe(origin);
});

test.each([
  'sterna.example.org',
  'ftp://example.org',
  'https://example.org/sterna',
  'https://a:b@example.org',
  'https://',
])('"%s" is refused as a public address', (written) => {
  expect(() => originFrom(written)).toThrow(/STERNA_ORIGIN/);
});
