import { isLanguage, type Language } from '@sterna/vocabulary';

/**
 * The language of ours that a reader likes best.
 *
 * @param accepted value of the Accept-Language header (RFC 9110, 12.5.4); regional variants count as their language
 * @returns French when none of ours is named
 */
export function preferredLanguage(accepted: string | null): Language {
  let best: Language = 'fr';
  let bestWeight = 0;
  for (const entry of (accepted ?? '').split(',')) {
    const [range = '', quality] = entry
      .trim()
      .toLowerCase()
      .split(/\s*;\s*q=/);
    const language = range.split('-')[0];
    const weight = quality === undefined ? 1 : Number(quality);
    if (isLanguage(language) && weight > bestWeight) {
      best = language;
      bestWeight = weight;
    }
  }
  return best;
}
