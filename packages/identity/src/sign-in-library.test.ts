import { describe, expect, it } from 'vitest';
import { canHavePasskeys } from './sign-in-library.ts';

describe('Passkeys', () => {
  it('are possible under a name with TLS, and on the machine itself', () => {
    for (const origin of [
      'https://sterna.example',
      'http://localhost:4000',
      'http://127.0.0.1:4000',
      'http://a.localhost',
    ]) {
      expect(canHavePasskeys(origin), origin).toBe(true);
    }
  });

  it('are not possible without TLS nor under a number, where browsers refuse them', () => {
    for (const origin of [
      'http://sterna.example',
      'http://192.168.1.7:4000',
      'https://10.0.0.1',
      'https://[2001:db8::1]',
    ]) {
      expect(canHavePasskeys(origin), origin).toBe(false);
    }
  });
});
