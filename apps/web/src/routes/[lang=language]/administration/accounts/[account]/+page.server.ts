import type { KeepingAnswer, SignedIn } from '@sterna/identity';
import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { requireAdministrator } from '#lib/server/administrator.ts';
import { formText } from '#lib/server/form-text.ts';
import { workbench } from '#lib/server/workbench.ts';
import { administrationPath } from '#lib/space-links.ts';
import type { Actions, PageServerLoad } from './$types.js';

type Done = 'closed' | 'opened' | 'factor' | 'sessions';

export const load: PageServerLoad = async (event) => {
  const signedIn = await requireAdministrator(event);
  const account = await workbench().identity.keeping.find(signedIn, event.params.account);
  if (!account) error(404, 'no such account');
  return { account, isOwn: account.id === signedIn.account, done: event.url.searchParams.get('done') };
};

/** Does something with the account of the address, for the reason that the form gives. */
async function keep(
  event: RequestEvent<{ account: string }>,
  done: Done,
  work: (signedIn: SignedIn, account: string, reason: string, form: FormData) => Promise<KeepingAnswer>,
): Promise<ReturnType<typeof fail<{ part: Done; problem: 'reason' | 'own'; reason: string }>>> {
  const signedIn = await requireAdministrator(event);
  const { account } = event.params;
  if (!(await workbench().identity.keeping.find(signedIn, account))) error(404, 'no such account');
  const form = await event.request.formData();
  const reason = formText(form, 'reason');
  const answer = await work(signedIn, account, reason, form);
  if (answer === 'no-reason') return fail(422, { part: done, problem: 'reason' as const, reason });
  if (answer === 'refused') return fail(403, { part: done, problem: 'own' as const, reason });
  const path = administrationPath(event.locals.language, `accounts/${encodeURIComponent(account)}`);
  redirect(303, `${path}?done=${answer === 'done' ? done : 'unchanged'}`);
}

export const actions: Actions = {
  close: (event) =>
    keep(event, 'closed', (signedIn, account, reason) => workbench().identity.keeping.close(signedIn, account, reason)),
  open: (event) =>
    keep(event, 'opened', (signedIn, account, reason) => workbench().identity.keeping.open(signedIn, account, reason)),
  factor: (event) =>
    keep(event, 'factor', (signedIn, account, reason) =>
      workbench().identity.keeping.forgetSecondFactor(signedIn, account, reason),
    ),
  sessions: (event) =>
    keep(event, 'sessions', (signedIn, account, reason, form) => {
      const only = formText(form, 'session');
      return workbench().identity.keeping.endSessions(signedIn, account, reason, only === '' ? undefined : only);
    }),
};
