import { type Language, PLACES } from '@sterna/vocabulary';
import { TermIndex } from '../matching/term-index.ts';
import { parseTerm } from '../matching/term-pattern.ts';
import type { Token } from '../matching/tokens.ts';
import { formOf } from '../matching/word-forms.ts';
import { PEOPLES } from './peoples.ts';

/** A country named in a text, or its people. */
interface Named {
  readonly code: string;
  readonly is: 'country' | 'people';
}

const indexes = new Map<Language, TermIndex<Named>>();

const words = (name: string): string => name.replace(/[()[\]|*^]/gu, ' ');

function indexOf(language: Language): TermIndex<Named> {
  const known = indexes.get(language);
  if (known !== undefined) return known;
  const index = new TermIndex<Named>();
  for (const { kind, code, name, shortName } of PLACES) {
    if (kind !== 'country') continue;
    // Its Arabic name also means what concerns finance.
    if (language === 'ar' && code === 'MLI') continue;
    for (const one of new Set([name[language], shortName[language]]))
      index.add(parseTerm(words(one), language), { code, is: 'country' });
  }
  for (const { code, ...people } of PEOPLES)
    for (const one of people[language]) index.add(parseTerm(one, language), { code, is: 'people' });
  indexes.set(language, index);
  return index;
}

interface Place {
  readonly first: number;
  readonly last: number;
  readonly named: readonly Named[];
}

/** Where a text names countries and their peoples; of names within names the longest: Guinea is not in Papua New Guinea. */
function namesIn(tokens: readonly Token[], language: Language): readonly Place[] {
  const isName = (at: number): boolean => language === 'ar' || (tokens[at]?.isCapital ?? false);
  const found = indexOf(language)
    .find(tokens)
    // French and Spanish write their adjectives of peoples small.
    .filter(({ first, entry }) => isName(first) || (entry.is === 'people' && language !== 'en'))
    .sort((a, b) => a.first - b.first || b.last - a.last);
  const places: { first: number; last: number; named: Named[] }[] = [];
  for (const { entry, first, last } of found) {
    const before = places.at(-1);
    if (before?.first === first && before.last === last) before.named.push(entry);
    else if (before === undefined || first > before.last) places.push({ first, last, named: [entry] });
  }
  return places;
}

/** Fewer mentions tell nothing of whose document it is. */
const FEWEST = 5;

/** A text part as it is read: its words, in its language. */
export interface WordsRead {
  readonly tokens: readonly Token[];
  readonly language: Language;
}

/**
 * Whose document it is: the country it names far more often than any other, counting its people; none where it names
 * none five times, or two about as often.
 *
 * @returns ISO 3166-1 alpha-3 code
 */
export function guessNation(parts: readonly WordsRead[]): string | undefined {
  const tally = new Map<string, number>();
  for (const { tokens, language } of parts)
    for (const { named } of namesIn(tokens, language))
      for (const code of new Set(named.map((one) => one.code))) tally.set(code, (tally.get(code) ?? 0) + 1);
  const [[code, most] = [undefined, 0], [, next] = [undefined, 0]] = [...tally].sort((a, b) => b[1] - a[1]);
  return most >= FEWEST && most >= 2 * next ? code : undefined;
}

/** The country that a few lines name most often, or first; none where they name none. @returns ISO 3166-1 alpha-3 code */
export function nationNamed(parts: readonly WordsRead[]): string | undefined {
  const tally = new Map<string, number>();
  for (const { tokens, language } of parts)
    for (const { named } of namesIn(tokens, language))
      for (const code of new Set(named.map((one) => one.code))) tally.set(code, (tally.get(code) ?? 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/**
 * What a country’s own name and people are read as in its own document. `ownpeople` is no word: English terms name its
 * people by it where any nation’s would be meant by the word for nationals.
 */
const OWN: Readonly<Record<Language, Readonly<Record<Named['is'], readonly string[]>>>> = {
  fr: { country: ['pays'], people: ['national', 'ownpeople'] },
  en: { country: ['country'], people: ['national', 'ownpeople'] },
  es: { country: ['país'], people: ['nacional'] },
  ar: { country: ['بلد'], people: ['مواطن', 'وطني'] },
};

function asOwn(is: Named['is'], language: Language): Pick<Token, 'folded' | 'stem' | 'others'> {
  const forms = OWN[language][is].flatMap((word) => formOf(word, language) ?? []);
  const [first = { folded: is, stem: is }, ...others] = forms;
  return { folded: first.folded, stem: first.stem, ...(others.length > 0 && { others }) };
}

/**
 * Words of a nation’s own document: “Liberians” are nationals there and “Liberia” is the country, so that nobody takes
 * the country’s own people for foreigners, nor the country for one abroad. Nationals abroad still are.
 *
 * @param nation ISO 3166-1 alpha-3 code
 */
export function inOwnNation({ tokens, language }: WordsRead, nation: string): readonly Token[] {
  const own = namesIn(tokens, language).flatMap(({ first, last, named }) => {
    const one = named.find(({ code }) => code === nation);
    return one === undefined ? [] : [{ first, last, is: one.is }];
  });
  if (own.length === 0) return tokens;
  const read: Token[] = [];
  let at = 0;
  for (const { first, last, is } of own) {
    const [head, tail] = [tokens[first], tokens[last]];
    if (head === undefined || tail === undefined) continue;
    const { start, sentence } = head;
    read.push(...tokens.slice(at, first));
    read.push({ ...asOwn(is, language), start, end: tail.end, sentence, isCapital: false });
    at = last + 1;
  }
  return [...read, ...tokens.slice(at)];
}
