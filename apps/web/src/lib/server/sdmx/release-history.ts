import type { DataSetHead } from '@sterna/sdmx';
import type { EvidenceSelection } from './data-selection.ts';
import type { ServiceState } from './sdmx-service.ts';

/** A release as a data set of its own. */
export interface HistoricalRelease {
  /** Id of the release. */
  readonly release: number;
  readonly about: NonNullable<DataSetHead['about']>;
}

/**
 * Releases that state something other than what is in force, newest first, with when each held: from its own date to that
 * of the next release of its source. Releases that were taken back are not among them.
 */
export async function historyOf(
  selection: EvidenceSelection,
  state: ServiceState,
): Promise<readonly HistoricalRelease[]> {
  const wanted = selection.query.sources;
  const found = (await state.sources()).flatMap(({ id, releases }) => {
    if (wanted && !wanted.includes(id)) return [];
    const stated = releases.filter(({ state: is }) => is !== 'undone');
    return stated.flatMap((release, at) => {
      if (release.inForce === release.observations) return [];
      const next = stated[at - 1];
      return [{ release, ...(next && { until: next.dated }) }];
    });
  });
  return found
    .toSorted((a, b) => (a.release.dated < b.release.dated ? 1 : -1))
    .map(({ release, until }) => ({
      release: release.id,
      about: {
        validFromDate: `${release.dated}T00:00:00Z`,
        ...(until !== undefined && { validToDate: `${until}T00:00:00Z` }),
        setID: `${release.source}-${release.version}`.replace(/[^A-Za-z0-9_@$-]/g, '_'),
      },
    }));
}
