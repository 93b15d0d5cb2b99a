import type { FoundBlock, PassageFilter, Reader, ResultDocument } from '@sterna/spaces';
import { type Language, THEMES, themeByCode } from '@sterna/vocabulary';
import { blockPath, documentPath, openDocumentPath } from '#lib/plan-paths.ts';
import { workbench } from '#lib/server/workbench.ts';
import { documentChoices, documentFilterIn } from './document-filter.ts';

/** Results on one page. */
const TOGETHER = 20;
/** No address leads further than this page. */
const MOST_PAGES = 500;

/** What an address looks for. */
export interface SearchAsked {
  readonly words: string;
  readonly filter: PassageFilter;
  /** From 1. */
  readonly page: number;
}

/** What cannot be asked for is passed over. */
export function searchIn(query: URLSearchParams): SearchAsked {
  const { words = '', ...filter } = documentFilterIn(query);
  const theme = query.get('theme') ?? '';
  const page = Number(query.get('page') ?? '1');
  return {
    words,
    filter: { ...filter, ...(themeByCode(theme) && { theme }) },
    page: Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1,
  };
}

/** The address of the same search, on another page or without one. */
export function searchQuery({ words, filter }: Omit<SearchAsked, 'page'>, page = 1): string {
  const query = new URLSearchParams({ words });
  for (const [name, value] of Object.entries(filter)) query.set(name, String(value));
  if (page > 1) query.set('page', String(page));
  return `?${query}`;
}

/** A piece of an excerpt; `isMet` for words that were looked for. */
export interface ExcerptPiece {
  readonly text: string;
  readonly isMet: boolean;
}

/** Cuts an excerpt where the words met begin (U+0002) and end (U+0003). */
export function excerptPieces(excerpt: string): readonly ExcerptPiece[] {
  return excerpt
    .split('\u0002')
    .flatMap((part, index): ExcerptPiece[] => {
      const end = part.indexOf('\u0003');
      if (index === 0 || end < 0) return [{ text: part, isMet: false }];
      return [
        { text: part.slice(0, end), isMet: true },
        { text: part.slice(end + 1), isMet: false },
      ];
    })
    .filter(({ text }) => text !== '');
}

/** A block that was found, with its addresses. */
export interface SearchResult extends Omit<FoundBlock, 'excerpt'> {
  readonly pieces: readonly ExcerptPiece[];
  readonly documentHref: string;
  readonly href: string;
}

function resultOf({ excerpt, ...found }: FoundBlock, language: Language, spaceCode?: string): SearchResult {
  const own = found.spaceCode === spaceCode || !found.isOpen;
  const base = (own ? documentPath : openDocumentPath)(language, found.spaceCode, found.document);
  return { ...found, pieces: excerptPieces(excerpt), documentHref: base, href: blockPath(base, found) };
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Letters in which two words of a language have to begin alike to be taken for the same. */
const ALIKE = 6;
const MOST_NAMED = 3;

/** Themes whose name in some language holds a word that was looked for, or its kin. */
export function themesNamed(words: string, chosen?: string): readonly string[] {
  const asked = plain(words).match(/\p{L}{4,}/gu) ?? [];
  const isKin = (a: string, b: string): boolean => {
    const length = Math.min(ALIKE, Math.max(a.length, b.length) - 1);
    return a.slice(0, length) === b.slice(0, length);
  };
  const found = THEMES.filter(({ code, name }) => {
    const named = Object.values(name).flatMap((text) => plain(text).match(/\p{L}{4,}/gu) ?? []);
    return code !== chosen && asked.some((word) => named.some((each) => isKin(word, each)));
  });
  // A word that is in many names, as migration is, leads nowhere.
  return found.length > MOST_NAMED ? [] : found.map(({ code }) => code);
}

/** What a page of a search shows. @param spaceCode the space of the member who searches */
export async function searchPage(
  reader: Reader,
  query: URLSearchParams,
  language: Language,
  documents: readonly ResultDocument[],
  spaceCode?: string,
) {
  const asked = searchIn(query);
  const { words, filter, page } = asked;
  const from = (page - 1) * TOGETHER;
  const { found, total } =
    words === '' && filter.theme === undefined
      ? { found: [], total: 0 }
      : await workbench().spaces.plans.search(reader, words, filter, { from, most: TOGETHER });
  const pages = Math.min(Math.ceil(total / TOGETHER), MOST_PAGES);
  return {
    ...{ words, filter, page, pages, total, isAsked: words !== '' || filter.theme !== undefined },
    // Words are of one language; a theme is found in all four.
    themes: total === 0 || page === 1 ? themesNamed(words, filter.theme) : [],
    results: found.map((one) => resultOf(one, language, spaceCode)),
    choices: documentChoices(documents),
    documents: documents.length,
    query: searchQuery(asked),
    before: page > 1 ? searchQuery(asked, page - 1) : undefined,
    after: page < pages ? searchQuery(asked, page + 1) : undefined,
  };
}
