import type { ProfileEvidence } from '@sterna/profile';
import { releasesUnder } from '@sterna/spaces';
import { type Figure, figureKey } from '@sterna/statistics';

/** `own`: the country's own figure; `computed`: computed with one. */
export type OwnMark = 'own' | 'computed';

/** Evidence that remembers which of the figures found are a country's own. */
export interface MarkedEvidence extends ProfileEvidence {
  /** @param key see `figureKey` */
  markOf(key: string): OwnMark | undefined;
}

export function markedEvidence(evidence: ProfileEvidence): MarkedEvidence {
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
      if (figure.origin.kind === 'observed') return figure.origin.release < 0 ? 'own' : undefined;
      return [...releasesUnder(figure)].some((release) => release < 0) ? 'computed' : undefined;
    },
  };
}
