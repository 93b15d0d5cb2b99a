import type { DocumentKind, ReadingStep, StoredDocument, StoredPassedOver } from '@sterna/spaces';
import { groupByCode, isLanguage, LANGUAGE_NAMES, type Language, sectorByCode, themeByCode } from '@sterna/vocabulary';
import { placeText } from '#lib/figure-text.ts';
import { m } from '#lib/paraglide/messages.js';

const KINDS: Readonly<Record<DocumentKind, () => string>> = {
  'development plan': m.plans_kind_development_plan,
  'poverty strategy': m.plans_kind_poverty_strategy,
  'sector plan': m.plans_kind_sector_plan,
  law: m.plans_kind_law,
  'local plan': m.plans_kind_local_plan,
  'cooperation framework': m.plans_kind_cooperation_framework,
  'adaptation plan': m.plans_kind_adaptation_plan,
  'migration policy': m.plans_kind_migration_policy,
  other: m.plans_kind_other,
};

export function documentKindText(kind: DocumentKind): string {
  return KINDS[kind]();
}

const STATES: Readonly<Record<StoredDocument['state'], () => string>> = {
  waiting: m.plans_state_waiting,
  read: m.plans_state_read,
  unreadable: m.plans_state_unreadable,
};

export function documentStateText(state: StoredDocument['state']): string {
  return STATES[state]();
}

const STEPS: Readonly<Record<ReadingStep, () => string>> = {
  waiting: m.plans_waiting_begun,
  text: m.plans_step_text,
  review: m.plans_step_review,
  saving: m.plans_step_saving,
};

/** What is being done with a document that is read. */
export function readingStepText(step: ReadingStep): string {
  return STEPS[step]();
}

/** Years a document is for: `2013–2015`; empty where none is known. */
export function yearsText({ fromYear, toYear }: Pick<StoredDocument, 'fromYear' | 'toYear'>): string {
  const years = [...new Set([fromYear, toYear].filter((year) => year !== null))];
  return years.join('–');
}

const DEPTHS: readonly (() => string)[] = [
  m.plans_depth_0,
  m.plans_depth_1,
  m.plans_depth_2,
  m.plans_depth_3,
  m.plans_depth_4,
  m.plans_depth_5,
];

/** How deep a document goes, in words. @param depth 0 to 5 */
export function depthText(depth: number): string {
  return DEPTHS[depth]?.() ?? String(depth);
}

const REASONS: Readonly<Record<string, () => string>> = {
  commits: m.plans_because_commits,
  'begins-with-action': m.plans_because_action,
  'row-of-measures': m.plans_because_row,
  'item-under-objective': m.plans_because_item,
  indicator: m.plans_because_indicator,
  figures: m.plans_because_figures,
  explains: m.plans_because_explains,
  mentioned: m.plans_because_mentioned,
  about: m.plans_because_about,
};

/** What speaks for a depth: a reason in words, or what the document itself says, as it says it. */
export function becauseText(because: string): string {
  return REASONS[because]?.() ?? because;
}

/** Why words that often speak of migration do not there. */
export function setAsideText({ because, within }: StoredPassedOver): string {
  if (because === 'reference') return m.plans_set_aside_reference();
  if (because === 'name') return m.plans_set_aside_name({ within });
  return because === 'phrase' ? m.plans_set_aside_phrase({ within }) : m.plans_set_aside_sense();
}

const FRAMINGS: Readonly<Record<string, () => string>> = {
  opportunity: m.plans_framing_opportunity,
  risk: m.plans_framing_risk,
  both: m.plans_framing_both,
  neutral: m.plans_framing_neutral,
};

export function framingText(framing: string): string {
  return FRAMINGS[framing]?.() ?? framing;
}

/** Theme of the vocabulary; `migration` is what concerns migration without being of a theme. */
export function themeText(theme: string, language: Language): string {
  return themeByCode(theme)?.name[language] ?? (theme === 'migration' ? m.plans_theme_migration() : theme);
}

export function sectorText(sector: string, language: Language): string {
  return sectorByCode(sector)?.name[language] ?? sector;
}

export function groupText(group: string, language: Language): string {
  return groupByCode(group)?.name[language] ?? group;
}

export function languageText(code: string): string {
  return isLanguage(code) ? LANGUAGE_NAMES[code] : code;
}

/** Signs of a document as a reader sees them: ends of lines in a cell as spaces, bullets of private fonts as bullets. */
export function quotedText(text: string): string {
  return text.replaceAll(/\s?¶\s?/gu, ' ').replaceAll(/[\ue000-\uf8ff]/gu, '•');
}

/** Page of a document as people cite it; empty where the document has none. */
export function pageText(page: number): string {
  return page > 0 ? m.plans_page({ page: String(page) }) : '';
}

/** The place a text seems to be for, where it is not the one that holds and no person chose that; else empty. */
export function suggestedPlace({ foundPlace, place, said }: StoredDocument, language: Language): string {
  return foundPlace === null || foundPlace === place || said.includes('place') ? '' : placeText(foundPlace, language);
}

/** What a later reading did not find any more of a passage that people decided on. */
export function missingText(missing: 'proposal' | 'text'): string {
  return missing === 'text' ? m.plans_missing_text() : m.plans_missing_proposal();
}

/** Where something stands: its page, or the paragraph of a text without pages. */
export function whereText({ page, block }: { readonly page: number; readonly block: number }): string {
  return pageText(page) || m.plans_paragraph({ number: String(block + 1) });
}

const FORMATS: Readonly<Record<string, string>> = { pdf: 'PDF', docx: 'DOCX', odt: 'ODT', html: 'HTML', text: 'TXT' };

export function formatText(format: string | null): string {
  return format === null ? '' : (FORMATS[format] ?? format);
}

/** What is found while reading documents, and what to do about it, by rule. */
const RULES: Readonly<Record<string, () => string>> = {
  'empty-file': m.plans_rule_empty_file,
  'too-large': m.plans_rule_too_large,
  'unknown-format': m.plans_rule_unknown_format,
  encrypted: m.plans_rule_encrypted,
  'damaged-document': m.plans_rule_damaged_document,
  'unsafe-xml': m.plans_rule_unsafe_xml,
  'scan-without-text': m.plans_rule_scan_without_text,
  'no-text': m.plans_rule_no_text,
  'took-too-long': m.plans_rule_took_too_long,
  'reading-broken-off': m.plans_rule_reading_broken_off,
  'language-not-known': m.plans_rule_language_not_known,
  'damaged-pages': m.plans_rule_damaged_pages,
  'too-long': m.plans_rule_too_long,
  'pages-without-text': m.plans_rule_pages_without_text,
};

/** A finding about a document in the page's language, with the page it is about. In English its own words say more. */
export function readingFindingText(
  { rule, message, where }: StoredDocument['findings'][number],
  language: Language,
): string {
  const text = language === 'en' ? message : (RULES[rule]?.() ?? message);
  const [, page] = /^page (\d+)/.exec(where) ?? [];
  return page === undefined || language === 'en' ? text : `${text} (${pageText(Number(page))})`;
}
