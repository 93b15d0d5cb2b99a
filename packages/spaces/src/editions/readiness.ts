import type { TextFinding } from '@sterna/profile';
import type { EditionView, SectionProgress, TextProgress } from './edition-views.ts';

/** What stands between an edition and its publication, the heaviest first. */
export function readinessOf(edition: EditionView): readonly TextFinding[] {
  const findings = edition.sections.flatMap((section) => [
    ...section.texts.flatMap((text) => textFindings(section, text)),
    ...missingLanguages(section),
    ...unwritten(section),
    ...(section.institution && section.state !== 'reviewed'
      ? [
          warning(
            'section-not-reviewed',
            'Nobody has reviewed this section. Have it read, and say that it is reviewed.',
            section,
          ),
        ]
      : []),
  ]);
  const weight = { error: 0, warning: 1, info: 2 } as const;
  return findings.sort((a, b) => weight[a.severity] - weight[b.severity]);
}

function textFindings(section: SectionProgress, text: TextProgress): readonly TextFinding[] {
  const where = `${section.section}, ${text.language}`;
  const waiting: readonly (readonly [number, string, string])[] = [
    [text.aside, 'text-aside', 'A text stands aside here. Merge it, or publish without it.'],
    [text.openSuggestions, 'suggestion-open', 'A suggestion is open here. Take or decline it, or publish without it.'],
    [text.openComments, 'comment-open', 'A comment is open here. Settle it, or publish without it.'],
  ];
  return [
    ...text.findings.map((finding) => ({ ...finding, where: `${where}, ${finding.where}` })),
    ...waiting.flatMap(([count, rule, says]) => (count > 0 ? [warning(rule, says, section, where)] : [])),
  ];
}

const UNFINISHED: ReadonlySet<string> = new Set(['section-unwritten', 'text-aside', 'suggestion-open', 'comment-open']);

/** Whether a finding of `readinessOf` lets an edition be published only with a reason. */
export function isUnfinished({ rule }: Pick<TextFinding, 'rule'>): boolean {
  return UNFINISHED.has(rule);
}

/** A section without a text in any language, unless somebody says that its figures alone are what it is to say. */
function unwritten(section: SectionProgress): readonly TextFinding[] {
  if (section.state !== 'to write' || section.texts.some(({ text }) => text !== null)) return [];
  const says = 'Nobody has written this section. Write it, say that it is written as it is, or publish without it.';
  return [warning('section-unwritten', says, section)];
}

/** A section that is written in one language and not in another is shown there in the language it is in. */
function missingLanguages(section: SectionProgress): readonly TextFinding[] {
  if (section.texts.every(({ text }) => text === null)) return [];
  return section.texts
    .filter(({ text }) => text === null)
    .map(({ language }) => ({
      rule: 'language-missing',
      severity: 'info',
      message: 'There is no text in this language yet; the one in another language is shown. Translate it.',
      where: `${section.section}, ${language}`,
      subject: section.section,
    }));
}

function warning(rule: string, message: string, section: SectionProgress, where = section.section): TextFinding {
  return { rule, severity: 'warning', message, where, subject: section.section };
}
