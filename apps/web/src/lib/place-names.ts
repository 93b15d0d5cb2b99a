import type { Language } from '@sterna/vocabulary';

/** Names of regions and municipalities by their codes, and by language. */
export type PlaceNames = Readonly<Record<string, Readonly<Record<string, string>>>>;

let namesNow: () => PlaceNames | undefined = () => undefined;

/** Says where the names of the request under way are found: each country has a list of its own. */
export function findPlaceNames(find: () => PlaceNames | undefined): void {
  namesNow = find;
}

/** The name of a region or municipality of the space that is looked at; `undefined` for what is not in its country's list. */
export function listedName(code: string, language: Language): string | undefined {
  const names = namesNow()?.[code];
  return names && (names[language] ?? Object.values(names)[0]);
}
