import { error } from '@sveltejs/kit';

/** Documents on one page of a list. */
const DOCUMENTS_TOGETHER = 50;

/** Which page of several an address asks for, from 1. @throws 404 for one that is not there */
export function pageIn(query: URLSearchParams, pages: number): number {
  const text = query.get('page') ?? '1';
  const page = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (page < 1 || page > Math.max(1, pages)) error(404, 'no such page');
  return page;
}

/** The page of a list of documents that an address asks for. */
export function pageOf<Listed>(
  all: readonly Listed[],
  query: URLSearchParams,
): { readonly shown: readonly Listed[]; readonly page: number; readonly pages: number } {
  const pages = Math.ceil(all.length / DOCUMENTS_TOGETHER);
  const page = pageIn(query, pages);
  return { shown: all.slice((page - 1) * DOCUMENTS_TOGETHER, page * DOCUMENTS_TOGETHER), page, pages };
}
