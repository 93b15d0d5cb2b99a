import { error, json } from '@sveltejs/kit';
import { readJson } from '#lib/server/read-json.ts';
import { visitOf } from '#lib/server/visit.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** Two steps of adding a passkey: what to ask the device, and what it made. */
export const POST: RequestHandler = async (event) => {
  const person = event.locals.signedIn;
  if (!person) error(401, 'not signed in');
  const { passkeys } = workbench().identity;
  const { response, name } = await readJson(event.request);
  if (response === undefined) {
    const question = await passkeys.askToAdd(person, visitOf(event));
    if (!question) return json({ outcome: 'refused' }, { status: 403 });
    event.locals.setCookies = question.cookies;
    return json({ options: question.options });
  }
  const isAdded = await passkeys.add(person, response, typeof name === 'string' ? name : '', visitOf(event));
  return json({ outcome: isAdded ? 'added' : 'refused' }, { status: isAdded ? 200 : 403 });
};
