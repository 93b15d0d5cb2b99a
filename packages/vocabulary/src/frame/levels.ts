import type { FrameTerm } from './term.ts';

/** The levels at which migration has effects and is acted upon, from the nearest to the widest. */
// biome-ignore format: one level per line
export const LEVELS: readonly FrameTerm[] = [
  { code: 'household', name: { fr: 'Individu et ménage', en: 'Individual and household', es: 'Persona y hogar', ar: 'الفرد والأسرة' } },
  { code: 'local', name: { fr: 'Local', en: 'Local', es: 'Local', ar: 'محلي' } },
  { code: 'national', name: { fr: 'National', en: 'National', es: 'Nacional', ar: 'وطني' } },
  { code: 'international', name: { fr: 'Régional et mondial', en: 'Regional and global', es: 'Regional y mundial', ar: 'إقليمي وعالمي' } },
];

/** The level with this code, or nothing. */
export function levelByCode(code: string): FrameTerm | undefined {
  return LEVELS.find((level) => level.code === code);
}
