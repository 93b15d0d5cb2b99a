import type { PlacePlan } from '@sterna/spaces';
import { findingIn } from '@sterna/statistics/finding-texts';
import type { Language } from '@sterna/vocabulary';
import { severityText } from '#lib/import-text.ts';
import { ruleTitle } from '#lib/rule-titles.ts';
import type { ShownFinding } from '../coordination/findings.ts';

/** What a file of places would do, for a page. */
export interface PlanView {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly findings: readonly ShownFinding[];
  /** Whether nothing stands in its way. */
  readonly isWhole: boolean;
}

export function planView({ added, changed, same, findings }: PlacePlan, language: Language): PlanView {
  return {
    added: added.length,
    changed: changed.length,
    same,
    isWhole: !findings.some(({ severity }) => severity === 'error'),
    findings: findings.map((finding) => {
      const { rule, severity, message, where } = findingIn(finding, language);
      const texts = { title: ruleTitle(rule, language), severityName: severityText(severity), message, where };
      return { rule, severity: finding.severity, ...texts, field: '', href: undefined, unowned: undefined };
    }),
  };
}
