import type { Language } from '@sterna/vocabulary';
import { spacePath } from './paths.ts';

/** Editions of a space, for its members. @param space its short name */
export function editionsPath(language: Language, space: string): string {
  return spacePath(language, space, 'editions');
}

/** An edition that is being made, or a page of it. @param edition id */
export function editionPath(language: Language, space: string, edition: number, page = ''): string {
  return `${editionsPath(language, space)}/${edition}${page === '' ? '' : `/${page}`}`;
}

/** A section of an edition in one language, or a page of it. */
export interface SectionAddress {
  readonly space: string;
  readonly edition: number;
  readonly section: string;
  /** Language that the text is in, which may be another than the page's. */
  readonly text: Language;
}

export function sectionPath(language: Language, { space, edition, section, text }: SectionAddress, page = ''): string {
  const own = `sections/${encodeURIComponent(section)}/${text}`;
  return editionPath(language, space, edition, page === '' ? own : `${own}/${page}`);
}

/** The whole of a draft in one language. */
export function previewPath(language: Language, space: string, edition: number, text: Language): string {
  return editionPath(language, space, edition, `preview/${text}`);
}

/** A published edition as a file: the report in three forms, its figures, and all of it as it was frozen. */
export type EditionFormat = 'pdf' | 'docx' | 'xlsx' | 'csv' | 'json';

/** Published editions: of everybody, of a space, or one of them. @param code short name of the space */
export function publishedPath(language: Language, code?: string, number?: number, page = ''): string {
  const pieces = [code === undefined ? '' : `/${encodeURIComponent(code)}`, number === undefined ? '' : `/${number}`];
  return `/${language}/editions${pieces.join('')}${page === '' ? '' : `/${page}`}`;
}

export function publishedFilePath(language: Language, code: string, number: number, format: EditionFormat): string {
  return `${publishedPath(language, code, number)}.${format}`;
}

/** Where a figure of a published edition came from, as it was on that day. @param key see `figureKey` */
export function frozenFigurePath(language: Language, code: string, number: number, key: string): string {
  return publishedPath(language, code, number, `figures/${encodeURIComponent(key)}`);
}

export function feedPath(language: Language, code: string): string {
  return publishedPath(language, code, undefined, 'feed.xml');
}
