import type { StoredSpace } from '@sterna/spaces';
import { type Language, placeByCode } from '@sterna/vocabulary';

/** The name of a space in a language; else the name of its place; else one it has in any language; else its short name. */
export function spaceName(space: Pick<StoredSpace, 'name' | 'place' | 'code'>, language: Language): string {
  const own = space.name[language];
  if (own) return own;
  const place = space.place === null ? undefined : placeByCode(space.place)?.name[language];
  return place ?? Object.values(space.name).find((name) => name !== '') ?? space.code;
}
