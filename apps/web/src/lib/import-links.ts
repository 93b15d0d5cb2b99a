import type { SourceObservation } from '@sterna/statistics';
import type { Language } from '@sterna/vocabulary';

const MOST_INDICATORS = 3;
const MOST_PLACES = 5;

/** Where the explorer shows what came in: the first of its indicators; of many countries, all. */
export function explorerPathFor(
  sample: readonly SourceObservation[],
  countries: readonly string[],
  language: Language,
): string | undefined {
  const indicators = [...new Set(sample.map(({ indicator }) => indicator))].slice(0, MOST_INDICATORS);
  if (indicators.length === 0) return undefined;
  const places = countries.length === 0 ? 'all' : countries.slice(0, MOST_PLACES).join(',');
  const shown = countries.length === 0 ? indicators.slice(0, 1) : indicators;
  return `/${language}/explore?indicator=${shown.map(encodeURIComponent).join(',')}&place=${places}`;
}
