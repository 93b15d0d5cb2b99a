import { describe, expect, it } from 'vitest';
import { breakable, cleanText, leadIn, shortened } from './text.ts';

describe('cleanText', () => {
  it('takes out what XML forbids and keeps what people write', () => {
    expect(cleanText('a\u0000\u000b\ud800\uffff é 👩‍🌾 \n\tب')).toBe('a é 👩‍🌾 \n\tب');
  });
});

describe('breakable', () => {
  it('gives endless words places to break at, never more than eight letters apart', () => {
    const parts = breakable(`https://example.org/${'a'.repeat(60)}`).split('\u200b');
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(8);
    expect(parts.join('')).toBe(`https://example.org/${'a'.repeat(60)}`);
  });

  it('leaves words of a language whole', () => {
    expect(breakable('anticonstitutionnellement')).toBe('anticonstitutionnellement');
  });
});

describe('shortened', () => {
  it('cuts whole letters only', () => {
    expect(shortened('👩👩👩👩', 3)).toBe('👩👩…');
    expect(shortened('abc', 3)).toBe('abc');
  });
});

describe('leadIn', () => {
  it('sets the colon as the language does', () => {
    expect([leadIn('Source', 'fr'), leadIn('Source', 'en')]).toEqual(['Source\u00a0:', 'Source:']);
  });
});
