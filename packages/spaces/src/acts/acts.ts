import type { Actor, Session, Store } from '@sterna/store';
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
import { Refusal, refusing } from '../refusal.ts';

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
   * All acts that a filter finds, as they are taken away as a file: in lots, the newest first, each read when it is asked
   * for, so that a trace of any length takes the memory of one. Taking them is entered in the trace before the first lot;
   * what is done from then on is not among them.
   *
   * @throws Refusal `not-allowed` with the first lot, for a space of others
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
/** Acts that a lot of a file has. */
const LOT = 2000;

async function* takeAway(
  store: Store,
  actor: Actor,
  space: number,
  filter: ActFilter,
): AsyncGenerator<Pick<ActList, 'acts' | 'names'>> {
  const lotBefore = async (session: Session, before: number | undefined) => {
    const acts = await readActs(session, space, filter, { limit: LOT, ...(before !== undefined && { before }) });
    return { acts, names: await readNamedRows(session, space, acts) };
  };
  const first = await refusing(
    store.act(actor, async (session) => {
      // Counted before they are read: the trace only grows, so that at least as many are to be given.
      const total = await countActs(session, space, filter);
      const lot = await lotBefore(session, undefined);
      await noteAct(session, space, 'exported', 'act', 'csv', { rows: total });
      return { total, lot };
    }),
  );
  let { lot } = first;
  let given = 0;
  for (;;) {
    yield lot;
    given += lot.acts.length;
    const before = lot.acts.at(-1)?.id;
    if (lot.acts.length < LOT || before === undefined) break;
    lot = await store.act(actor, (session) => lotBefore(session, before));
  }
  // Somebody who ceases to be a member meanwhile sees no more of them: a file that ends early is not to look whole.
  if (given < first.total) throw new Refusal('not-allowed', 'the trace can no longer be read to its end');
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
