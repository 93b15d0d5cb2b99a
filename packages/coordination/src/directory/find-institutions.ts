import { placeByCode } from '@sterna/vocabulary';
import { type Institution, kindName } from './institution.ts';
import { likeness } from './tidy.ts';

/** What a list of institutions is narrowed to; empty texts narrow nothing. */
export interface InstitutionFilter {
  /** Words that all occur in names, abbreviation, place, contacts or note, in any language. */
  readonly words: string;
  readonly kind: string;
  /** Code of a sector. */
  readonly sector: string;
  /** Code of a level. */
  readonly level: string;
}

function textOf({ name, shortName, kind, place, email, website, note }: Institution): string {
  const places = place === '' ? [] : [place, ...Object.values(placeByCode(place)?.name ?? {})];
  return likeness(
    [...Object.values(name), shortName, ...Object.values(kindName(kind)), ...places, email, website, note].join('\n'),
  );
}

/** Those of a directory that fit; deleted ones are left out. */
export function findInstitutions(
  institutions: readonly Institution[],
  { words, kind, sector, level }: InstitutionFilter,
): readonly Institution[] {
  const wanted = likeness(words)
    .split(' ')
    .filter((word) => word !== '');
  return institutions.filter((each) => {
    if (each.isDeleted || (kind !== '' && each.kind !== kind) || (level !== '' && each.level !== level)) return false;
    if (sector !== '' && !each.sectors.includes(sector)) return false;
    if (wanted.length === 0) return true;
    const text = textOf(each);
    return wanted.every((word) => text.includes(word));
  });
}
