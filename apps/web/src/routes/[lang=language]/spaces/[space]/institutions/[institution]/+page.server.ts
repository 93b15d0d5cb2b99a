import { checkDirectory, holdsOn, inOrderOfTime } from '@sterna/coordination';
import { type KeptDirectory, SUBJECT_TERMS } from '@sterna/spaces';
import { error, redirect } from '@sveltejs/kit';
import { directoryPath } from '#lib/coordination-paths.ts';
import { shownFindings } from '#lib/server/coordination/findings.ts';
import { requiredId } from '#lib/server/coordination/ids.ts';
import { requireDirectory, requireKeeper, today } from '#lib/server/coordination/keepers.ts';
import { answered } from '#lib/server/refusals.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** Who held posts in an institution, those of today first, then the newest first. */
function linesOf(directory: KeptDirectory, id: number, day: string) {
  const institution = directory.institutions.find((each) => each.id === id);
  return directory.posts
    .filter(({ isDeleted }) => !isDeleted)
    .flatMap((post) =>
      inOrderOfTime(post.holdings)
        .filter((holding) => holding.institution === id)
        .map((holding) => ({ post, holding, institution, isPresent: holdsOn(holding, day) })),
    )
    .toSorted((a, b) => Number(b.isPresent) - Number(a.isPresent) || b.holding.began.localeCompare(a.holding.began));
}

export const load: PageServerLoad = async (event) => {
  const { directory, mayKeep, space } = await requireDirectory(event);
  const id = requiredId(event.params.institution);
  const institution = directory.institutions.find((each) => each.id === id && !each.isDeleted);
  if (!institution) error(404, 'no such institution');
  const { language } = event.locals;
  const day = today();
  const own = checkDirectory(directory, day, SUBJECT_TERMS).filter(({ about }) => about?.institution === id);
  const terms = new Map(SUBJECT_TERMS.map((term) => [`${term.subject} ${term.code}`, term.name[language]]));
  return {
    mayKeep,
    institution,
    above: directory.institutions.find((each) => each.id === institution.partOf),
    below: directory.institutions.filter((each) => each.partOf === id && !each.isDeleted),
    lines: linesOf(directory, id, day),
    people: directory.people.filter((person) => person.institution === id && person.isMember),
    responsibilities: directory.responsibilities
      .filter((each) => each.institution === id)
      .map((each) => ({ ...each, name: terms.get(`${each.subject} ${each.code}`) ?? each.code })),
    findings: shownFindings(own, language, space.code),
  };
};

export const actions: Actions = {
  remove: async (event) => {
    const { signedIn, space } = await requireKeeper(event);
    const id = requiredId(event.params.institution);
    await answered(workbench().spaces.coordination.removeInstitution(signedIn, space.id, id));
    redirect(303, `${directoryPath(event.locals.language, space.code)}?done=deleted`);
  },
};
