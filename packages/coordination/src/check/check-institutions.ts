import type { Directory } from '../directory/directory.ts';
import type { Institution } from '../directory/institution.ts';
import { institutionSlot } from '../directory/names.ts';
import { likeness } from '../directory/tidy.ts';
import { type DirectoryFinding, findingOf } from '../texts/finding.ts';

/** Everything an institution is called, abbreviation included, each once. */
export function callings({ name, shortName }: Pick<Institution, 'name' | 'shortName'>): readonly string[] {
  const all = [shortName, ...Object.values(name)].filter((text) => text !== '');
  return [...new Map(all.map((text) => [likeness(text), text])).values()];
}

/** What is to be mended about institutions by themselves. */
export function checkInstitutions({ institutions }: Directory): readonly DirectoryFinding[] {
  const live = institutions.filter(({ isDeleted }) => !isDeleted);
  const silent = live
    .filter(({ email, phone, website }) => email === '' && phone === '' && website === '')
    .map((institution) =>
      findingOf({
        rule: 'institution-without-contact',
        values: { institution: institutionSlot(institution) },
        about: { institution: institution.id },
      }),
    );
  return [...sameNames(live), ...silent];
}

function sameNames(institutions: readonly Institution[]): readonly DirectoryFinding[] {
  const first = new Map<string, number>();
  const told = new Set<string>();
  return institutions.flatMap((institution) => {
    const twice = callings(institution).find((name) => first.has(likeness(name)));
    for (const name of callings(institution)) if (!first.has(likeness(name))) first.set(likeness(name), institution.id);
    if (twice === undefined || told.has(likeness(twice))) return [];
    told.add(likeness(twice));
    return [findingOf({ rule: 'same-name-twice', values: { name: twice }, about: { institution: institution.id } })];
  });
}
