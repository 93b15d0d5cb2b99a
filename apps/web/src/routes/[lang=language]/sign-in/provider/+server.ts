import { error, redirect } from '@sveltejs/kit';
import { signInPath, spacesPath } from '#lib/paths.ts';
import { addressWithin } from '#lib/server/address-within.ts';
import { visitOf } from '#lib/server/visit.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** Sends a person to the provider. A link and no form: the pages let no form lead to another site. */
export const GET: RequestHandler = async (event) => {
  const { provider } = workbench().identity;
  if (!provider) error(404, 'no provider');
  const { language } = event.locals;
  const to = addressWithin(event.url.searchParams.get('to'), language) ?? spacesPath(language);
  const forwarding = await provider.begin(to, `${signInPath(language)}?provider=refused`, visitOf(event));
  if (!forwarding) redirect(303, `${signInPath(language)}?provider=away`);
  event.locals.setCookies = forwarding.cookies;
  redirect(303, forwarding.location, { external: true });
};
