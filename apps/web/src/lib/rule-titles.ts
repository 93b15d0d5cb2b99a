import type { Language, LocalText } from '@sterna/vocabulary';
import titles from './rule-titles.json' with { type: 'json' };

const TITLES: Readonly<Record<string, LocalText>> = titles;

/** What a rule of findings is about, in a few words; its id where it has no title yet. */
export function ruleTitle(rule: string, language: Language): string {
  return TITLES[rule]?.[language] ?? rule;
}
