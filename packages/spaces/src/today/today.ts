import type { Actor, Store } from '@sterna/store';
import { noteVisit, readNews, readStanding, type SpaceStanding, type StoredNews } from '@sterna/store/spaces';

/** What a member finds after signing in. */
export interface SpaceToday {
  readonly standing: SpaceStanding;
  /** When the person was here before this visit; none at the first. */
  readonly since: Date | null;
  /** What others changed since then, or in the last two weeks at a first visit; the newest first. */
  readonly news: readonly StoredNews[];
}

export interface Today {
  /** Also notes that the person was here. */
  of(actor: Actor, space: number): Promise<SpaceToday>;
}

const MOST_NEWS = 40;
const TWO_WEEKS = 14 * 24 * 3600_000;

export function openToday(store: Store): Today {
  return {
    of: (actor, space) =>
      store.act(actor, async (session) => {
        const since = await noteVisit(session, space);
        const standing = await readStanding(session, space);
        const news = await readNews(session, space, since ?? new Date(Date.now() - TWO_WEEKS), MOST_NEWS);
        return { standing, since, news };
      }),
  };
}
