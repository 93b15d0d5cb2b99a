import { isRole, type MemberScope, unknownIndicators } from '@sterna/spaces';
import { formText } from './form-text.ts';

/** Role and scope as a form says them. */
export interface MemberFields {
  readonly scope: MemberScope;
  /** What is wrong with them, if anything. */
  readonly problem?: 'role' | 'indicators';
  /** Codes that the catalogue does not have. */
  readonly unknown: readonly string[];
}

function numberFrom(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

export function memberFields(form: FormData): MemberFields {
  const role = formText(form, 'role');
  const indicators = form
    .getAll('indicators')
    .flatMap((each) => (typeof each === 'string' ? each.toUpperCase().split(/[\s,;،]+/) : []))
    .filter((code) => code !== '');
  const sections = form.getAll('sections').filter((each) => typeof each === 'string');
  const unknown = unknownIndicators(indicators)
    .map((code) => code.slice(0, 40))
    .slice(0, 10);
  const institution = numberFrom(formText(form, 'institution'));
  const known = isRole(role);
  const scope: MemberScope = { role: known ? role : 'reader', institution, sections, indicators };
  if (!known) return { scope, unknown, problem: 'role' };
  return unknown.length > 0 ? { scope, unknown, problem: 'indicators' } : { scope, unknown };
}
