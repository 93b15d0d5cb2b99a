import type { Actor, Store } from '@sterna/store';
import { type BinKind, type BinnedRow, readBin, restoreRow } from '@sterna/store/spaces';
import { Refusal, refusing } from '../refusal.ts';

/** What was deleted in a space in the last 30 days. */
export interface Bin {
  /** All of it for a focal point; for others what they deleted themselves. */
  list(actor: Actor, space: number, isKeeper: boolean): Promise<readonly BinnedRow[]>;
  /**
   * @throws Refusal `not-found` for what is not there, not the account's to restore, or deleted too long ago; `moved-on` for
   *   a document that was given again meanwhile
   */
  restore(actor: Actor, space: number, kind: BinKind, id: number): Promise<void>;
}

const KINDS: readonly BinKind[] = ['institution', 'post', 'comment', 'edition', 'policy_document'];

export function isBinKind(text: string): text is BinKind {
  return (KINDS as readonly string[]).includes(text);
}

/** What must be there once only, and is there again. */
function givenAgain(error: unknown): never {
  const isThere = error instanceof Error && 'code' in error && error.code === '23505';
  throw isThere ? new Refusal('moved-on', 'the same is there again') : error;
}

export function openBin(store: Store): Bin {
  return {
    async list(actor, space, isKeeper) {
      const rows = await store.act(actor, (session) => readBin(session, space));
      return isKeeper ? rows : rows.filter(({ deletedBy }) => deletedBy === actor.account);
    },
    async restore(actor, space, kind, id) {
      const restoring = store.act(actor, (session) => restoreRow(session, space, kind, id));
      const done = await refusing(restoring).catch(givenAgain);
      if (!done) throw new Refusal('not-found', 'there is nothing of that kind to restore');
    },
  };
}
