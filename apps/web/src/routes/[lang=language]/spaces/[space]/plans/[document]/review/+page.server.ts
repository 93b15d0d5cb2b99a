import { type ActionFailure, error, redirect } from '@sveltejs/kit';
import { reviewChoiceIn, reviewQuery } from '#lib/review-choice.ts';
import { formText } from '#lib/server/form-text.ts';
import { requireDocument } from '#lib/server/plans/document-request.ts';
import { reviewPage } from '#lib/server/plans/review-page.ts';
import { CODERS, tried } from '#lib/server/plans/review-request.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

export const load: PageServerLoad = async (event) => ({
  ...(await reviewPage(event)),
  said: event.url.searchParams.get('said'),
});

type Coding = ReturnType<typeof workbench>['spaces']['plans']['coding'];
type At = readonly [Awaited<ReturnType<typeof requireDocument>>['signedIn'], number, number];

/** A number of a form; 404 for what can be none, as for one that is not there. */
function numberOf(form: FormData, name: string): number {
  const text = formText(form, name);
  if (!/^\d{1,9}$/.test(text)) error(404, 'no such passage');
  return Number(text);
}

/**
 * Does what a form asks for; afterwards the screen where it was.
 *
 * @param work gives the passage to be looked at then
 */
async function doing(
  event: RequestEvent,
  work: (coding: Coding, at: At, form: FormData) => Promise<number | undefined>,
  said = '',
): Promise<ActionFailure<{ refused: string }>> {
  const { signedIn, space, document, base } = await requireDocument(event, CODERS);
  const form = await event.request.formData();
  let passage: number | undefined;
  const refused = await tried(
    work(workbench().spaces.plans.coding, [signedIn, space.id, document.id], form).then((shown) => {
      passage = shown;
    }),
  );
  if (refused) return refused;
  const choice = reviewChoiceIn(event.url.searchParams);
  const query = reviewQuery(choice, passage === undefined ? {} : { passage, page: null });
  const done = said === '' ? query : `${query === '' ? '?' : `${query}&`}said=${said}`;
  redirect(303, `${base}/review${done}${passage === undefined ? '' : `#passage-${passage}`}`);
}

/** Theme, depth and framing as a form says them. */
function choiceOf(form: FormData): { theme: string; depth: number | 'as proposed'; framing: string | null } {
  const depth = formText(form, 'depth');
  return {
    theme: formText(form, 'theme'),
    depth: depth === 'as proposed' ? depth : /^[0-5]$/.test(depth) ? Number(depth) : Number.NaN,
    framing: formText(form, 'framing') || null,
  };
}

export const actions: Actions = {
  decide: (event) =>
    doing(event, async (coding, at, form) => {
      const passage = numberOf(form, 'passage');
      if (formText(form, 'back') !== '') await coding.takeBack(...at, passage, formText(form, 'theme'));
      else await coding.decide(...at, [{ passage, ...choiceOf(form) }]);
      return passage;
    }),
  confirm: (event) =>
    doing(event, async (coding, at, form) => {
      const passage = numberOf(form, 'passage');
      await coding.confirmPassage(...at, passage);
      return passage;
    }),
  reject: (event) =>
    doing(event, async (coding, at, form) => {
      const passage = numberOf(form, 'passage');
      await coding.rejectPassage(...at, passage);
      return passage;
    }),
  undo: (event) =>
    doing(event, async (coding, at, form) => {
      const [passage] = await coding.undo(...at);
      return passage ?? (formText(form, 'passage') === '' ? undefined : numberOf(form, 'passage'));
    }),
  mark: (event) =>
    doing(event, (coding, at, form) => {
      const start = formText(form, 'start') === '' ? 0 : numberOf(form, 'start');
      const piece = { block: numberOf(form, 'block'), start, text: formText(form, 'text') };
      return coding.mark(...at, piece, choiceOf(form));
    }),
  begin: (event) =>
    doing(
      event,
      async (coding, at, form) => {
        const [signedIn] = at;
        await coding.ask(...at, { account: signedIn.account, blind: formText(form, 'blind') === '1', due: null });
        return undefined;
      },
      'begun',
    ),
  sign: (event) =>
    doing(
      event,
      async (coding, at) => {
        await coding.sign(...at);
        return undefined;
      },
      'signed',
    ),
};
