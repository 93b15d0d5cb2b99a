import { redirect } from '@sveltejs/kit';
import { homePath } from '#lib/paths.ts';
import type { RequestHandler } from './$types.js';

/** The bare address leads to the language that the reader prefers. */
export const GET: RequestHandler = ({ locals, setHeaders }) => {
  setHeaders({ vary: 'accept-language' });
  redirect(302, homePath(locals.language));
};
