import { AsyncLocalStorage } from 'node:async_hooks';
import type { SignedIn } from '@sterna/identity';
import type { Spaces, StoredSpace } from '@sterna/spaces';
import { findPlaceNames, type PlaceNames } from '#lib/place-names.ts';
import { workbench } from './workbench.ts';

const scope = new AsyncLocalStorage<{ names?: PlaceNames }>();
findPlaceNames(() => scope.getStore()?.names);

/** Runs a request by itself: names of places that it learns are no other's. */
export function withPlaceNames<T>(work: () => T): T {
  return scope.run({}, work);
}

/** Milliseconds that names are held: those that another process has changed show after that. */
const HELD = 5000;
/** Spaces whose names are held at once: a long list has tens of thousands. */
const MOST_HELD = 16;

interface Held {
  readonly names: Promise<PlaceNames>;
  readonly until: number;
}

/** By the service that they are of, so that two in one process have nothing of each other. */
const held = new WeakMap<Spaces, Map<number, Held>>();

function heldNames(spaces: Spaces): Map<number, Held> {
  const known = held.get(spaces) ?? new Map<number, Held>();
  held.set(spaces, known);
  return known;
}

/** Forgets names that are held, because somebody may be changing them. */
export function forgetPlaces(): void {
  heldNames(workbench().spaces).clear();
}

/** Has the request of a member of a space know the places of its country by their names. */
export async function learnPlaces(signedIn: SignedIn, space: Pick<StoredSpace, 'id' | 'level'>): Promise<void> {
  const store = scope.getStore();
  if (!store || store.names || space.level === 'global') return;
  const { spaces } = workbench();
  const all = heldNames(spaces);
  const known = all.get(space.id);
  if (known && known.until > Date.now()) {
    store.names = await known.names;
    return;
  }
  // All members of a space read the same list.
  const names = spaces.places.standing(signedIn, space.id).then((standing) => standing?.names ?? {});
  names.catch(() => all.delete(space.id));
  all.delete(space.id);
  all.set(space.id, { names, until: Date.now() + HELD });
  const [oldest] = all.keys();
  if (all.size > MOST_HELD && oldest !== undefined) all.delete(oldest);
  store.names = await names;
}
