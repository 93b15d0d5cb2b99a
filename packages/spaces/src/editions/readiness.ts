import type { TextFinding } from '@sterna/profile';
import type { EditionView, SectionProgress, TextProgress } from './edition-views.ts';

/** What stands between an edition and its publication, the heaviest first. */
export function readinessOf(edition: EditionView): readonly TextFinding[] {
  const findings = edition.sections.flatMap((section) => [
    ...section.texts.flatMap((text) => textFindings(section, text)),
    ...missingLanguages(section),
    ...(section.institution && section.state !== 'reviewed'
      ? [
          warning(
            'section-not-reviewed',
            `Nobody has reviewed ${named(section)}. Have it read, and say that it is reviewed.`,
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
    [text.aside, 'text-aside', 'A text stands aside in'],
    [text.openSuggestions, 'suggestion-open', 'A suggestion is open in'],
    [text.openComments, 'comment-open', 'A comment is open in'],
  ];
  return [
    ...text.findings.map((finding) => ({ ...finding, where: `${where}, ${finding.where}` })),
    ...waiting.flatMap(([count, rule, says]) =>
      count > 0 ? [warning(rule, `${says} ${named(section)}. Settle it, or publish without it.`, section, where)] : [],
    ),
  ];
}

/** A section that is written in one language and not in another is shown there in the language it is in. */
function missingLanguages(section: SectionProgress): readonly TextFinding[] {
  if (section.texts.every(({ text }) => text === null)) return [];
  return section.texts
    .filter(({ text }) => text === null)
    .map(({ language }) => ({
      rule: 'language-missing',
      severity: 'info',
      message: `There is no text in this language in ${named(section)}; it is shown in another one. Translate it.`,
      where: `${section.section}, ${language}`,
      subject: section.section,
    }));
}

function warning(rule: string, message: string, section: SectionProgress, where = section.section): TextFinding {
  return { rule, severity: 'warning', message, where, subject: section.section };
}

function named({ number, title }: SectionProgress): string {
  return `section ${number === '' ? '' : `${number} `}“${title.en}”`;
}
