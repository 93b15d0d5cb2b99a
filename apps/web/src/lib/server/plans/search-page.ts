import type { FoundBlock, PassageFilter, Reader, ResultDocument } from '@sterna/spaces';
import { type Language, themeByCode } from '@sterna/vocabulary';
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
    words === ''
      ? { found: [], total: 0 }
      : await workbench().spaces.plans.search(reader, words, filter, { from, most: TOGETHER });
  const pages = Math.min(Math.ceil(total / TOGETHER), MOST_PAGES);
  return {
    ...{ words, filter, page, pages, total },
    results: found.map((one) => resultOf(one, language, spaceCode)),
    choices: documentChoices(documents),
    documents: documents.length,
    query: searchQuery(asked),
    before: page > 1 ? searchQuery(asked, page - 1) : undefined,
    after: page < pages ? searchQuery(asked, page + 1) : undefined,
  };
}
