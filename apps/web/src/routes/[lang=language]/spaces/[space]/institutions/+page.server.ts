import { checkDirectory, findInstitutions, holdersOn, type InstitutionFilter } from '@sterna/coordination';
import { SUBJECT_TERMS } from '@sterna/spaces';
import { redirect } from '@sveltejs/kit';
import { directoryPath } from '#lib/coordination-paths.ts';
import { institutionLabel } from '#lib/institution-label.ts';
import { requiredId } from '#lib/server/coordination/ids.ts';
import { requireDirectory, requireKeeper, today } from '#lib/server/coordination/keepers.ts';
import { formText } from '#lib/server/form-text.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** What an address narrows the list to. */
function filterOf(query: URLSearchParams): InstitutionFilter {
  const text = (name: string): string => (query.get(name) ?? '').slice(0, 200);
  return { words: text('q'), kind: text('kind'), sector: text('sector'), level: text('level') };
}

/** Institutions shown at once. */
const AT_ONCE = 100;

/** Which hundred of the list an address asks for, from 1; the last one where it asks for more. */
function pageOf(query: URLSearchParams, count: number): { readonly number: number; readonly last: number } {
  const asked = /^[1-9]\d{0,4}$/.test(query.get('page') ?? '') ? Number(query.get('page')) : 1;
  const last = Math.max(1, Math.ceil(count / AT_ONCE));
  return { number: Math.min(asked, last), last };
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
  const page = pageOf(event.url.searchParams, found.length);
  return {
    mayKeep,
    filter,
    page,
    found: found.slice((page.number - 1) * AT_ONCE, page.number * AT_ONCE),
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
