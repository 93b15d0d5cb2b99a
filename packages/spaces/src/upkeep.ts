import type { Store } from '@sterna/store';
import { countGrownTables, emptyBin } from '@sterna/store/spaces';

const DAY = 24 * 3600_000;

/** What an installation does for itself: empties the bins of all spaces, and counts the tables that people fill. */
async function keepUp(store: Store): Promise<void> {
  await store.keep(emptyBin);
  await store.keep(countGrownTables);
}

/** Keeps an installation up now and once a day. @returns what ends it */
export function startUpkeep(store: Store, report: (error: unknown) => void): () => void {
  const start = (): void => {
    keepUp(store).catch(report);
  };
  start();
  const timer = setInterval(start, DAY);
  timer.unref();
  return () => clearInterval(timer);
}
