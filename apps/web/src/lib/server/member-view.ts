import { isRole, type MemberFilter, type Role, SUBJECT_TERMS, templateSections } from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';

/** Roles that may be given in a space of a level. */
export function rolesIn(level: string): readonly Role[] {
  const roles: readonly Role[] = ['reader', 'contributor', 'reviewer', 'focal point'];
  return level === 'global' ? ['administrator', ...roles] : roles;
}

/** Which members an address asks for. */
export function memberFilter(query: URLSearchParams): MemberFilter & { readonly isEnded: boolean } {
  const search = (query.get('search') ?? '').trim().slice(0, 100);
  const role = query.get('role') ?? '';
  const institution = query.get('institution') ?? '';
  return {
    isEnded: query.get('show') === 'former',
    ...(search !== '' && { search }),
    ...(isRole(role) && { role }),
    ...(/^\d{1,9}$/.test(institution) && { institution: Number(institution) }),
  };
}

/** Sections that can be given to a contributor, in the page's language. */
export function sectionChoices(language: Language): readonly { id: string; title: string; depth: 1 | 2 }[] {
  return templateSections().map(({ id, title, depth }) => ({ id, title: title[language], depth }));
}

/**
 * Indicators that can be given to a contributor: those that figures are brought of, by name.
 *
 * @param given codes that the person has already: they can be kept, computed or not
 */
export function indicatorChoices(
  language: Language,
  given: readonly string[] = [],
): readonly { readonly code: string; readonly name: string }[] {
  return SUBJECT_TERMS.filter(
    ({ subject, code, isDerived }) => subject === 'indicator' && (!isDerived || given.includes(code)),
  )
    .map(({ code, name }) => ({ code, name: name[language] }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

/** What ids of sections and codes of indicators are called, by id. `*` stands for itself. */
export function scopeTitles(language: Language): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...templateSections().map(({ id, title }) => [id, title[language]] as const),
    ...SUBJECT_TERMS.flatMap(({ subject, code, name }) =>
      subject === 'indicator' ? [[code, name[language]] as const] : [],
    ),
  ]);
}
