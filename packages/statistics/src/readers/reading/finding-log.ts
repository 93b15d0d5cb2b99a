import { describeCell } from '@sterna/tabular';
import { bySeverity, type Finding, type Severity } from '../../finding.ts';
import type { CellReference } from '../../observation.ts';

/** Findings of one rule that are shown one by one; the rest are counted. */
const SHOWN_PER_RULE = 20;
/** Findings of one rule that are kept cell by cell, for a marked-up copy of the file. */
const MARKED_PER_RULE = 2_000;

interface Entry {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: CellReference | undefined;
  /** How often the same thing was found. */
  times: number;
}

function findingOf(rule: string, severity: Severity, message: string, at: CellReference | undefined): Finding {
  return { rule, severity, message, where: at === undefined ? '' : describeCell(at), ...(at && { at }) };
}

/** Gathers what is wrong with a file: each thing once, with how often; of each rule no more than can be read. */
export class FindingLog {
  readonly #entries = new Map<string, Entry>();
  readonly #hidden = new Map<string, { severity: Severity; times: number }>();
  readonly #shown = new Map<string, number>();
  /** Each finding at each cell, while there are not too many of its rule. */
  readonly #marks: Finding[] = [];
  readonly #marked = new Map<string, number>();

  /**
   * @param about what the finding is about, when it comes again and again: a name, a code. Findings of a rule about the
   * same are counted together; without it, about the place where it stands.
   * @param message or what makes it, called only when it is shown
   */
  add(rule: string, severity: Severity, message: string | (() => string), at?: CellReference, about?: string): void {
    const where = at === undefined ? '' : describeCell(at);
    const key = `${rule}|${about ?? where}|${about === undefined && typeof message === 'string' ? message : ''}`;
    const known = this.#entries.get(key);
    this.#mark(rule, severity, message, at);
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
    this.#entries.set(key, { rule, severity, message: text, at, times: 1 });
  }

  #mark(rule: string, severity: Severity, message: string | (() => string), at: CellReference | undefined): void {
    if (at === undefined) return;
    const marked = this.#marked.get(rule) ?? 0;
    if (marked >= MARKED_PER_RULE) return;
    this.#marked.set(rule, marked + 1);
    this.#marks.push(findingOf(rule, severity, typeof message === 'string' ? message : message(), at));
  }

  /** The findings so far, by severity, those of one rule counted together where they are many. */
  list(): readonly Finding[] {
    const findings: Finding[] = [];
    for (const { rule, severity, message, at, times } of this.#entries.values()) {
      findings.push(findingOf(rule, severity, times === 1 ? message : `${message} (${times} times.)`, at));
    }
    for (const [rule, { severity, times }] of this.#hidden) {
      findings.push({ rule, severity, message: `${times} more findings of this kind are not shown.`, where: '' });
    }
    return bySeverity(findings);
  }

  /** Every finding that names a cell, at each of its cells, by severity: of each rule 2,000 at most. */
  marks(): readonly Finding[] {
    return bySeverity(this.#marks);
  }
}
