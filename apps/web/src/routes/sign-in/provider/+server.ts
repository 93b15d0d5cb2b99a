import { error, redirect } from '@sveltejs/kit';
import { signInPath } from '#lib/paths.ts';
import { visitOf } from '#lib/server/visit.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** Where the provider sends a person back to. */
export const GET: RequestHandler = async (event) => {
  const { provider } = workbench().identity;
  if (!provider) error(404, 'no provider');
  const refused = `${signInPath(event.locals.language)}?provider=refused`;
  const forwarding = await provider.finish(event.url.searchParams, refused, visitOf(event));
  event.locals.setCookies = forwarding.cookies;
  redirect(303, forwarding.location);
};
