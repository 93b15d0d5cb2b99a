import type { ProfileEvidence } from '@sterna/profile';
import { releasesUnder } from '@sterna/spaces';
import { type Figure, figureKey } from '@sterna/statistics';

/** `own`: the country's own figure; `computed`: computed from own ones alone; `mixed`: from own and public ones; `uneven`: a stated
 * total that no longer is the sum of its parts. */
export type OwnMark = 'own' | 'computed' | 'mixed' | 'uneven';

/** Evidence that remembers which of the figures found are a country's own. */
export interface MarkedEvidence extends ProfileEvidence {
  /** @param key see `figureKey` */
  markOf(key: string): OwnMark | undefined;
}

/** @param uneven keys of stated totals that own figures have parted from their parts */
export function markedEvidence(evidence: ProfileEvidence, uneven: ReadonlySet<string>): MarkedEvidence {
  const found = new Map<string, Figure>();
  return {
    releases: () => evidence.releases(),
    about: (place) => {
      const figures = evidence.about(place);
      return async (query) => {
        const answer = await figures(query);
        for (const figure of answer) found.set(figureKey(figure), figure);
        return answer;
      };
    },
    markOf: (key) => {
      const figure = found.get(key);
      if (!figure) return undefined;
      if (figure.origin.kind === 'observed' && figure.origin.release < 0) return 'own';
      if (uneven.has(key)) return 'uneven';
      if (figure.origin.kind === 'observed') return undefined;
      const releases = [...releasesUnder(figure)];
      if (!releases.some((release) => release < 0)) return undefined;
      return releases.some((release) => release > 0) ? 'mixed' : 'computed';
    },
  };
}
