import { checkDirectory, findInstitutions, holdersOn, type InstitutionFilter } from '@sterna/coordination';
import { SUBJECT_TERMS } from '@sterna/spaces';
import { redirect } from '@sveltejs/kit';
import { directoryPath } from '#lib/coordination-paths.ts';
import { institutionLabel } from '#lib/institution-label.ts';
import { requiredId } from '#lib/server/coordination/ids.ts';
import { requireDirectory, requireKeeper, today } from '#lib/server/coordination/keepers.ts';
import { formText } from '#lib/server/form-text.ts';
import { listPage } from '#lib/server/list-page.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** What an address narrows the list to. */
function filterOf(query: URLSearchParams): InstitutionFilter {
  const text = (name: string): string => (query.get(name) ?? '').slice(0, 200);
  return { words: text('q'), kind: text('kind'), sector: text('sector'), level: text('level') };
}

export const load: PageServerLoad = async (event) => {
  const { directory, mayKeep } = await requireDirectory(event);
  const filter = filterOf(event.url.searchParams);
  const day = today();
  const { language } = event.locals;
  const posts = directory.posts.filter(({ isDeleted }) => !isDeleted);
  const sitting = (id: number): typeof posts =>
    posts.filter(({ holdings }) => holdersOn(holdings, day).some(({ institution }) => institution === id));
  const name = new Intl.Collator(language);
  const found = findInstitutions(directory.institutions, filter)
    .map((institution) => ({ institution, posts: sitting(institution.id) }))
    .toSorted((a, b) =>
      name.compare(institutionLabel(a.institution, language), institutionLabel(b.institution, language)),
    );
  const { shown, page } = listPage(found, event.url.searchParams);
  return {
    mayKeep,
    filter,
    page,
    found: shown,
    foundCount: found.length,
    counts: {
      all: directory.institutions.filter(({ isDeleted }) => !isDeleted).length,
      posts: posts.length,
      findings: checkDirectory(directory, day, SUBJECT_TERMS).length,
    },
    deleted: directory.institutions.filter(({ isRestorable }) => isRestorable),
    done: event.url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  restore: async (event) => {
    const { signedIn, space } = await requireKeeper(event);
    const id = requiredId(formText(await event.request.formData(), 'institution'));
    const work = workbench().spaces.coordination.restoreInstitution(signedIn, space.id, id);
    const answer = await answered(work, ['too-late']);
    const path = directoryPath(event.locals.language, space.code);
    redirect(303, `${path}?done=${isRefused(answer) ? 'too-late' : 'restored'}`);
  },
};
