import type { Role, SpaceLevel, SpaceProblem } from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';
import { m } from './paraglide/messages.js';

/** What a level is called. */
export function levelText(level: SpaceLevel): string {
  const names: Readonly<Record<SpaceLevel, () => string>> = {
    global: m.spaces_level_global,
    country: m.spaces_level_country,
    region: m.spaces_level_region,
    municipality: m.spaces_level_municipality,
  };
  return names[level]();
}

/** What a role is called. */
export function roleText(role: Role): string {
  const names: Readonly<Record<Role, () => string>> = {
    reader: m.invitation_role_reader,
    contributor: m.invitation_role_contributor,
    reviewer: m.invitation_role_reviewer,
    'focal point': m.invitation_role_focal_point,
    administrator: m.invitation_role_administrator,
  };
  return names[role]();
}

/** Why a space cannot be made as it is asked for. */
export function problemText(problem: SpaceProblem): string {
  const texts: Readonly<Record<SpaceProblem, () => string>> = {
    'code-form': m.settings_problem_code_form,
    'code-taken': m.settings_problem_code_taken,
    'place-unknown': m.settings_problem_place_unknown,
    'place-taken': m.settings_problem_place_taken,
    'name-missing': m.settings_problem_name_missing,
    'languages-missing': m.settings_problem_languages_missing,
    level: m.settings_problem_level,
  };
  return texts[problem]();
}

/** A name by language: in the page's, else in any. */
export function nameIn(name: Readonly<Record<string, string>> | null, language: Language): string {
  if (name === null) return '';
  return name[language] ?? Object.values(name).find((each) => each !== '') ?? '';
}

/** Day of a moment, for `formatDate`. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** A moment in universal time: `2026-11-22 18:04`. */
export function momentText(moment: Date): string {
  return moment.toISOString().slice(0, 16).replace('T', ' ');
}
