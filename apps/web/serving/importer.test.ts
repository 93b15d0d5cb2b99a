import type { SignedIn } from '@sterna/identity';
import { describe, expect, test } from 'vitest';
import { ImportAccess } from './import-access.ts';
import { type ImporterRooms, importRight } from './importer.ts';

const PERSON = { account: 'a', name: 'Administration', isStrong: true, isDemonstration: false } as SignedIn;
const AT = { host: 'sterna.example' };

/** Rooms of a public server, with who is signed in and what role they have in the global space. */
function rooms(signedIn: SignedIn | undefined, role: string, key?: string): ImporterRooms {
  const access = new ImportAccess({ host: '0.0.0.0', origin: 'https://sterna.example', key });
  return {
    access,
    identity: { signedIn: async () => signedIn },
    spaces: { mine: async () => [{ role }] },
  } as unknown as ImporterRooms;
}

describe('who may bring public data in', () => {
  test.each([undefined, 'five quiet words of ours'])(
    'an administrator needs no key, whether one is set or not',
    async (key) => {
      expect(await importRight(rooms(PERSON, 'administrator', key), AT)).toEqual({
        verdict: 'granted',
        account: PERSON,
      });
    },
  );

  test.each([
    ['a focal point', PERSON, 'focal point'],
    ['an administrator who has shown a password alone', { ...PERSON, isStrong: false }, 'administrator'],
    ['nobody', undefined, 'administrator'],
  ])('%s is judged as before there were accounts', async (_, person, role) => {
    expect(await importRight(rooms(person, role), AT)).toEqual({ verdict: 'off' });
    expect(await importRight(rooms(person, role, 'five quiet words of ours'), AT)).toEqual({ verdict: 'key-needed' });
  });
});
