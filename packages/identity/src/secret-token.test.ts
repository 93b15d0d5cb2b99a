import { expect, it } from 'vitest';
import { makeToken, tokenHashOf } from './secret-token.ts';

it('A secret token is found by its hash, and nothing else is one', () => {
  const { token, tokenHash } = makeToken();
  expect(tokenHash).toMatch(/^[0-9a-f]{64}$/);
  expect(tokenHashOf(token)).toBe(tokenHash);
  expect(makeToken().token).not.toBe(token);
  for (const other of ['', tokenHash, `${token}x`, token.slice(1), '../../etc'])
    expect(tokenHashOf(other)).toBeUndefined();
});
