import { wordKey } from './meanings/plain-text.ts';

const LONGEST_ID = 60;

/** A source's id made of a name: `Recensement 2023` → `RECENSEMENT_2023`; empty where the name has neither letters nor figures. */
export function sourceIdOf(name: string): string {
  return wordKey(name)
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase()
    .slice(0, LONGEST_ID);
}

/** The name of a file without folders and ending; empty for a name that says nothing, as a file kept under a number has. */
export function nameWithoutEnding(file: string): string {
  const [, stem = ''] = /([^/\\]*?)(?:\.[A-Za-z0-9]{1,5})?$/.exec(file) ?? [];
  return /^[\da-f]{8}-[\da-f]{4}-/.test(stem) ? '' : stem;
}
