import type { Role, SavedText } from '@sterna/spaces';
import { redirect } from '@sveltejs/kit';
import { sectionPath } from '#lib/edition-paths.ts';
import { oneLine } from '#lib/server/editions/edition-form.ts';
import { DISCUSSING, orRefused, parseId, requireText, tryAction } from '#lib/server/editions/edition-request.ts';
import { afterSaving, blocksHtml, computedHtml } from '#lib/server/editions/section-page.ts';
import { formText } from '#lib/server/form-text.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { signedIn, text, space } = await requireText(event);
  const { editions } = workbench().spaces;
  const { view, computed } = await orRefused(editions.atWork(signedIn, text));
  const draft = { space: space.code, page: event.locals.language };
  const mine = parseId(event.url.searchParams.get('mine'));
  const isMerged = event.url.searchParams.get('said') === 'merged' && mine !== undefined && view.head !== null;
  return {
    view,
    mayDiscuss: space.role !== 'reader',
    mayReview: space.role === 'reviewer' || space.role === 'focal point',
    computed: { quotable: computed.quotable, sources: computed.sources },
    ...computedHtml(computed, text.language, draft),
    textHtml: blocksHtml(view.preview, text.language, draft),
    merged: isMerged ? await orRefused(editions.compare(signedIn, text, mine, view.head.id)) : undefined,
    said: event.url.searchParams.get('said'),
    insert: event.url.searchParams.get('insert') ?? '',
  };
};

type Request = Awaited<ReturnType<typeof requireText>>;

/** Runs a change; afterwards the page again, which says what was done. */
async function changing(
  event: RequestEvent,
  roles: readonly Role[],
  said: string,
  work: (request: Request, form: FormData) => Promise<void>,
) {
  const request = await requireText(event, roles);
  const form = await event.request.formData();
  const refused = await tryAction({}, () => work(request, form));
  if (refused) return refused;
  redirect(303, `${pageOf(request, event)}?said=${said}`);
}

function pageOf({ space, text }: Request, event: RequestEvent): string {
  const { edition, section, language } = text;
  return sectionPath(event.locals.language, { space: space.code, edition, section, text: language });
}

/** Takes a text; what was typed comes back with a refusal. */
async function handingIn(
  event: RequestEvent,
  take: (request: Request, form: FormData, typed: ReturnType<typeof typedText>) => Promise<SavedText>,
) {
  const request = await requireText(event, DISCUSSING);
  const form = await event.request.formData();
  const typed = typedText(form);
  let saved: SavedText | undefined;
  const refused = await tryAction({ typed }, async () => {
    saved = await take(request, form, typed);
  });
  if (refused || !saved) return refused;
  redirect(303, afterSaving(saved, request.text, request.space.code, event.locals.language));
}

function typedText(form: FormData) {
  return {
    body: formText(form, 'body'),
    upon: parseId(formText(form, 'upon')) ?? null,
    remark: oneLine(formText(form, 'remark'), 500),
  };
}

export const actions: Actions = {
  save: (event) =>
    handingIn(event, ({ signedIn, text }, _form, typed) => workbench().spaces.editions.saveText(signedIn, text, typed)),
  preview: async (event) => {
    const { signedIn, text, space } = await requireText(event, DISCUSSING);
    const typed = typedText(await event.request.formData());
    let shown: { html: string; findings: Awaited<ReturnType<typeof checkText>>['findings'] } | undefined;
    const checkText = () => workbench().spaces.editions.check(signedIn, text, typed.body);
    const refused = await tryAction({ typed }, async () => {
      const { preview, findings } = await checkText();
      const draft = { space: space.code, page: event.locals.language };
      shown = { html: blocksHtml(preview, text.language, draft), findings };
    });
    return refused ?? { typed, shown };
  },
  suggest: async (event) => {
    const request = await requireText(event, DISCUSSING);
    const typed = typedText(await event.request.formData());
    const refused = await tryAction({ typed }, async () => {
      await workbench().spaces.editions.suggest(request.signedIn, request.text, typed);
    });
    return refused ?? redirect(303, `${pageOf(request, event)}?said=suggested`);
  },
  take: (event) =>
    handingIn(event, ({ signedIn, text }, form) =>
      workbench().spaces.editions.takeSuggestion(signedIn, text, parseId(formText(form, 'text')) ?? 0),
    ),
  decline: (event) =>
    changing(event, DISCUSSING, 'declined', ({ signedIn, text }, form) =>
      workbench().spaces.editions.declineSuggestion(signedIn, text, parseId(formText(form, 'text')) ?? 0),
    ),
  report: (event) =>
    changing(event, DISCUSSING, 'reported', async ({ signedIn, text }, form) => {
      const to = (['to write', 'written', 'reviewed'] as const).find((state) => state === formText(form, 'to'));
      if (to) await workbench().spaces.editions.report(signedIn, text, to);
    }),
  comment: async (event) => {
    const request = await requireText(event, DISCUSSING);
    const form = await event.request.formData();
    const [body, quote] = [formText(form, 'comment').trim(), formText(form, 'quote').trim()];
    const [read, replyTo] = [parseId(formText(form, 'read')), parseId(formText(form, 'reply-to'))];
    const refused = await tryAction({ comment: { body, quote, replyTo } }, async () => {
      await workbench().spaces.editions.comment(request.signedIn, request.text, {
        body,
        ...(quote !== '' && { quote }),
        ...(read !== undefined && { text: read }),
        ...(replyTo !== undefined && { replyTo }),
      });
    });
    return refused ?? redirect(303, `${pageOf(request, event)}?said=commented#comments`);
  },
  settle: (event) =>
    changing(event, DISCUSSING, 'settled', ({ signedIn, text }, form) =>
      workbench().spaces.editions.resolveComment(signedIn, text, parseId(formText(form, 'comment')) ?? 0),
    ),
  reopen: (event) =>
    changing(event, DISCUSSING, 'reopened', ({ signedIn, text }, form) =>
      workbench().spaces.editions.reopenComment(signedIn, text, parseId(formText(form, 'comment')) ?? 0),
    ),
  removeComment: (event) =>
    changing(event, DISCUSSING, 'comment-removed', ({ signedIn, text }, form) =>
      workbench().spaces.editions.removeComment(signedIn, text, parseId(formText(form, 'comment')) ?? 0),
    ),
  restoreComment: (event) =>
    changing(event, DISCUSSING, 'comment-restored', ({ signedIn, text }, form) =>
      workbench().spaces.editions.restoreComment(signedIn, text, parseId(formText(form, 'comment')) ?? 0),
    ),
};
