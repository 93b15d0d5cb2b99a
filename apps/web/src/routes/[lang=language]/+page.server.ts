import { redirect } from '@sveltejs/kit';
import { placePath } from '#lib/paths.ts';
import { homeView } from '#lib/server/home-view.ts';
import { searchPlaces, suggestPlaces } from '#lib/server/place-search.ts';
import type { PageServerLoad } from './$types.js';

const LONGEST_QUERY = 80;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { language } = locals;
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, LONGEST_QUERY);
  if (query === '') return { query, view: await homeView(language) };
  const results = searchPlaces(query);
  const [only] = results;
  if (only && results.length === 1) redirect(303, placePath(language, only.code));
  return { query, results, suggestions: results.length > 0 ? [] : suggestPlaces(query) };
};
