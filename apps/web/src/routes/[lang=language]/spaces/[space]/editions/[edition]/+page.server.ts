import { Refusal, type Role } from '@sterna/spaces';
import { redirect } from '@sveltejs/kit';
import { editionPath, editionsPath } from '#lib/edition-paths.ts';
import { readAssignments } from '#lib/server/editions/assignment.ts';
import { formDay, formLanguages, formTexts } from '#lib/server/editions/edition-form.ts';
import {
  KEEPERS,
  orRefused,
  parseId,
  REVIEWERS,
  requireEdition,
  tryAction,
} from '#lib/server/editions/edition-request.ts';
import { formText } from '#lib/server/form-text.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { signedIn, at } = await requireEdition(event);
  const edition = await orRefused(workbench().spaces.editions.find(signedIn, at));
  return { edition, said: event.url.searchParams.get('said') };
};

type Request = Awaited<ReturnType<typeof requireEdition>>;
type Answer = Awaited<ReturnType<typeof tryAction<object>>>;

/** Runs a change of an edition; afterwards the page again, which says what was done. */
async function changing(
  event: RequestEvent,
  roles: readonly Role[],
  said: string,
  work: (request: Request, form: FormData) => Promise<void>,
): Promise<Answer> {
  const request = await requireEdition(event, roles);
  const form = await event.request.formData();
  const typed = { note: formText(form, 'note'), reference: formText(form, 'reference') };
  const refused = await tryAction({ typed }, () => work(request, form));
  if (refused) return refused;
  redirect(303, `${editionPath(event.locals.language, request.space.code, request.at.edition)}?said=${said}`);
}

const STATES = ['draft', 'under review', 'validated'] as const;

export const actions: Actions = {
  assign: (event) =>
    changing(event, KEEPERS, 'assigned', async ({ signedIn, at }, form) => {
      const { editions } = workbench().spaces;
      const edition = await editions.find(signedIn, at);
      for (const { section, ...task } of readAssignments(form, edition)) {
        await editions.assign(signedIn, { ...at, section }, task);
      }
    }),
  describe: (event) =>
    changing(event, KEEPERS, 'described', async ({ signedIn, at }, form) => {
      await workbench().spaces.editions.describe(signedIn, at, {
        title: formTexts(form, 'title'),
        languages: formLanguages(form, formText(form, 'first')),
        due: formDay(form, 'due'),
      });
    }),
  state: (event) =>
    changing(event, KEEPERS, 'state', async ({ signedIn, at }, form) => {
      const to = STATES.find((state) => state === formText(form, 'to'));
      if (!to) throw new Refusal('invalid', 'There is no such state.');
      await workbench().spaces.editions.changeState(signedIn, at, to);
    }),
  validate: (event) =>
    changing(event, REVIEWERS, 'validated', async ({ signedIn, at }, form) => {
      const institution = parseId(formText(form, 'institution')) ?? 0;
      const note = formText(form, 'note').trim().slice(0, 1000);
      const reference = { text: formText(form, 'reference'), date: formText(form, 'reference-date').trim() };
      await workbench().spaces.editions.validate(signedIn, at, institution, note, reference);
    }),
  takeBack: (event) =>
    changing(event, REVIEWERS, 'validation-taken-back', async ({ signedIn, at }, form) => {
      const institution = parseId(formText(form, 'institution')) ?? 0;
      await workbench().spaces.editions.takeBackValidation(signedIn, at, institution);
    }),
  remove: async (event) => {
    const { signedIn, space, at } = await requireEdition(event, KEEPERS);
    const refused = await tryAction({}, () => workbench().spaces.editions.remove(signedIn, at));
    return refused ?? redirect(303, `${editionsPath(event.locals.language, space.code)}?said=removed`);
  },
  correct: async (event) => {
    const { signedIn, space, at } = await requireEdition(event, KEEPERS);
    const reason = formText(await event.request.formData(), 'reason').trim();
    let draft = 0;
    const refused = await tryAction({ reason }, async () => {
      draft = await workbench().spaces.editions.correct(signedIn, at, reason);
    });
    return refused ?? redirect(303, `${editionPath(event.locals.language, space.code, draft)}?said=correcting`);
  },
};
