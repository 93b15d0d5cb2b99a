import { describe, expect, it } from 'vitest';
import { outsideAddress, safeAddress } from './address.ts';

describe('safeAddress', () => {
  it.each(['https://example.org/a', 'mailto:a@example.org', '/fr/MDA', '#part', 'a.html?x=1:2'])(
    'lets %s through',
    (address) => {
      expect(safeAddress(address)).toBe(address);
    },
  );

  it.each(['javascript:alert(1)', 'JaVa\tScript:alert(1)', ' data:text/html,x', 'file:///etc/passwd', 'vbscript:x'])(
    'refuses %j',
    (address) => {
      expect(safeAddress(address)).toBeUndefined();
    },
  );
});

describe('outsideAddress', () => {
  it('refuses what leads nowhere from a file', () => {
    expect(outsideAddress('/fr/MDA')).toBeUndefined();
    expect(outsideAddress('https://example.org')).toBe('https://example.org');
  });
});
