import type { Language } from '@sterna/vocabulary';
import { spacePath } from './paths.ts';

/** Own data of a space, or a page of it. @param space its short name */
export function dataPath(language: Language, space: string, page = ''): string {
  return spacePath(language, space, page === '' ? 'data' : `data/${page}`);
}

/** A file on its way in. @param draft id */
export function draftPath(language: Language, space: string, draft: string, page = ''): string {
  return dataPath(language, space, `new/${encodeURIComponent(draft)}${page === '' ? '' : `/${page}`}`);
}

/** A contribution. @param contribution its number */
export function contributionPath(language: Language, space: string, contribution: number): string {
  return dataPath(language, space, String(contribution));
}

export function differencesPath(language: Language, space: string): string {
  return dataPath(language, space, 'differences');
}

/** Where a figure of a space comes from. @param key see `figureKey` */
export function spaceTracePath(language: Language, space: string, key: string): string {
  return spacePath(language, space, `trace/${encodeURIComponent(key)}`);
}

/** The profile as it stands now, with own figures. */
export function spaceProfilePath(language: Language, space: string): string {
  return spacePath(language, space, 'profile');
}
