import { PROFILE_TEMPLATE } from '@sterna/profile';
import { indicatorByCode } from '@sterna/statistics';
import type { MemberScope, Role } from '@sterna/store/spaces';
import type { LocalText } from '@sterna/vocabulary';

/** All of them. */
export const ALL = '*';

/** A section that may be given to a member. */
export interface ScopeSection {
  readonly id: string;
  readonly title: LocalText;
  /** 1 for a part, 2 for a section in it. */
  readonly depth: 1 | 2;
}

/** The sections of the standard template, parts with what is in them. */
export function templateSections(): readonly ScopeSection[] {
  return PROFILE_TEMPLATE.parts.flatMap((part) => [
    { id: part.id, title: part.title, depth: 1 as const },
    ...(part.sections ?? []).map(({ id, title }) => ({ id, title, depth: 2 as const })),
  ]);
}

/** Longer ids are none of ours. */
const LONGEST_ID = 100;
const MOST = 200;

function known(list: readonly string[], isGood: (each: string) => boolean): readonly string[] {
  const trimmed = list.map((each) => each.trim()).filter((each) => each !== '');
  if (trimmed.includes(ALL)) return [ALL];
  return [...new Set(trimmed)].filter((each) => each.length <= LONGEST_ID && isGood(each)).slice(0, MOST);
}

/** Codes that the catalogue of indicators does not have. */
export function unknownIndicators(codes: readonly string[]): readonly string[] {
  return codes.filter((code) => code !== ALL && indicatorByCode(code) === undefined);
}

/** Roles that write: sections and indicators are theirs alone. */
const WRITING: ReadonlySet<Role> = new Set(['contributor']);

/** A scope as it is kept: what a role has no use for is left out. */
export function cleanScope(scope: MemberScope): MemberScope {
  const writes = WRITING.has(scope.role);
  return {
    role: scope.role,
    institution: scope.institution,
    sections: writes ? known(scope.sections, (id) => /^[\w-]+$/.test(id)) : [],
    indicators: writes ? known(scope.indicators, (code) => indicatorByCode(code) !== undefined) : [],
  };
}
