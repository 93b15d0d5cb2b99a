import { type Institution, nameIn } from '@sterna/coordination';
import type { Language } from '@sterna/vocabulary';

/** An institution in a list of choices: its name, with its abbreviation behind it. */
export function institutionLabel(institution: Pick<Institution, 'name' | 'shortName'>, language: Language): string {
  const { text } = nameIn(institution, language);
  const { shortName } = institution;
  return shortName === '' || shortName === text ? text : `${text} (${shortName})`;
}
