import type { TextFinding } from '@sterna/profile';
import { Refusal } from '../refusal.ts';

/** A refusal of what was handed in, with the finding that says how to mend it. @param subject what was typed; the field unless told */
export function invalid(rule: string, message: string, field: string, subject: string = field): Refusal {
  const finding: TextFinding = { rule, severity: 'error', message, where: field, subject };
  return new Refusal('invalid', message, [finding]);
}
