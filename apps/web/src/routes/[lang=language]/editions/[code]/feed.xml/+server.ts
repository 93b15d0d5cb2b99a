import { atomFeed } from '#lib/server/editions/atom-feed.ts';
import { requirePublications } from '#lib/server/editions/published.ts';
import { fileAnswer } from '#lib/server/file-response.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The published editions of a space as an Atom feed. */
export const GET: RequestHandler = fileAnswer(async ({ params, locals, url, request }) => {
  const editions = await requirePublications(params.code);
  // The server itself speaks plain HTTP; a proxy before it may say that it does not.
  const scheme = request.headers.get('x-forwarded-proto') === 'https' ? 'https' : 'http';
  const feed = atomFeed(editions, locals.language, workbench().origin || `${scheme}://${url.host}`);
  return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
});
