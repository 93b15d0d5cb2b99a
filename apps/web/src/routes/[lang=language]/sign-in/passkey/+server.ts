import { json } from '@sveltejs/kit';
import { readJson } from '#lib/server/read-json.ts';
import { visitOf } from '#lib/server/visit.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** Two steps of signing in with a passkey: what to ask the device, and what it answered. */
export const POST: RequestHandler = async (event) => {
  const { passkeys } = workbench().identity;
  const { response } = await readJson(event.request);
  if (response === undefined) {
    const { options, cookies } = await passkeys.askToSignIn(visitOf(event));
    event.locals.setCookies = cookies;
    return json({ options });
  }
  const answer = await passkeys.signIn(response, visitOf(event));
  if (answer.outcome === 'too-often') {
    return json({ outcome: 'too-often' }, { status: 429, headers: { 'retry-after': String(answer.seconds) } });
  }
  if (answer.outcome !== 'signed-in') return json({ outcome: 'refused' }, { status: 403 });
  event.locals.setCookies = answer.cookies;
  return json({ outcome: 'signed-in' });
};
