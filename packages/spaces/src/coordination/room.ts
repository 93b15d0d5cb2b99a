import type { Actor, Session, Store } from '@sterna/store';
import { Refusal, refusing } from '../refusal.ts';
import type { KeptDirectory, KeptInstitution, KeptPost } from './coordination.ts';
import { readDirectory } from './read-directory.ts';

/** What every act in a directory begins with: the transaction of an account, and the directory as it sees it. */
export interface DirectoryRoom {
  act<T>(actor: Actor, work: (session: Session) => Promise<T>): Promise<T>;
  /** Runs work on the directory, one at a time in a space: names that must not be twice are looked for first. */
  change<T>(actor: Actor, space: number, work: (session: Session, directory: KeptDirectory) => Promise<T>): Promise<T>;
}

export function openRoom(store: Store, lock: (session: Session, space: number) => Promise<void>): DirectoryRoom {
  const act = <T>(actor: Actor, work: (session: Session) => Promise<T>): Promise<T> => refusing(store.act(actor, work));
  return {
    act,
    change: (actor, space, work) =>
      act(actor, async (session) => {
        await lock(session, space);
        return work(session, await readDirectory(session, space));
      }),
  };
}

function notFound(what: string): Refusal {
  return new Refusal('not-found', `there is no such ${what}`);
}

/** One that is there and not deleted. @throws Refusal `not-found` */
export function institutionIn({ institutions }: KeptDirectory, id: number): KeptInstitution {
  const found = institutions.find((each) => each.id === id && !each.isDeleted);
  if (!found) throw notFound('institution');
  return found;
}

/** One that is there and not deleted. @throws Refusal `not-found` */
export function postIn({ posts }: KeptDirectory, id: number): KeptPost {
  const found = posts.find((each) => each.id === id && !each.isDeleted);
  if (!found) throw notFound('post');
  return found;
}

/** Whoever may read what is there but changed nothing may not change it. */
export function orNotAllowed(isDone: boolean): void {
  if (!isDone) throw new Refusal('not-allowed', 'the account may not change the directory');
}

/** Refuses to restore what is not there, and what was deleted too long ago. */
export function toRestore(found: { readonly isDeleted?: boolean; readonly isRestorable?: boolean } | undefined): void {
  if (!found || found.isDeleted === false) throw notFound('deleted entry');
  if (found.isRestorable === false) throw new Refusal('too-late', 'it was deleted more than 30 days ago');
}
