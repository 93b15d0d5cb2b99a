import { describe, expect, test } from 'vitest';
import { preflightAnswer } from './sdmx-headers.ts';

const allowed = (wanted?: string): string | null =>
  preflightAnswer(new Headers(wanted === undefined ? {} : { 'access-control-request-headers': wanted })).headers.get(
    'access-control-allow-headers',
  );

describe('a page of another site', () => {
  test('may send the headers it wants to', () => {
    expect(allowed('x-range,authorization')).toBe('x-range,authorization');
  });

  test('is told the usual ones when it names none, or what are no names', () => {
    expect(allowed()).toContain('If-None-Match');
    expect(allowed('<x>')).toBe(allowed());
    expect(allowed('x'.repeat(2000))).toBe(allowed());
  });
});
