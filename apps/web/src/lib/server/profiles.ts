import type { Document } from '@sterna/document';
import { assembleProfile, type ProfileEvidence } from '@sterna/profile';
import type { Language } from '@sterna/vocabulary';
import { workbench } from './workbench.ts';

/** Assembled profiles of one state of the data; a page, its charts and its files are all rendered from the same one. */
const MOST_KEPT = 64;
let keptVersion = '';
const kept = new Map<string, Promise<Document>>();

/** The ISO date, in UTC, that profiles are made on. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/**
 * The profile of a place in a language, assembled once for each state of the data.
 *
 * @param place ISO alpha-3
 */
export async function profileOf(place: string, language: Language): Promise<Document> {
  const { evidence, spaces } = workbench();
  const { planResults } = spaces;
  const version = `${await evidence.version()} ${await planResults.openState()}`;
  if (version !== keptVersion) {
    kept.clear();
    keptVersion = version;
  }
  const date = today();
  const key = `${language} ${place} ${date}`;
  const known = kept.get(key);
  if (known) return known;
  const withPolicies: ProfileEvidence = {
    about: (code) => evidence.about(code),
    releases: () => evidence.releases(),
    policies: (code) => planResults.policies({ reader: undefined }, code),
  };
  const assembling = assembleProfile(place, language, withPolicies, date);
  kept.set(key, assembling);
  assembling.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return assembling;
}
