import { figuresAbout, type ReleaseFacts } from '@sterna/statistics';
import type { ProfileEvidence } from '../packages/profile/src/index.ts';
import { openStore, type Store } from '../packages/store/src/index.ts';
import type { Grounds } from './grounds.ts';

/** The starter data open for profiles, and its store bare. */
export interface OpenEvidence {
  readonly store: Store;
  readonly evidence: ProfileEvidence;
  close(): Promise<void>;
}

/** The day that profiles are made on, so that every run makes the same ones. */
export const TODAY = '2026-11-22';

/** Opens the starter data as the Evidence room does, with the store at hand. */
export async function openProfileEvidence(grounds: Grounds): Promise<OpenEvidence> {
  const store = await openStore({ database: await grounds.starterDatabase() });
  const facts: ReadonlyMap<number, ReleaseFacts> = new Map((await store.releases()).map((r) => [r.id, r]));
  const loader = {
    observations: store.observations.bind(store),
    releases: async () => facts,
    completeness: () => store.completeness(),
  };
  return {
    store,
    evidence: {
      about: (place) => figuresAbout(place, loader),
      releases: async () => facts,
    },
    close: () => store.close(),
  };
}
