import type { SubjectTerm } from '@sterna/coordination';
import { PROFILE_TEMPLATE, type SectionTemplate } from '@sterna/profile';
import { INDICATORS } from '@sterna/statistics';
import { SECTORS, THEMES } from '@sterna/vocabulary';

/** Parts are written through their sections, and the annex is computed: neither needs an owner of its own. */
function sectionTerms(section: SectionTemplate, isDerived: boolean): readonly SubjectTerm[] {
  const { id, title, sections = [] } = section;
  const own: SubjectTerm = {
    subject: 'section',
    code: id,
    name: title,
    ...((isDerived || sections.length > 0) && { isDerived: true }),
  };
  return [own, ...sections.flatMap((each) => sectionTerms(each, isDerived))];
}

/** All that an institution can be responsible for, in the order of the template, the catalogue and the vocabulary. */
export const SUBJECT_TERMS: readonly SubjectTerm[] = [
  ...PROFILE_TEMPLATE.parts.flatMap((part) => sectionTerms(part, false)),
  ...sectionTerms(PROFILE_TEMPLATE.annex, true),
  ...INDICATORS.map(
    ({ code, name, formula }): SubjectTerm => ({
      subject: 'indicator',
      code,
      name,
      ...(formula && { isDerived: true }),
    }),
  ),
  ...THEMES.map(({ code, name }): SubjectTerm => ({ subject: 'theme', code, name })),
  ...SECTORS.map(({ code, name }): SubjectTerm => ({ subject: 'sector', code, name })),
];
