import type { Language, LocalText } from '@sterna/vocabulary';
import titles from './rule-titles.json' with { type: 'json' };

const TITLES: Readonly<Record<string, LocalText>> = titles;

/** Rules that begin so are many, and of one kind: the standard they are of says more than each could. */
const FAMILIES = ['sdmx'];

/** What a rule of findings is about, in a few words; its id where it has no title yet. */
export function ruleTitle(rule: string, language: Language): string {
  const family = FAMILIES.find((each) => rule.startsWith(`${each}-`)) ?? '';
  return (TITLES[rule] ?? TITLES[family])?.[language] ?? rule;
}
