import type { Language } from '@sterna/vocabulary';
import type { Finding } from '../finding.ts';
import { type Entry, MESSAGES, PHRASES } from './catalogue.ts';
import type { Phrases } from './template.ts';

/** A text and the language it is in: English where it could not be said in the language wished for. */
export interface TextInLanguage {
  readonly text: string;
  readonly language: Language;
}

/** A finding whose texts are in a language, for showing it. */
export interface FindingInLanguage extends Finding {
  /** Of the message. */
  readonly language: Language;
}

/** Longer messages quote more than can be told apart in reasonable time. */
const LONGEST = 8_000;

function madeFrom(entries: readonly Entry[], text: string, language: Language): string | undefined {
  for (const { templates } of entries) {
    const contents = templates.en.match(text, phraseIn);
    if (contents !== undefined) return templates[language].fill(contents, language, phraseIn);
  }
  return undefined;
}

/** A phrase of a group of the catalogue, or a message where the group has no name. */
export const phraseIn: Phrases = (group, text, language) =>
  group === '' ? madeFrom(MESSAGES, text, language) : madeFrom(PHRASES.get(group) ?? [], text, language);

const ofRule = new Map<string, readonly Entry[]>();

/** The messages of a rule first, since others could read its words as contents. SDMX rules are listed without their prefix. */
function entriesFor(rule: string): readonly Entry[] {
  const known = ofRule.get(rule);
  if (known !== undefined) return known;
  const bare = rule.replace(/^sdmx-/, '');
  const own = MESSAGES.filter(({ rules }) => rules.includes(rule) || rules.includes(bare));
  const entries = [...own, ...MESSAGES.filter((entry) => !own.includes(entry))];
  ofRule.set(rule, entries);
  return entries;
}

/**
 * The message of a finding in a language. Findings carry their message in English; the template it was made from is
 * recognised, the contents of its slots taken out and put into the template of the other language.
 *
 * @returns the English message, and `en`, when no template of the catalogue made it
 */
export function findingText({ rule, message }: Pick<Finding, 'rule' | 'message'>, language: Language): TextInLanguage {
  if (language === 'en' || message.length > LONGEST) return { text: message, language: 'en' };
  const text =
    madeFrom(entriesFor(rule), message, language) ?? madeFrom(PHRASES.get('counted') ?? [], message, language);
  return text === undefined ? { text: message, language: 'en' } : { text, language };
}

/** Why a column was taken for what it is, `reason` of a `ProposedColumn`, in a language. */
export function reasonText(reason: string, language: Language): string {
  if (language === 'en' || reason.length > LONGEST) return reason;
  return phraseIn('reason', reason, language) ?? reason;
}

/** Where a finding is, in a language: `feuille Table 1, ligne 12, colonne D`. Names of fields and files stay as they are. */
export function whereText(where: string, language: Language): string {
  if (language === 'en' || where === '') return where;
  return phraseIn('where', where, language) ?? where;
}

/** A finding with its message and place in a language, for showing it; rule, severity and cell stay. */
export function findingIn(finding: Finding, language: Language): FindingInLanguage {
  const { text, language: spoken } = findingText(finding, language);
  return { ...finding, message: text, where: whereText(finding.where, language), language: spoken };
}
