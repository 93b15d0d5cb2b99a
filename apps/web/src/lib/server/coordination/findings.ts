import type { DirectoryFinding, Subject } from '@sterna/coordination';
import { subjectKey } from '@sterna/coordination';
import { SUBJECT_TERMS } from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';
import { directoryPath, postPath, responsibilitiesPath } from '#lib/coordination-paths.ts';
import { findingTexts } from '#lib/coordination-text.ts';

/** A finding as a page shows it. */
export interface ShownFinding {
  readonly rule: string;
  readonly severity: DirectoryFinding['severity'];
  readonly title: string;
  readonly severityName: string;
  readonly message: string;
  /** Cell of a file. */
  readonly where: string;
  /** Field of a form. */
  readonly field: string;
  /** Where it can be mended. */
  readonly href: string | undefined;
  /** What an institution could be made responsible for to mend it. */
  readonly unowned: { readonly subject: Subject; readonly code: string; readonly name: string } | undefined;
}

/** Rules that are mended by saying who is responsible. */
const UNOWNED: ReadonlySet<string> = new Set(['section-without-owner', 'indicator-without-owner']);

function unownedOf({ rule, about }: DirectoryFinding, language: Language): ShownFinding['unowned'] {
  const { subject, code } = about ?? {};
  if (!UNOWNED.has(rule) || subject === undefined || code === undefined) return undefined;
  const term = SUBJECT_TERMS.find((each) => each.subject === subject && each.code === code);
  return { subject, code, name: term?.name[language] ?? code };
}

function hrefOf({ about }: DirectoryFinding, language: Language, space: string): string | undefined {
  if (about?.post !== undefined) return postPath(language, space, about.post);
  if (about?.subject !== undefined && about.code !== undefined) {
    if (about.subject === 'sector') return `${directoryPath(language, space, 'posts/new')}?sector=${about.code}`;
    const anchor = subjectKey({ subject: about.subject, code: about.code }).replace(' ', '-');
    return `${responsibilitiesPath(language, space, about.subject)}#${anchor}`;
  }
  return about?.institution === undefined ? undefined : directoryPath(language, space, about.institution);
}

/** Findings in the page's language, each with where it can be mended. */
export function shownFindings(
  findings: readonly DirectoryFinding[],
  language: Language,
  space: string,
): readonly ShownFinding[] {
  return findings.map((finding) => {
    const { title, severity, message, where } = findingTexts(finding, language);
    const field = finding.at ? '' : finding.where;
    const href = hrefOf(finding, language, space);
    return {
      rule: finding.rule,
      severity: finding.severity,
      title,
      severityName: severity,
      message,
      where,
      field,
      href,
      unowned: unownedOf(finding, language),
    };
  });
}
