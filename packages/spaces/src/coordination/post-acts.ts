import { checkHolding, checkPost, dayAfter, findingOf, type HoldingDraft } from '@sterna/coordination';
import {
  addHolding,
  addPost,
  changeHolding,
  changePost,
  dropHolding,
  dropPost,
  endHolding,
  restoreHolding,
  restorePost,
} from '@sterna/store/coordination';
import { Refusal } from '../refusal.ts';
import type { Coordination, KeptDirectory, KeptPost } from './coordination.ts';
import { type DirectoryRoom, institutionIn, orNotAllowed, postIn, toRestore } from './room.ts';

type PostActs = Pick<
  Coordination,
  | 'addPost'
  | 'changePost'
  | 'removePost'
  | 'restorePost'
  | 'handOver'
  | 'addHolding'
  | 'changeHolding'
  | 'removeHolding'
  | 'restoreHolding'
>;

type Named = Pick<HoldingDraft, 'institution' | 'account'>;

/** Institution and account must be of the space; what an entry has already may stay. */
function checkNamed(directory: KeptDirectory, { institution, account }: Named, before?: Named): void {
  if (institution !== null && institution !== before?.institution) institutionIn(directory, institution);
  const isThere = directory.people.some((person) => person.account === account && person.isMember);
  if (account !== null && account !== before?.account && !isThere) {
    throw new Refusal('not-found', 'there is no such member');
  }
}

function holdingIn(post: KeptPost, id: number): KeptPost['holdings'][number] {
  const found = post.holdings.find((each) => each.id === id);
  if (!found) throw new Refusal('not-found', 'there is no such entry');
  return found;
}

/** Deleting, restoring and changing posts themselves. */
function actsOnPosts(room: DirectoryRoom): Pick<PostActs, 'addPost' | 'changePost' | 'removePost' | 'restorePost'> {
  return {
    addPost: (actor, space, draft) =>
      room.change(actor, space, async (session, directory) => {
        const { fields, findings } = checkPost(draft, directory.posts);
        return findings.length > 0 ? { findings } : { id: await addPost(session, space, fields) };
      }),
    changePost: (actor, space, id, draft) =>
      room.change(actor, space, async (session, directory) => {
        postIn(directory, id);
        const { fields, findings } = checkPost(draft, directory.posts, id);
        if (findings.length > 0) return { findings };
        orNotAllowed(await changePost(session, space, id, fields));
        return { id };
      }),
    removePost: (actor, space, id) =>
      room.change(actor, space, async (session, directory) => {
        postIn(directory, id);
        orNotAllowed(await dropPost(session, space, id));
      }),
    restorePost: (actor, space, id) =>
      room.change(actor, space, async (session, directory) => {
        toRestore(directory.posts.find((each) => each.id === id));
        orNotAllowed(await restorePost(session, space, id));
      }),
  };
}

/** Who held posts. */
function actsOnHoldings(room: DirectoryRoom): Omit<PostActs, keyof ReturnType<typeof actsOnPosts>> {
  return {
    handOver: (actor, space, postId, { ending, ...next }) =>
      room.change(actor, space, async (session, directory) => {
        const post = postIn(directory, postId);
        const present = ending === null ? undefined : holdingIn(post, ending);
        checkNamed(directory, next);
        const { fields, findings } = checkHolding({ ...next, ended: '' });
        if (findings.length > 0) return { findings };
        if (present) {
          const last = dayAfter(fields.began, -1);
          if (last < present.began) {
            const values = { date: { date: present.began } };
            return { findings: [findingOf({ rule: 'begins-too-early', where: 'began', values })] };
          }
          // One who has left before the next begins keeps the last day that was entered.
          if (present.ended === null || present.ended > last) {
            orNotAllowed(await endHolding(session, space, present.id, present.ended, last));
          }
        }
        return { id: await addHolding(session, space, postId, fields) };
      }),
    addHolding: (actor, space, postId, draft) =>
      room.change(actor, space, async (session, directory) => {
        postIn(directory, postId);
        checkNamed(directory, draft);
        const { fields, findings } = checkHolding(draft);
        return findings.length > 0 ? { findings } : { id: await addHolding(session, space, postId, fields) };
      }),
    changeHolding: (actor, space, postId, id, draft) =>
      room.change(actor, space, async (session, directory) => {
        const present = holdingIn(postIn(directory, postId), id);
        checkNamed(directory, draft, present);
        const { fields, findings } = checkHolding(draft);
        if (findings.length > 0) return { findings };
        orNotAllowed(await changeHolding(session, space, id, fields));
        return { id };
      }),
    removeHolding: (actor, space, postId, id) =>
      room.change(actor, space, async (session, directory) => {
        holdingIn(postIn(directory, postId), id);
        orNotAllowed(await dropHolding(session, space, id));
      }),
    restoreHolding: (actor, space, postId, id) =>
      room.change(actor, space, async (session, directory) => {
        const deleted = postIn(directory, postId).deletedHoldings.find((each) => each.id === id);
        toRestore(deleted && { isDeleted: true });
        orNotAllowed(await restoreHolding(session, space, id));
      }),
  };
}

export function postActs(room: DirectoryRoom): PostActs {
  return { ...actsOnPosts(room), ...actsOnHoldings(room) };
}
