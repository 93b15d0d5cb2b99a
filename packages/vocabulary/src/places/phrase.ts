import type { Language } from '../language/language.ts';
import type { Place } from './place.ts';
import type { FrenchBehaviour, PlaceRow } from './place-row.ts';
import { PLACE_ROWS } from './places.ts';

/**
 * The part a place plays in a sentence.
 *
 * - `name`: the everyday name alone
 * - `the`: as subject or object, with its article: les États-Unis, Cuba
 * - `in`: en Moldavie, au Maroc, aux Philippines, à Cuba
 * - `of`: de Moldavie, du Maroc, de l’Équateur, des Philippines; in Arabic the name alone, as second term of an iḍāfa
 * - `from`: de Moldavie, du Maroc, d’Équateur, des Philippines
 */
export type PlaceRole = 'name' | 'the' | 'in' | 'of' | 'from';

const rows: ReadonlyMap<string, PlaceRow> = new Map(PLACE_ROWS.map((row) => [row.code, row]));

type Behaviour = Pick<PlaceRow, 'fr' | 'es' | 'the'>;

/** How regions and municipalities behave in a sentence: à Dakar, in Dakar, en Dakar. */
const OF_PARTS: Behaviour = { fr: 'bare' };

/**
 * Writes a place as a part of a sentence, in its everyday name with the articles and prepositions of the language.
 *
 * Regions and municipalities have no article of their own: their name follows the preposition that towns have.
 *
 * @throws RangeError when the place is neither one of `PLACES` nor a part of one
 */
export function placePhrase(place: Place, language: Language, role: PlaceRole): string {
  const row = place.kind === 'part' ? OF_PARTS : rows.get(place.code);
  if (!row) throw new RangeError(`not a known place: ${place.code}`);
  const name = place.shortName[language];
  if (role === 'name') return name;
  switch (language) {
    case 'fr':
      return frenchPhrase(name, row.fr, role);
    case 'en':
      return englishPhrase(name, row, role);
    case 'es':
      return spanishPhrase(name, row, role);
    case 'ar':
      return arabicPhrase(name, role);
  }
}

type SentenceRole = Exclude<PlaceRole, 'name'>;

interface FrenchForms {
  readonly the: string;
  readonly in: string;
  readonly of: string;
  readonly from: string;
}

/** What stands before a French name, by its behaviour: before a consonant, and before a vowel. */
const FRENCH: Readonly<Record<FrenchBehaviour, { readonly consonant: FrenchForms; readonly vowel: FrenchForms }>> = {
  masculine: {
    consonant: { the: 'le ', in: 'au ', of: 'du ', from: 'du ' },
    vowel: { the: 'l’', in: 'en ', of: 'de l’', from: 'd’' },
  },
  feminine: {
    consonant: { the: 'la ', in: 'en ', of: 'de ', from: 'de ' },
    vowel: { the: 'l’', in: 'en ', of: 'd’', from: 'd’' },
  },
  'feminine-of': {
    consonant: { the: 'la ', in: 'en ', of: 'de la ', from: 'de ' },
    vowel: { the: 'l’', in: 'en ', of: 'de l’', from: 'd’' },
  },
  'feminine-title': {
    consonant: { the: 'la ', in: 'en ', of: 'de la ', from: 'de la ' },
    vowel: { the: 'l’', in: 'dans l’', of: 'de l’', from: 'de l’' },
  },
  'feminine-island': {
    consonant: { the: 'la ', in: 'à la ', of: 'de la ', from: 'de la ' },
    vowel: { the: 'l’', in: 'à l’', of: 'de l’', from: 'de l’' },
  },
  plural: always({ the: 'les ', in: 'aux ', of: 'des ', from: 'des ' }),
  bare: {
    consonant: { the: '', in: 'à ', of: 'de ', from: 'de ' },
    vowel: { the: '', in: 'à ', of: 'd’', from: 'd’' },
  },
  'bare-en': {
    consonant: { the: '', in: 'en ', of: 'de ', from: 'de ' },
    vowel: { the: '', in: 'en ', of: 'd’', from: 'd’' },
  },
  'common-masculine': {
    consonant: { the: 'le ', in: 'dans le ', of: 'du ', from: 'du ' },
    vowel: { the: 'l’', in: 'dans l’', of: 'de l’', from: 'de l’' },
  },
  'common-feminine': {
    consonant: { the: 'la ', in: 'dans la ', of: 'de la ', from: 'de la ' },
    vowel: { the: 'l’', in: 'dans l’', of: 'de l’', from: 'de l’' },
  },
  'common-plural': always({ the: 'les ', in: 'dans les ', of: 'des ', from: 'des ' }),
};

function always(forms: FrenchForms): { readonly consonant: FrenchForms; readonly vowel: FrenchForms } {
  return { consonant: forms, vowel: forms };
}

function frenchPhrase(name: string, behaviour: FrenchBehaviour, role: SentenceRole): string {
  const written = behaviour.startsWith('common-') ? uncapitalised(name) : name;
  // The h of Haïti is mute, that of Honduras and Hongrie is not; y counts as a consonant (le Yémen).
  const vowel = /^[aeiou]|^haï/i.test(
    written
      .normalize('NFD')
      .replace(/^(.)\p{M}+/u, '$1')
      .normalize('NFC'),
  );
  return FRENCH[behaviour][vowel ? 'vowel' : 'consonant'][role] + written;
}

const ENGLISH: Readonly<Record<SentenceRole, string>> = { the: '', in: 'in ', of: 'of ', from: 'from ' };

function englishPhrase(name: string, row: Behaviour, role: SentenceRole): string {
  const written = row.fr.startsWith('common-') ? uncapitalised(name) : name;
  return ENGLISH[role] + (row.the ? 'the ' : '') + written;
}

const SPANISH: Readonly<Record<SentenceRole, string>> = { the: '', in: 'en ', of: 'de ', from: 'de ' };

function spanishPhrase(name: string, row: Behaviour, role: SentenceRole): string {
  const written = row.fr.startsWith('common-') ? uncapitalised(name) : name;
  if (row.es === 'el' && (role === 'of' || role === 'from')) return `del ${written}`;
  return SPANISH[role] + (row.es ? `${row.es} ` : '') + written;
}

const ARABIC: Readonly<Record<SentenceRole, string>> = { the: '', in: 'في ', of: '', from: 'من ' };

function arabicPhrase(name: string, role: SentenceRole): string {
  return ARABIC[role] + name;
}

/** English descriptions that begin with a proper noun or adjective keep their capital. */
const PROPER_BEGINNING = /^(?:\p{Lu}{2}|Arab |Caribbean |Pacific )/u;

/** With a small first letter, unless the first word is an abbreviation or a proper name (`OECD members`). */
function uncapitalised(name: string): string {
  return PROPER_BEGINNING.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
