import type { Language, LocalText } from '@sterna/vocabulary';
import units from './units.json' with { type: 'json' };

const UNITS: Readonly<Record<string, LocalText>> = units;

/** Every unit that has words. */
export const UNIT_NAMES: readonly LocalText[] = Object.values(UNITS);

/** A unit of measure in words, as subtitles and column heads write it; its code where there is no word for it. */
export function unitName(unit: string, language: Language): string {
  return UNITS[unit]?.[language] ?? unit;
}
