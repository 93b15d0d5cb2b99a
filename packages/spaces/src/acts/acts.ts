import type { Actor, Store } from '@sterna/store';
import {
  type ActChoices,
  type ActFilter,
  countActs,
  type NamedRows,
  noteAct,
  readActChoices,
  readActs,
  readNamedRows,
  type StoredAct,
} from '@sterna/store/spaces';
import { refusing } from '../refusal.ts';

/** A page of the trace. */
export interface ActList {
  readonly acts: readonly StoredAct[];
  /** How many acts the filter finds, on all pages. */
  readonly total: number;
  /** What the next page begins before; none on the last one. */
  readonly next: number | undefined;
  readonly names: NamedRows;
}

/** The trace of acts of a space: for its focal points; in the global space for administrators. Others see an empty one. */
export interface Acts {
  /** @param before number of an act: only older ones */
  list(actor: Actor, space: number, filter: ActFilter, before?: number): Promise<ActList>;
  /** What can be chosen from. */
  choices(actor: Actor, space: number): Promise<ActChoices>;
  /** The acts as they are taken away as a file, at most {@link MOST_TAKEN}; that is entered in the trace itself. */
  takeAway(actor: Actor, space: number, filter: ActFilter): Promise<Pick<ActList, 'acts' | 'names'>>;
  /** Enters that something was taken away as a file. @throws Refusal `not-allowed` for a space of others */
  noteTaken(actor: Actor, space: number, object: string, rows: number): Promise<void>;
}

const PAGE = 50;
export const MOST_TAKEN = 100_000;

export function openActs(store: Store): Acts {
  return {
    list: (actor, space, filter, before) =>
      store.act(actor, async (session) => {
        const page = { limit: PAGE + 1, ...(before !== undefined && { before }) };
        const found = await readActs(session, space, filter, page);
        const acts = found.slice(0, PAGE);
        const next = found.length > PAGE ? acts.at(-1)?.id : undefined;
        const total = await countActs(session, space, filter);
        return { acts, total, next, names: await readNamedRows(session, space) };
      }),
    choices: (actor, space) => store.act(actor, (session) => readActChoices(session, space)),
    takeAway: (actor, space, filter) =>
      refusing(
        store.act(actor, async (session) => {
          const acts = await readActs(session, space, filter, { limit: MOST_TAKEN });
          const names = await readNamedRows(session, space);
          await noteAct(session, space, 'exported', 'act', 'csv', { rows: acts.length });
          return { acts, names };
        }),
      ),
    noteTaken: (actor, space, object, rows) =>
      refusing(store.act(actor, (session) => noteAct(session, space, 'exported', object, 'csv', { rows }))),
  };
}
