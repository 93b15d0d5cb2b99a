import { type DirectoryFile, MOST_FILE_BYTES } from '@sterna/spaces';
import { findingText } from '@sterna/statistics/finding-texts';
import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { directoryPath } from '#lib/coordination-paths.ts';
import { shownFindings } from '#lib/server/coordination/findings.ts';
import { requireDirectory, requireKeeper, today } from '#lib/server/coordination/keepers.ts';
import { countsOf, planView } from '#lib/server/coordination/plan-view.ts';
import { carriedFile, fileCarried, uploadedFile } from '#lib/server/coordination/uploaded.ts';
import { formText } from '#lib/server/form-text.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import type { InSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { mayKeep } = await requireDirectory(event);
  const counts = /^(\d{1,5})-(\d{1,5})$/.exec(event.url.searchParams.get('done') ?? '');
  return {
    mayKeep,
    mostBytes: MOST_FILE_BYTES,
    done: counts ? { added: Number(counts[1]), changed: Number(counts[2]) } : undefined,
  };
};

/** What a file would do, for the page to show before anything is stored. */
async function previewOf(event: RequestEvent, { signedIn, space }: InSpace, file: DirectoryFile, movedOn: boolean) {
  const { language } = event.locals;
  const { coordination } = workbench().spaces;
  const work = coordination.previewImport(signedIn, space.id, file, language, today());
  const preview = await answered(work);
  if (isRefused(preview)) return fail(400, { problem: 'missing' as const });
  if ('unreadable' in preview) {
    return fail(400, { problem: 'unreadable' as const, message: findingText(preview.unreadable, language) });
  }
  return {
    preview: {
      name: file.name,
      content: carriedFile(file),
      fingerprint: preview.fingerprint,
      parts: planView(preview.plan, language),
      counts: countsOf(preview.plan),
      findings: shownFindings(preview.plan.findings, language, space.code),
      movedOn,
    },
  };
}

export const actions: Actions = {
  preview: async (event) => {
    const inSpace = await requireKeeper(event);
    const file = await uploadedFile(await event.request.formData());
    if (typeof file === 'string') return fail(file === 'too-large' ? 413 : 400, { problem: file });
    return previewOf(event, inSpace, file, false);
  },
  'bring-in': async (event) => {
    const inSpace = await requireKeeper(event);
    const { signedIn, space } = inSpace;
    const form = await event.request.formData();
    const file = fileCarried(form);
    if (!file) return fail(400, { problem: 'missing' as const });
    const { language } = event.locals;
    const { coordination } = workbench().spaces;
    const fingerprint = formText(form, 'fingerprint');
    const work = coordination.bringIn(signedIn, space.id, file, language, today(), fingerprint);
    const plan = await answered(work, ['moved-on', 'invalid']);
    if (isRefused(plan)) return previewOf(event, inSpace, file, true);
    const { added, changed } = countsOf(plan);
    redirect(303, `${directoryPath(language, space.code, 'files')}?done=${added}-${changed}`);
  },
};
