import type { Language } from '@sterna/vocabulary';
import { spacePath } from './paths.ts';

/** Where the installation is administered, or one space of it. @param page its short name, or `letters` */
export function administrationPath(language: Language, page = ''): string {
  return `/${language}/administration${page === '' ? '' : `/${page}`}`;
}

/** A space as its administrator sees it. @param space its short name */
export function administeredPath(language: Language, space: string): string {
  return administrationPath(language, `spaces/${encodeURIComponent(space)}`);
}

/** One member of a space. @param account id */
export function memberPath(language: Language, space: string, account: string): string {
  return spacePath(language, space, `members/${encodeURIComponent(account)}`);
}
