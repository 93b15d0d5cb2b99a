import { type LocalText, sectorByCode } from '@sterna/vocabulary';
import type { SlotValue } from '../texts/finding.ts';
import type { PostFields } from './directory.ts';
import type { Institution } from './institution.ts';
import { POST_KINDS } from './terms.ts';

/** The name of an institution, for a message. */
export function institutionSlot({ name, shortName }: Pick<Institution, 'name' | 'shortName'>): SlotValue {
  return { name, otherwise: shortName };
}

function inEach(text: (language: keyof LocalText) => string): LocalText {
  return { fr: text('fr'), en: text('en'), es: text('es'), ar: text('ar') };
}

/** What a post is called: its title, else its kind with its sector. */
export function postName({ kind, title, sector }: PostFields): LocalText {
  if (title !== '') return inEach(() => title);
  const term = POST_KINDS.find(({ code }) => code === kind);
  const field = sector === null ? undefined : sectorByCode(sector);
  return inEach((language) => {
    const base = term?.name[language] ?? kind;
    return sector === null ? base : `${base} (${field?.name[language] ?? sector})`;
  });
}
