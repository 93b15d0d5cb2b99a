import type { TextFinding } from '@sterna/profile';
import { isLanguage, isolate, type Language } from '@sterna/vocabulary';
import { languageName } from '#lib/edition-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

const TEXTS: Readonly<Record<string, (inputs: { subject: string }) => string>> = {
  'unknown-figure': m.edition_finding_unknown_figure,
  'unknown-source': m.edition_finding_unknown_source,
  'unknown-form': m.edition_finding_unknown_form,
  'link-refused': m.edition_finding_link_refused,
  'language-missing': m.edition_finding_language_missing,
  'section-not-reviewed': m.edition_finding_not_reviewed,
  'section-unwritten': m.edition_finding_unwritten,
  'text-aside': m.edition_finding_aside,
  'suggestion-open': m.edition_finding_suggestion,
  'comment-open': m.edition_finding_comment,
  'sources-needed': m.edition_finding_sources_needed,
  'section-twice': m.edition_finding_section_twice,
  'block-twice': m.edition_finding_block_twice,
  'unknown-block': m.edition_finding_unknown_block,
  'unknown-statement': m.edition_finding_unknown_statement,
  'unknown-indicator': m.edition_finding_unknown_indicator,
  'title-needed': m.edition_finding_title_needed,
  'template-shape': m.edition_finding_template_shape,
  'nothing-to-change': m.edition_finding_nothing_to_change,
  'reason-needed': m.edition_finding_reason_needed,
  'reference-needed': m.edition_finding_reference_needed,
  'language-needed': m.edition_finding_language_needed,
  'not-a-date': m.edition_finding_not_a_date,
  'text-needed': m.edition_finding_text_needed,
  'text-too-long': m.edition_finding_text_too_long,
};

/** A finding about a text or an edition in the page's language; in English where it has none. */
export function textFindingText({ rule, subject, message }: Pick<TextFinding, 'rule' | 'subject' | 'message'>): string {
  const say = Object.hasOwn(TEXTS, rule) ? TEXTS[rule] : undefined;
  return say?.({ subject: isolate(subject, getLocale()) }) ?? message;
}

/** A section that findings may be about. */
interface NamedSection {
  readonly section: string;
  readonly number: string;
  readonly title: Readonly<Record<Language, string>>;
}

/**
 * Where a finding is, in the page's language.
 *
 * @param where `stocks, fr, paragraph 3`: section, language and paragraph, as far as each is known
 */
export function findingPlace(where: unknown, sections: readonly NamedSection[]): string {
  const locale = getLocale();
  return String(where)
    .split(', ')
    .flatMap((piece) => {
      const section = sections.find((one) => one.section === piece);
      if (section) return `${section.number} ${section.title[locale]}`.trim();
      if (isLanguage(piece)) return languageName(piece);
      const paragraph = /^paragraph (\d+)$/.exec(piece)?.[1];
      return paragraph === undefined ? [] : m.edition_paragraph({ number: isolate(paragraph, locale) });
    })
    .join(m.list_separator());
}

/** What is said of one or of many sections. */
export interface FindingGroup {
  readonly severity: TextFinding['severity'];
  readonly text: string;
  /** Where, in the page's language. */
  readonly places: readonly string[];
}

/** Findings that say the same are said once, with all their places; in the order in which each is said first. */
export function groupFindings(
  findings: readonly TextFinding[],
  sections: readonly NamedSection[],
): readonly FindingGroup[] {
  const said = findings.map((finding) => ({
    severity: finding.severity,
    text: textFindingText(finding),
    place: findingPlace(finding.where, sections),
  }));
  return [...Map.groupBy(said, ({ severity, text }) => `${severity} ${text}`).values()].flatMap((alike) => {
    const [first] = alike;
    const places = alike.map(({ place }) => place).filter((place) => place !== '');
    return first ? [{ severity: first.severity, text: first.text, places }] : [];
  });
}
