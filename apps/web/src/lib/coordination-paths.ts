import type { Language } from '@sterna/vocabulary';
import { spacePath } from './paths.ts';

/** The directory of a space, or a page of it. */
export function directoryPath(language: Language, space: string, page: string | number = ''): string {
  return spacePath(language, space, page === '' ? 'institutions' : `institutions/${page}`);
}

/** A post of a space's directory. */
export function postPath(language: Language, space: string, post: number): string {
  return directoryPath(language, space, `posts/${post}`);
}

/** Who is responsible for what. @param subject only of this kind */
export function responsibilitiesPath(language: Language, space: string, subject?: string): string {
  const path = spacePath(language, space, 'responsibilities');
  return subject === undefined ? path : `${path}?subject=${subject}`;
}
