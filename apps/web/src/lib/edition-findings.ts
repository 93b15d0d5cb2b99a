import type { TextFinding } from '@sterna/profile';
import { isolate } from '@sterna/vocabulary';
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
};

/** A finding about a text or an edition in the page's language; in English where it has none. */
export function textFindingText({ rule, subject, message }: Pick<TextFinding, 'rule' | 'subject' | 'message'>): string {
  const say = Object.hasOwn(TEXTS, rule) ? TEXTS[rule] : undefined;
  return say?.({ subject: isolate(subject, getLocale()) }) ?? message;
}
