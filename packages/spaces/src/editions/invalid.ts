import type { TextFinding } from '@sterna/profile';
import { Refusal } from '../refusal.ts';

/** A refusal of what was handed in, with the finding that says how to mend it. */
export function invalid(rule: string, message: string, field: string): Refusal {
  const finding: TextFinding = { rule, severity: 'error', message, where: field, subject: field };
  return new Refusal('invalid', message, [finding]);
}
