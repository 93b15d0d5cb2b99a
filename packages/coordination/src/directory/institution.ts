import { LANGUAGES, type Language, type LocalText } from '@sterna/vocabulary';
import { INSTITUTION_KINDS, type InstitutionKind, type InstitutionLevel } from './terms.ts';

/** A name by language; one language suffices. */
export type Names = Readonly<Partial<Record<Language, string>>>;

/** What is known of an institution. Texts that are not known are empty. */
export interface InstitutionFields {
  readonly name: Names;
  /** Usual abbreviation. */
  readonly shortName: string;
  readonly kind: InstitutionKind;
  /** Codes of the vocabulary's sectors, in its order. */
  readonly sectors: readonly string[];
  /** Code of the vocabulary's levels. */
  readonly level: InstitutionLevel;
  /** Place it works for where that is not the space's own: a code of the vocabulary, or a name that it does not know. */
  readonly place: string;
  readonly email: string;
  readonly phone: string;
  /** Address with https:// or http://. */
  readonly website: string;
  /** May have several lines. */
  readonly note: string;
  /** Id of the institution it is a part of. */
  readonly partOf: number | null;
}

/** An institution of a directory. */
export interface Institution extends InstitutionFields {
  readonly id: number;
  /** A deleted one can be restored for some time; it holds no post and is responsible for nothing meanwhile. */
  readonly isDeleted: boolean;
}

/** A name and the language it is in. */
export interface NameInLanguage {
  readonly text: string;
  /** `undefined` for an abbreviation, which belongs to none. */
  readonly language: Language | undefined;
}

/** A name in a language; else in the first language that has one; else the abbreviation. */
export function nameIn(
  { name, shortName = '' }: { readonly name: Names; readonly shortName?: string },
  language: Language,
): NameInLanguage {
  const order = [language, ...LANGUAGES.filter((each) => each !== language)];
  const found = order.find((each) => (name[each] ?? '') !== '');
  return found ? { text: name[found] ?? '', language: found } : { text: shortName, language: undefined };
}

/** What a kind of institution is called. */
export function kindName(kind: InstitutionKind): LocalText {
  const term = INSTITUTION_KINDS.find(({ code }) => code === kind);
  if (!term) throw new RangeError(`not a kind of institution: ${kind}`);
  return term.name;
}
