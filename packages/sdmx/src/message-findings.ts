import type { MessageFinding } from './model/message.ts';

/** How many findings of one rule are kept; a deviation that a sender repeats is said once and counted. */
const KEPT = 20;

/** Gathers the findings of a message. */
export class MessageFindings {
  readonly #list: MessageFinding[] = [];
  readonly #counts = new Map<string, number>();

  /** Grows while the message is read. */
  get list(): readonly MessageFinding[] {
    return this.#list;
  }

  add(severity: MessageFinding['severity'], rule: string, message: string, line?: number): void {
    const count = (this.#counts.get(rule) ?? 0) + 1;
    this.#counts.set(rule, count);
    if (count <= KEPT) this.#list.push({ rule, severity, message, ...(line !== undefined && { line }) });
  }

  /** The same, no more than once for a rule. */
  once(severity: MessageFinding['severity'], rule: string, message: string, line?: number): void {
    if (!this.#counts.has(rule)) this.add(severity, rule, message, line);
  }

  has(rule: string): boolean {
    return this.#counts.has(rule);
  }
}
