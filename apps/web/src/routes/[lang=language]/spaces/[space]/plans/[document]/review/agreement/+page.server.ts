import type { ComparedCodings } from '@sterna/spaces';
import { type ActionFailure, error, redirect } from '@sveltejs/kit';
import { formText } from '#lib/server/form-text.ts';
import { requireDocument, requireReadDocument } from '#lib/server/plans/document-request.ts';
import { CODERS, tried } from '#lib/server/plans/review-request.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

/** What the page shows of two codings: without the list of differences, which stands apart. */
function shownPair({ first, second, agreement }: ComparedCodings) {
  const { present, relevance, depth, themes } = agreement;
  const names = [first.account?.name ?? null, second === null ? null : (second.account?.name ?? null)] as const;
  return {
    ...{ names, withMachine: second === null, blind: [first.blind, second?.blind ?? false] as const },
    hasSeen: first.seenAt !== null || (second !== null && second.seenAt !== null),
    ...{ present, relevance, depth },
    themes: themes.filter(({ kappa: { table, n } }) => n > 0 && (table[0]?.[0] ?? 0) < n),
    differences: agreement.differences.length,
  };
}

export const load: PageServerLoad = async (event) => {
  const { signedIn, space, document, base } = await requireReadDocument(event);
  const { coding } = workbench().spaces.plans;
  const reading = await coding.read(signedIn, space.id, document.id);
  const { people, machine, settlements } = await coding.agreement(signedIn, space.id, document.id);
  const texts = new Map(reading.passages.map((passage) => [passage.passage, passage]));
  const differences = people.flatMap(({ first, second, agreement }) =>
    agreement.differences.map((each) => {
      const { page = 0, block = 0, text = '', language = 'en', themes = [] } = texts.get(each.passage) ?? {};
      const proposed = themes.find(({ theme }) => theme === each.theme)?.depth ?? null;
      const settled =
        settlements.find(({ passage, theme }) => passage === each.passage && theme === each.theme) ?? null;
      const names = [first.account?.name ?? null, second?.account?.name ?? null] as const;
      return { ...each, names, page, block, text, language, proposed, settled };
    }),
  );
  return {
    ...{ document, base, rights: reading.rights },
    waiting: reading.codings.filter(({ signedAt }) => signedAt === null).length,
    codings: reading.codings.length,
    pairs: [...people, ...machine].map(shownPair),
    differences,
    themes: reading.themes.filter(({ proposedDepth, depth }) => proposedDepth > 0 || depth !== null),
    absent: reading.themes
      .filter(({ proposedDepth, depth }) => proposedDepth === 0 && depth === null)
      .map(({ theme }) => theme),
    said: event.url.searchParams.get('said'),
  };
};

function depthOf(form: FormData): number {
  const depth = formText(form, 'depth');
  return /^[0-5]$/.test(depth) ? Number(depth) : Number.NaN;
}

type Found = Awaited<ReturnType<typeof requireDocument>>;

async function doing(
  event: RequestEvent,
  work: (found: Found, form: FormData) => Promise<void>,
): Promise<ActionFailure<{ refused: string }>> {
  const found = await requireDocument(event, CODERS);
  const form = await event.request.formData();
  const refused = await tried(work(found, form));
  return refused ?? redirect(303, `${found.base}/review/agreement?said=settled`);
}

export const actions: Actions = {
  settle: (event) =>
    doing(event, ({ signedIn, space, document }, form) => {
      const passage = formText(form, 'passage');
      if (!/^\d{1,9}$/.test(passage)) error(404, 'no such passage');
      const [theme, reason, framing] = ['theme', 'reason', 'framing'].map((name) => formText(form, name));
      const what = { passage: Number(passage), theme: theme ?? '', depth: depthOf(form), reason: reason ?? '' };
      const { coding } = workbench().spaces.plans;
      return coding.settlePassage(signedIn, space.id, document.id, { ...what, framing: framing || null });
    }),
  theme: (event) =>
    doing(event, ({ signedIn, space, document }, form) => {
      const [theme = '', reason = '', framing = ''] = ['theme', 'reason', 'framing'].map((name) =>
        formText(form, name),
      );
      const depth = formText(form, 'depth') === '' ? null : depthOf(form);
      const what = { theme, depth, reason, framing: depth === null || depth === 0 ? null : framing || null };
      return workbench().spaces.plans.coding.settle(signedIn, space.id, document.id, what);
    }),
};
