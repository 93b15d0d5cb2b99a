import { describeCell } from '@sterna/tabular';
import type { Finding, Severity } from '../../finding.ts';
import type { CellReference } from '../../observation.ts';

/** Findings of one rule that are shown one by one; the rest are counted. */
const SHOWN_PER_RULE = 20;

interface Entry {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly where: string;
  /** How often the same thing was found. */
  times: number;
}

/** Gathers what is wrong with a file: each thing once, with how often; of each rule no more than can be read. */
export class FindingLog {
  readonly #entries = new Map<string, Entry>();
  readonly #hidden = new Map<string, { severity: Severity; times: number }>();
  readonly #shown = new Map<string, number>();

  /**
   * @param about what the finding is about, when it comes again and again: a name, a code. Findings of a rule about the
   * same are counted together; without it, about the place where it stands.
   * @param message or what makes it, called only when it is shown
   */
  add(rule: string, severity: Severity, message: string | (() => string), at?: CellReference, about?: string): void {
    const where = at === undefined ? '' : describeCell(at);
    const key = `${rule}|${about ?? where}|${about === undefined && typeof message === 'string' ? message : ''}`;
    const known = this.#entries.get(key);
    if (known !== undefined) {
      known.times += 1;
      return;
    }
    const shown = this.#shown.get(rule) ?? 0;
    if (shown >= SHOWN_PER_RULE) {
      const hidden = this.#hidden.get(rule);
      if (hidden === undefined) this.#hidden.set(rule, { severity, times: 1 });
      else hidden.times += 1;
      return;
    }
    this.#shown.set(rule, shown + 1);
    const text = typeof message === 'string' ? message : message();
    this.#entries.set(key, { rule, severity, message: text, where, times: 1 });
  }

  /** The findings so far, in the order they came, with a count of those left out. */
  list(): readonly Finding[] {
    const findings: Finding[] = [];
    for (const { rule, severity, message, where, times } of this.#entries.values()) {
      findings.push({ rule, severity, message: times === 1 ? message : `${message} (${times} times.)`, where });
    }
    for (const [rule, { severity, times }] of this.#hidden) {
      findings.push({ rule, severity, message: `${times} more findings of this kind are not shown.`, where: '' });
    }
    return findings;
  }
}
