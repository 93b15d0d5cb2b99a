import { type ActionFailure, redirect } from '@sveltejs/kit';
import { formDay } from '#lib/server/editions/edition-form.ts';
import { formText } from '#lib/server/form-text.ts';
import { requireDocument, requireReadDocument } from '#lib/server/plans/document-request.ts';
import { CODERS, tried } from '#lib/server/plans/review-request.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { signedIn, space, document, base } = await requireReadDocument(event);
  const { plans, members } = workbench().spaces;
  const keeps = space.role === 'focal point' || (document.isMine && space.role !== 'reader');
  const people = keeps ? await members.list(signedIn, space.id, { isEnded: false }) : [];
  const accounts = people.filter(({ role }) => CODERS.includes(role)).map(({ account }) => account);
  const { codings, rights, seen } = await plans.coding.people(signedIn, space.id, document.id, accounts);
  const asked = new Set(codings.map(({ accountId }) => accountId));
  return {
    ...{ document, base, codings, rights },
    people: people
      .filter(({ account, role }) => CODERS.includes(role) && !asked.has(account))
      .map(({ account, name, institutionName }) => ({ account, name, institutionName, hasSeen: seen.has(account) })),
    maySignOff: space.role === 'focal point',
    today: new Date().toISOString().slice(0, 10),
    said: event.url.searchParams.get('said'),
  };
};

type Found = Awaited<ReturnType<typeof requireDocument>>;

async function doing(
  event: RequestEvent,
  said: string,
  work: (found: Found, form: FormData) => Promise<void>,
): Promise<ActionFailure<{ refused: string }>> {
  const found = await requireDocument(event, CODERS);
  const form = await event.request.formData();
  const refused = await tried(work(found, form));
  return refused ?? redirect(303, `${found.base}/review/people?said=${said}`);
}

export const actions: Actions = {
  ask: (event) =>
    doing(event, 'asked', async ({ signedIn, space, document }, form) => {
      const who = {
        account: formText(form, 'account'),
        blind: formText(form, 'blind') === '1',
        due: formDay(form, 'due'),
      };
      await workbench().spaces.plans.coding.ask(signedIn, space.id, document.id, who);
    }),
  'call-off': (event) =>
    doing(event, 'called-off', ({ signedIn, space, document }, form) =>
      workbench().spaces.plans.coding.callOff(signedIn, space.id, document.id, formText(form, 'account')),
    ),
  'sign-off': (event) =>
    doing(event, 'signed-off', ({ signedIn, space, document }) =>
      workbench().spaces.plans.signOff(signedIn, space.id, document.id, true),
    ),
  reopen: (event) =>
    doing(event, 'reopened', ({ signedIn, space, document }) =>
      workbench().spaces.plans.signOff(signedIn, space.id, document.id, false),
    ),
};
