import { AsyncLocalStorage } from 'node:async_hooks';
import type { SignedIn } from '@sterna/identity';
import type { StoredSpace } from '@sterna/spaces';
import { findPlaceNames, type PlaceNames } from '#lib/place-names.ts';
import { workbench } from './workbench.ts';

const scope = new AsyncLocalStorage<{ names?: PlaceNames }>();
findPlaceNames(() => scope.getStore()?.names);

/** Runs a request by itself: names of places that it learns are no other's. */
export function withPlaceNames<T>(work: () => T): T {
  return scope.run({}, work);
}

/** Has the request know the places of a space's country by their names. */
export async function learnPlaces(signedIn: SignedIn, space: Pick<StoredSpace, 'id' | 'level'>): Promise<void> {
  const store = scope.getStore();
  if (!store || store.names || space.level === 'global') return;
  const standing = await workbench().spaces.places.standing(signedIn, space.id);
  store.names = standing?.names ?? {};
}
