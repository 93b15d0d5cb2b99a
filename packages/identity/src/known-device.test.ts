import { openStore, type Store } from '@sterna/store';
import { migratedDatabase } from '@sterna/store/testing/prepared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownDevice, rememberDevice } from './known-device.ts';
import { SignInRoom } from './sign-in-room.ts';
import type { Visit } from './visit.ts';

let store: Store;
let room: SignInRoom;
beforeAll(async () => {
  store = await openStore({ database: (await migratedDatabase()).inMemory });
  room = new SignInRoom({ store, origin: () => 'https://sterna.example', settings: {}, isDemonstrationOpen: true });
});
afterAll(() => store.close());

const NOBODY: Visit = { headers: new Headers(), address: '' };

/** A browser that carries what it was told to. */
function carrying(line: string): Visit {
  return { headers: new Headers({ cookie: line.split(';')[0] ?? '' }), address: '' };
}

describe('A device', () => {
  it('is known for the account that was signed in to with it, and for no other', async () => {
    const visit = carrying(await rememberDevice(room, NOBODY, 'one'));
    expect(await knownDevice(room, visit, 'one')).toMatch(/^[\w-]{22}$/);
    expect(await knownDevice(room, visit, 'two')).toBeUndefined();
    expect(await knownDevice(room, NOBODY, 'one')).toBeUndefined();
  });

  it('stays the same when its person signs in again, so that the count goes on', async () => {
    const visit = carrying(await rememberDevice(room, NOBODY, 'one'));
    const again = carrying(await rememberDevice(room, visit, 'one'));
    expect(await knownDevice(room, again, 'one')).toBe(await knownDevice(room, visit, 'one'));
  });

  it('is remembered for the last five accounts', async () => {
    let visit = NOBODY;
    for (const account of ['a', 'b', 'c', 'd', 'e', 'f']) visit = carrying(await rememberDevice(room, visit, account));
    expect(await knownDevice(room, visit, 'a')).toBeUndefined();
    for (const account of ['b', 'f']) expect(await knownDevice(room, visit, account)).toBeDefined();
  });

  it('cannot be made up', async () => {
    const line = await rememberDevice(room, NOBODY, 'one');
    const changed = line.replace(/=([\w-])/, (_, sign: string) => `=${sign === 'A' ? 'B' : 'A'}`);
    expect(await knownDevice(room, carrying(changed), 'one')).toBeUndefined();
    expect(await knownDevice(room, carrying('__Secure-sterna.device=x.y~~.'), 'one')).toBeUndefined();
  });

  it('is told in a cookie that scripts and other sites do not get', async () => {
    expect(await rememberDevice(room, NOBODY, 'one')).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  });
});
