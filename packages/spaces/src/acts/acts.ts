import type { Actor, Store } from '@sterna/store';
import {
  type ActChoices,
  type ActFilter,
  countActs,
  type NamedRows,
  noteAct,
  readAccountNames,
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
  /**
   * The acts as they are taken away as a file, in lots, the newest first, at most {@link MOST_TAKEN}; that is entered in
   * the trace itself. A caller can let others have their turn between the lots.
   *
   * @throws Refusal `not-allowed` for a space of others
   */
  takeAway(actor: Actor, space: number, filter: ActFilter): AsyncGenerator<Pick<ActList, 'acts' | 'names'>>;
  /** Enters that something was taken away as a file. @throws Refusal `not-allowed` for a space of others */
  noteTaken(actor: Actor, space: number, object: string, rows: number): Promise<void>;
  /** Names of accounts, by id; of those that the acting one may not see, none. */
  names(actor: Actor, accounts: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Enters in the global space what an account did with public data. */
  noteImport(
    actor: Actor,
    act: string,
    object: string,
    id: string,
    detail: Readonly<Record<string, string | number>>,
  ): Promise<void>;
}

/** The space that public data belong to. */
const GLOBAL = 1;
const PAGE = 50;
export const MOST_TAKEN = 100_000;
/** Acts that a lot of a file has. */
const LOT = 2000;

async function* takeAway(
  store: Store,
  actor: Actor,
  space: number,
  filter: ActFilter,
): AsyncGenerator<Pick<ActList, 'acts' | 'names'>> {
  const { acts, names } = await refusing(
    store.act(actor, async (session) => {
      const found = await readActs(session, space, filter, { limit: MOST_TAKEN });
      await noteAct(session, space, 'exported', 'act', 'csv', { rows: found.length });
      return { acts: found, names: await readNamedRows(session, space, found) };
    }),
  );
  for (let at = 0; at === 0 || at < acts.length; at += LOT) yield { acts: acts.slice(at, at + LOT), names };
}

export function openActs(store: Store): Acts {
  return {
    list: (actor, space, filter, before) =>
      store.act(actor, async (session) => {
        const page = { limit: PAGE + 1, ...(before !== undefined && { before }) };
        const found = await readActs(session, space, filter, page);
        const acts = found.slice(0, PAGE);
        const next = found.length > PAGE ? acts.at(-1)?.id : undefined;
        const total = await countActs(session, space, filter);
        return { acts, total, next, names: await readNamedRows(session, space, acts) };
      }),
    choices: (actor, space) => store.act(actor, (session) => readActChoices(session, space)),
    takeAway: (actor, space, filter) => takeAway(store, actor, space, filter),
    names: (actor, accounts) => store.act(actor, (session) => readAccountNames(session, accounts)),
    noteImport: (actor, act, object, id, detail) =>
      refusing(store.act(actor, (session) => noteAct(session, GLOBAL, act, object, id, detail))),
    noteTaken: (actor, space, object, rows) =>
      refusing(store.act(actor, (session) => noteAct(session, space, 'exported', object, 'csv', { rows }))),
  };
}
