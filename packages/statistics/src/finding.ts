import type { CellReference } from './observation.ts';

/** How much a finding weighs: `error` rejects what it names, `warning` keeps it but wants a look, `info` explains. */
export type Severity = 'error' | 'warning' | 'info';

/** A problem in somebody's data: what, where, how to mend. Gathered and shown together, never thrown. */
export interface Finding {
  /** Stable id in kebab-case: `unknown-place`, `not-a-number`. */
  readonly rule: string;
  readonly severity: Severity;
  /** One or two sentences in English: what is wrong and how to mend it. */
  readonly message: string;
  /** Where: `sheet Table 1, row 12, column D`; empty when it concerns the whole file. */
  readonly where: string;
  /** The same as a cell, where the finding is about one: for a copy of the sheet that shows it. */
  readonly at?: CellReference;
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Findings with the heaviest first; those of one weight stay in their order. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}
