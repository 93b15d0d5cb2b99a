import { SUBJECTS, type Subject } from '@sterna/coordination';
import { type KeptDirectory, type KeptInstitution, SUBJECT_TERMS } from '@sterna/spaces';
import { error, fail, redirect } from '@sveltejs/kit';
import { responsibilitiesPath } from '#lib/coordination-paths.ts';
import { requiredId } from '#lib/server/coordination/ids.ts';
import { requireDirectory, requireKeeper, today } from '#lib/server/coordination/keepers.ts';
import { formText } from '#lib/server/form-text.ts';
import { answered } from '#lib/server/refusals.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

function subjectFrom(text: string | null): Subject | undefined {
  return SUBJECTS.find(({ code }) => code === text)?.code;
}

function ownersIn(directory: KeptDirectory, subject: Subject): ReadonlyMap<string, readonly KeptInstitution[]> {
  const live = new Map(directory.institutions.flatMap((each) => (each.isDeleted ? [] : [[each.id, each] as const])));
  const own = directory.responsibilities.filter((each) => each.subject === subject && live.has(each.institution));
  const byCode = Map.groupBy(own, ({ code }) => code);
  return new Map(
    [...byCode].map(([code, all]) => [code, all.flatMap(({ institution }) => live.get(institution) ?? [])]),
  );
}

export const load: PageServerLoad = async (event) => {
  const { directory, mayKeep } = await requireDirectory(event);
  const { searchParams } = event.url;
  const subject = subjectFrom(searchParams.get('subject')) ?? 'section';
  const { language } = event.locals;
  const counts = SUBJECTS.map(({ code }) => {
    const owners = ownersIn(directory, code);
    const terms = SUBJECT_TERMS.filter((term) => term.subject === code);
    return { subject: code, unowned: terms.filter((term) => !term.isDerived && !owners.has(term.code)).length };
  });
  const owners = ownersIn(directory, subject);
  const known = SUBJECT_TERMS.filter((term) => term.subject === subject).map(({ code, name, isDerived }) => ({
    code,
    name: name[language],
    isDerived: isDerived ?? false,
    owners: owners.get(code) ?? [],
  }));
  const codes = new Set(known.map(({ code }) => code));
  const gone = [...owners].filter(([code]) => !codes.has(code));
  const rows = [...known, ...gone.map(([code, all]) => ({ code, name: code, isDerived: false, owners: all }))];
  const rank = (row: (typeof rows)[number]): number => (row.owners.length > 0 ? 1 : row.isDerived ? 2 : 0);
  const done = searchParams.get('done');
  return {
    mayKeep,
    subject,
    counts,
    rows: rows.toSorted((a, b) => rank(a) - rank(b)),
    institutions: directory.institutions.filter(({ isDeleted }) => !isDeleted),
    done: done !== null && /^\d{1,4}$/.test(done) ? Number(done) : undefined,
    taken: searchParams.has('taken'),
  };
};

export const actions: Actions = {
  assign: async (event) => {
    const { signedIn, space } = await requireKeeper(event);
    const form = await event.request.formData();
    const subject = subjectFrom(formText(form, 'subject'));
    if (!subject) error(404, 'no such subject');
    const codes = form.getAll('codes').filter((each) => typeof each === 'string');
    const institution = formText(form, 'institution');
    if (institution === '' || codes.length === 0) return fail(400, { problem: 'choose' as const, codes });
    const { coordination } = workbench().spaces;
    const work = coordination.assign(signedIn, space.id, requiredId(institution), subject, codes, today());
    const count = await answered(work);
    redirect(303, `${responsibilitiesPath(event.locals.language, space.code, subject)}&done=${count}`);
  },
  unassign: async (event) => {
    const { signedIn, space } = await requireKeeper(event);
    const form = await event.request.formData();
    const subject = subjectFrom(formText(form, 'subject'));
    if (!subject) error(404, 'no such subject');
    const [institution, ...code] = formText(form, 'take').split(' ');
    const { coordination } = workbench().spaces;
    await answered(coordination.unassign(signedIn, space.id, requiredId(institution), subject, [code.join(' ')]));
    redirect(303, `${responsibilitiesPath(event.locals.language, space.code, subject)}&taken`);
  },
};
