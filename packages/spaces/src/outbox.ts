import type { Actor, Store } from '@sterna/store';
import { type OutboxLetter, readOutbox } from '@sterna/store/spaces';
import { Refusal } from './refusal.ts';

/** Letters of the installation, for its administrators: what no mail server took they pass on by other ways. */
export interface Outbox {
  /** The newest first, at most 200; none for others. */
  list(actor: Actor): Promise<readonly OutboxLetter[]>;
  /** @throws Refusal `not-found` */
  find(actor: Actor, id: number): Promise<OutboxLetter>;
}

const MOST = 200;

export function openOutbox(store: Store): Outbox {
  return {
    list: (actor) => store.act(actor, (session) => readOutbox(session, { limit: MOST })),
    async find(actor, id) {
      const [found] = await store.act(actor, (session) => readOutbox(session, { limit: 1, id }));
      if (!found) throw new Refusal('not-found', 'there is no such letter, or not for this account');
      return found;
    },
  };
}
