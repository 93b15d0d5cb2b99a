import { type Language, LEVELS, SECTORS } from '@sterna/vocabulary';
import type { HoldingFields, PostFields, Responsibility, SubjectTerm } from '../directory/directory.ts';
import type { InstitutionFields } from '../directory/institution.ts';
import { INSTITUTION_KINDS, POST_KINDS, SUBJECTS, type Term } from '../directory/terms.ts';
import type { InstitutionColumn, PostColumn, ResponsibilityColumn } from './columns.ts';

/** How an institution is referred to, by its id. */
export type Reference = (institution: number) => string;

/** Between sectors of one cell; no name of a sector has it. */
export const BETWEEN_SECTORS = ' | ';

function termName(terms: readonly Pick<Term<string>, 'code' | 'name'>[], code: string, language: Language): string {
  return terms.find((term) => term.code === code)?.name[language] ?? code;
}

/** Sectors in the order of the vocabulary, however they were entered. */
function inOrder(sectors: readonly string[]): readonly string[] {
  const known = SECTORS.flatMap(({ code }) => (sectors.includes(code) ? [code] : []));
  return [...known, ...sectors.filter((code) => !known.includes(code))];
}

/** An institution as cells of a file. */
export function institutionCells(
  fields: InstitutionFields,
  reference: Reference,
  language: Language,
): Readonly<Record<InstitutionColumn, string>> {
  const { name, shortName, kind, sectors, level, place, partOf, email, phone, website, note } = fields;
  return {
    shortName,
    'name-fr': name.fr ?? '',
    'name-en': name.en ?? '',
    'name-es': name.es ?? '',
    'name-ar': name.ar ?? '',
    kind: termName(INSTITUTION_KINDS, kind, language),
    sectors: inOrder(sectors)
      .map((code) => termName(SECTORS, code, language))
      .join(BETWEEN_SECTORS),
    level: termName(LEVELS, level, language),
    place,
    partOf: partOf === null ? '' : reference(partOf),
    email,
    phone,
    website,
    note,
  };
}

/** A post with one who held it as cells of a file; the post alone where nobody did. */
export function postCells(
  post: PostFields,
  holding: (HoldingFields & { readonly accountName?: string | null }) | undefined,
  reference: Reference,
  language: Language,
): Readonly<Record<PostColumn, string>> {
  return {
    kind: termName(POST_KINDS, post.kind, language),
    title: post.title,
    sector: post.sector === null ? '' : termName(SECTORS, post.sector, language),
    holder: holding ? holding.holder || (holding.accountName ?? '') : '',
    contact: holding?.contact ?? '',
    institution: holding ? reference(holding.institution) : '',
    began: holding?.began ?? '',
    ended: holding?.ended ?? '',
    note: holding?.note ?? '',
  };
}

/** A responsibility as cells of a file; the name is for people. */
export function responsibilityCells(
  { subject, code, institution, since }: Responsibility,
  term: SubjectTerm | undefined,
  reference: Reference,
  language: Language,
): Readonly<Record<ResponsibilityColumn, string>> {
  return {
    subject: termName(SUBJECTS, subject, language),
    code,
    name: term?.name[language] ?? '',
    institution: reference(institution),
    since,
  };
}
