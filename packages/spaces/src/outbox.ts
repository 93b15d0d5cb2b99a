import type { Actor, Store } from '@sterna/store';
import { noteAct, type OutboxLetter, readOutbox } from '@sterna/store/spaces';
import { Refusal } from './refusal.ts';

/** Letters of the installation, for its administrators: what no mail server took they pass on by other ways. */
export interface Outbox {
  /** The newest first, at most 200; none for others. */
  list(actor: Actor): Promise<readonly OutboxLetter[]>;
  /** Opens a letter, which may hold a secret: that is entered in the trace. @throws Refusal `not-found` */
  find(actor: Actor, id: number): Promise<OutboxLetter>;
}

const MOST = 200;
const GLOBAL_SPACE = 1;

export function openOutbox(store: Store): Outbox {
  return {
    list: (actor) => store.act(actor, (session) => readOutbox(session, { limit: MOST })),
    async find(actor, id) {
      const found = await store.act(actor, async (session) => {
        const [letter] = await readOutbox(session, { limit: 1, id });
        // By number and kind: the address is a person's, and stays in the letter.
        if (letter) await noteAct(session, GLOBAL_SPACE, 'opened', 'letter', String(id), { kind: letter.kind });
        return letter;
      });
      if (!found) throw new Refusal('not-found', 'there is no such letter, or not for this account');
      return found;
    },
  };
}
