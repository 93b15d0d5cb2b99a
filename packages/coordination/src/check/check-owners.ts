import type { Directory, SubjectTerm } from '../directory/directory.ts';
import { institutionSlot } from '../directory/names.ts';
import type { Subject } from '../directory/terms.ts';
import { type DirectoryFinding, findingOf } from '../texts/finding.ts';

const UNOWNED: Readonly<Partial<Record<Subject, string>>> = {
  section: 'section-without-owner',
  indicator: 'indicator-without-owner',
};

/** Names a subject among all. */
export function subjectKey({ subject, code }: Pick<SubjectTerm, 'subject' | 'code'>): string {
  return `${subject} ${code}`;
}

/** Sections and indicators that nobody answers for, and responsibilities for what is no longer there. */
export function checkOwners(
  { institutions, responsibilities }: Directory,
  subjects: readonly SubjectTerm[],
): readonly DirectoryFinding[] {
  const live = new Map(institutions.flatMap((each) => (each.isDeleted ? [] : [[each.id, each] as const])));
  const held = responsibilities.filter(({ institution }) => live.has(institution));
  const owned = new Set(held.map(subjectKey));
  const known = new Set(subjects.map(subjectKey));
  const unowned = subjects.flatMap((term) => {
    const rule = UNOWNED[term.subject];
    if (rule === undefined || term.isDerived || owned.has(subjectKey(term))) return [];
    const { subject, code, name } = term;
    return [findingOf({ rule, values: { name: { name } }, about: { subject, code } })];
  });
  const gone = held.flatMap((each) => {
    const institution = live.get(each.institution);
    if (!institution || known.has(subjectKey(each))) return [];
    return [
      findingOf({
        rule: 'responsibility-for-unknown',
        values: { institution: institutionSlot(institution), code: each.code },
        about: { institution: institution.id, subject: each.subject, code: each.code },
      }),
    ];
  });
  return [...unowned, ...gone];
}
