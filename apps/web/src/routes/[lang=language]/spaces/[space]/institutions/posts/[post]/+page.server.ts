import { checkDirectory, holdersOn, holdsOn, inOrderOfTime } from '@sterna/coordination';
import { SUBJECT_TERMS } from '@sterna/spaces';
import { error } from '@sveltejs/kit';
import { shownFindings } from '#lib/server/coordination/findings.ts';
import { idFrom, requiredId } from '#lib/server/coordination/ids.ts';
import { requireDirectory, today } from '#lib/server/coordination/keepers.ts';
import {
  addHolding,
  changeHolding,
  changePost,
  handOver,
  removeHolding,
  removePost,
  restoreHolding,
} from '#lib/server/coordination/post-actions.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { directory, mayKeep, space } = await requireDirectory(event);
  const id = requiredId(event.params.post);
  const post = directory.posts.find((each) => each.id === id && !each.isDeleted);
  if (!post) error(404, 'no such post');
  const day = today();
  const byId = new Map(directory.institutions.map((each) => [each.id, each]));
  const asked = idFrom(event.url.searchParams.get('edit') ?? '');
  const found = checkDirectory(directory, day, SUBJECT_TERMS).filter(({ about }) => about?.post === id);
  return {
    mayKeep,
    post,
    today: day,
    lines: inOrderOfTime(post.holdings)
      .toReversed()
      .map((holding) => ({
        post,
        holding,
        institution: byId.get(holding.institution),
        isPresent: holdsOn(holding, day),
      })),
    present: holdersOn(post.holdings, day).at(-1),
    institutions: directory.institutions.filter(({ isDeleted }) => !isDeleted),
    people: directory.people
      .filter(({ isMember }) => isMember)
      .map(({ account, name }) => ({ account, name, isMember: true })),
    edited: mayKeep ? post.holdings.find((each) => each.id === asked) : undefined,
    findings: shownFindings(found, event.locals.language, space.code).map((each) => ({ ...each, href: undefined })),
    done: event.url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  'hand-over': handOver,
  add: addHolding,
  change: changeHolding,
  remove: removeHolding,
  restore: restoreHolding,
  'change-post': changePost,
  'remove-post': removePost,
};
