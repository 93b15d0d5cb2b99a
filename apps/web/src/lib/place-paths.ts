import type { Language } from '@sterna/vocabulary';
import { spacePath } from './paths.ts';

/** Regions and municipalities of a space, or one of them. @param space short name @param place code */
export function placesPath(language: Language, space: string, place = ''): string {
  return spacePath(language, space, place === '' ? 'places' : `places/${encodeURIComponent(place)}`);
}

/** The list of them as a file. */
export function placesFilePath(language: Language, space: string): string {
  return spacePath(language, space, 'places/data.csv');
}
