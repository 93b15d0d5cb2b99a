import { redirect } from '@sveltejs/kit';
import { sdmxPath } from '#lib/paths.ts';
import { preferredLanguage } from '#lib/server/preferred-language.ts';
import type { RequestHandler } from './$types.js';

/** What there is for programs is said in the language that the reader prefers. */
export const GET: RequestHandler = ({ request, setHeaders }) => {
  setHeaders({ vary: 'accept-language' });
  redirect(302, sdmxPath(preferredLanguage(request.headers.get('accept-language'))));
};
