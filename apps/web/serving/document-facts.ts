import type { DocumentFacts, DocumentKind, SaidFact } from '@sterna/spaces';
import { isLanguage, type Language, LEVELS, placeByCode, SECTORS } from '@sterna/vocabulary';

/** What a policy document can be, the broadest first. */
export const DOCUMENT_KINDS: readonly DocumentKind[] = [
  'development plan',
  'poverty strategy',
  'sector plan',
  'law',
  'local plan',
  'cooperation framework',
  'adaptation plan',
  'migration policy',
  'other',
];

/** What somebody wrote of a document; what cannot be taken is named by its field. */
export interface GivenFacts {
  /** The title is empty where none was given. */
  readonly facts: DocumentFacts;
  /** Facts that were said; the others are to be found in the document. */
  readonly said: readonly SaidFact[];
  readonly wrong: readonly string[];
}

const LONGEST = 300;

/** @param placesOfSpace codes of the places that a space has listed */
export function documentFactsIn(
  field: (name: string) => string,
  fallback: Language,
  placesOfSpace: readonly string[] = [],
): GivenFacts {
  const wrong: string[] = [];
  const text = (name: string): string => field(name).replaceAll('\0', '').trim();
  const one = (name: string, known: (code: string) => boolean): string | null => {
    const value = text(name);
    if (value === '' || known(value)) return value === '' ? null : value;
    wrong.push(name);
    return null;
  };
  const year = (name: string): number | null => {
    const value = text(name);
    if (value !== '' && !/^(?:19|20|21)\d\d$/.test(value)) wrong.push(name);
    return /^(?:19|20|21)\d\d$/.test(value) ? Number(value) : null;
  };
  const language = one('language', isLanguage);
  const previous = one('previous', (id) => /^\d{1,9}$/.test(id));
  const facts: DocumentFacts = {
    title: text('title').replace(/\s+/g, ' ').slice(0, LONGEST),
    kind: DOCUMENT_KINDS.find((kind) => kind === one('kind', isKind)) ?? 'development plan',
    language: language ?? fallback,
    fromYear: year('from'),
    toYear: year('to'),
    issuer: text('issuer').replace(/\s+/g, ' ').slice(0, LONGEST),
    level: one('level', (code) => LEVELS.some((level) => level.code === code)) ?? 'national',
    place: one('place', (code) => placeByCode(code) !== undefined || placesOfSpace.includes(code)),
    sector: one('sector', (code) => SECTORS.some((sector) => sector.code === code)),
    previous: previous === null ? null : Number(previous),
  };
  if (facts.fromYear !== null && facts.toYear !== null && facts.toYear < facts.fromYear) wrong.push('to');
  const said: SaidFact[] = [];
  for (const each of ['kind', 'issuer', 'level', 'place', 'sector'] as const) if (text(each) !== '') said.push(each);
  if (language !== null) said.push('language');
  if (facts.fromYear !== null || facts.toYear !== null) said.push('years');
  return { facts, said, wrong };
}

function isKind(text: string): boolean {
  return (DOCUMENT_KINDS as readonly string[]).includes(text);
}
