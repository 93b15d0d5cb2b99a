import { describe, expect, it } from 'vitest';
import { checkPassword } from './password-rules.ts';

const PERSON = { name: 'Aïssatou Ndiaye-Faye', email: 'planification.dakar@plan.example' };

describe('A password', () => {
  it('is taken when it is long and nobody would try it first, without figures or signs', () => {
    for (const good of [
      'quatre girafes au bord du fleuve',
      'كتاب نافذة جبل قهوة',
      'zW7#kq0pLm2v',
      'mango tabaski lagune',
    ]) {
      expect([good, checkPassword(good, PERSON)]).toEqual([good, undefined]);
    }
  });

  it('has twelve characters at least, counted as people count them', () => {
    expect(checkPassword('zW7#kq0pLm2', PERSON)).toBe('too-short');
    expect(checkPassword('🦒🦒🐘🐘🦁🦁', PERSON)).toBe('too-short');
    expect(checkPassword('x'.repeat(129), PERSON)).toBe('too-long');
  });

  it('is none of those that are tried first, however it is lengthened', () => {
    for (const bad of [
      'qwertyuiop123',
      'Password2026!',
      '!!!password!!!',
      'aaaaaaaaaaaaaaa',
      'abcabcabcabc',
      '123456789012',
      '210987654321',
      '1111-2222-3333',
      'azertyuiopqsdf',
    ]) {
      expect([bad, checkPassword(bad, PERSON)]).toEqual([bad, 'common']);
    }
  });

  it('is not made of what is known of the person', () => {
    for (const bad of ['ndiaye au bord du fleuve', 'PLANIFICATION 2026 x', 'le fleuve à dakar la nuit']) {
      expect([bad, checkPassword(bad, PERSON)]).toEqual([bad, 'personal']);
    }
    // Parts of three letters occur in words that have nothing to do with the person.
    expect(checkPassword('quatre girafes sans peur', { name: 'Ann Lee', email: 'al@plan.example' })).toBeUndefined();
  });
});
