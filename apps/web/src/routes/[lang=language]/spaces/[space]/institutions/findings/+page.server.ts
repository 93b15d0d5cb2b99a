import { checkDirectory, SUBJECTS } from '@sterna/coordination';
import { type KeptDirectory, SUBJECT_TERMS } from '@sterna/spaces';
import { error, fail, redirect } from '@sveltejs/kit';
import { directoryPath } from '#lib/coordination-paths.ts';
import { institutionLabel } from '#lib/institution-label.ts';
import { type ShownFinding, shownFindings } from '#lib/server/coordination/findings.ts';
import { requiredId } from '#lib/server/coordination/ids.ts';
import { requireDirectory, requireKeeper, today } from '#lib/server/coordination/keepers.ts';
import { formText } from '#lib/server/form-text.ts';
import { answered } from '#lib/server/refusals.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

function findingsOf(
  directory: KeptDirectory,
  language: App.Locals['language'],
  space: string,
): readonly ShownFinding[] {
  return shownFindings(checkDirectory(directory, today(), SUBJECT_TERMS), language, space);
}

export const load: PageServerLoad = async (event) => {
  const { directory, space, mayKeep } = await requireDirectory(event);
  const { language } = event.locals;
  const institutions = directory.institutions.filter(({ isDeleted }) => !isDeleted);
  const done = event.url.searchParams.get('done');
  return {
    findings: findingsOf(directory, language, space.code),
    institutions: mayKeep ? institutions.map((each) => ({ id: each.id, label: institutionLabel(each, language) })) : [],
    isEmpty: directory.institutions.length === 0 && directory.posts.length === 0,
    done: done !== null && /^\d{1,4}$/.test(done) ? Number(done) : undefined,
  };
};

export const actions: Actions = {
  assign: async (event) => {
    const { signedIn, space } = await requireKeeper(event);
    const form = await event.request.formData();
    const subject = SUBJECTS.find(({ code }) => code === formText(form, 'subject'))?.code;
    if (!subject) error(404, 'no such subject');
    const institution = formText(form, 'institution');
    const chosen = form.getAll('codes').filter((each) => typeof each === 'string');
    const { directory } = await requireDirectory(event);
    const open = findingsOf(directory, event.locals.language, space.code).flatMap(({ unowned }) =>
      unowned?.subject === subject ? [unowned.code] : [],
    );
    const codes = form.has('all') ? open : chosen.filter((code) => open.includes(code));
    if (institution === '' || codes.length === 0) return fail(400, { problem: 'choose' as const });
    const { coordination } = workbench().spaces;
    const work = coordination.assign(signedIn, space.id, requiredId(institution), subject, codes, today());
    const count = await answered(work);
    redirect(303, `${directoryPath(event.locals.language, space.code, 'findings')}?done=${count}`);
  },
};
