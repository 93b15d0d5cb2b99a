/**
 * A remark on a message: `error` for what was left out, `warning` for a deviation from the standard that was read because
 * its meaning is clear, `info` for what a person may want to know.
 */
export interface MessageFinding {
  /** Stable id in kebab-case: `unknown-dimension`, `missing-header`. */
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** One or two sentences in English: what is wrong and how to mend it. */
  readonly message: string;
  /** From 1; absent when it concerns the whole message. */
  readonly line?: number;
}
