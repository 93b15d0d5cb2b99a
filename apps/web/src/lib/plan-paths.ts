import type { Language } from '@sterna/vocabulary';
import { spacePath } from './paths.ts';

/** Policy documents of a space, or a page of them. @param space its short name */
export function plansPath(language: Language, space: string, page = ''): string {
  return spacePath(language, space, page === '' ? 'plans' : `plans/${page}`);
}

/** A policy document in its space. @param id its number */
export function documentPath(language: Language, space: string, id: number, page = ''): string {
  return plansPath(language, space, `${id}${page === '' ? '' : `/${page}`}`);
}

/** Policy documents that everybody may read. */
export function openPlansPath(language: Language): string {
  return `/${language}/plans`;
}

/** A policy document that everybody may read. @param space short name of its space; @param id its number */
export function openDocumentPath(language: Language, space: string, id: number): string {
  return `${openPlansPath(language)}/${encodeURIComponent(space)}/${id}`;
}

/**
 * Where the key of a document, `gin/12/passages?theme=borders`, leads: in the reader's own space to the space's page, else
 * to the one that everybody may read.
 */
export function documentKeyPath(language: Language, key: string, ownSpace?: string): string {
  const own = ownSpace === undefined ? undefined : `${ownSpace}/`;
  return own !== undefined && key.startsWith(own)
    ? plansPath(language, ownSpace ?? '', key.slice(own.length))
    : `${openPlansPath(language)}/${key}`;
}

/** Blocks shown together of a document without pages. */
export const BLOCKS_TOGETHER = 40;

/** Where a piece of the text of a document can be read. @param base address of the document */
export function blockPath(base: string, { page, block }: { readonly page: number; readonly block: number }): string {
  const sheet = page > 0 ? page : Math.floor(block / BLOCKS_TOGETHER) + 1;
  return `${base}/text?page=${sheet}#block-${block}`;
}

/** What passages are chosen by. */
export interface PassageChoice {
  readonly theme?: string;
  /** 1 to 5. */
  readonly depth?: number;
  readonly sector?: string;
  readonly group?: string;
  readonly framing?: string;
  /** The deepest first; in reading order without it. */
  readonly order?: 'depth';
}

/** Passages of a document. @param base address of the document */
export function passagesPath(base: string, choice: PassageChoice = {}): string {
  const query = new URLSearchParams(Object.entries(choice).map(([name, value]) => [name, String(value)]));
  return `${base}/passages${query.size === 0 ? '' : `?${query}`}`;
}
