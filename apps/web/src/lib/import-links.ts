import type { SourceObservation } from '@sterna/statistics';
import type { Language } from '@sterna/vocabulary';

const MOST_INDICATORS = 3;
const MOST_PLACES = 5;

/** Where the explorer shows what came in: the first of its indicators and countries. */
export function explorerPathFor(
  sample: readonly SourceObservation[],
  countries: readonly string[],
  language: Language,
): string | undefined {
  const indicators = [...new Set(sample.map(({ indicator }) => indicator))].slice(0, MOST_INDICATORS);
  if (indicators.length === 0 || countries.length === 0) return undefined;
  const places = countries.slice(0, MOST_PLACES);
  return `/${language}/explore?indicator=${indicators.map(encodeURIComponent).join(',')}&place=${places.join(',')}`;
}
