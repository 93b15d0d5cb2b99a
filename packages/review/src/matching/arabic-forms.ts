/** Vowel signs, the lengthening stroke, the small alef, and marks of direction that stand inside words. */
const UNWRITTEN = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f]/g;

/** Letters that are written in several ways, in one of them; those of Persian keyboards among them. */
const LETTERS: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ک: 'ك',
  ہ: 'ه',
};

/** Whether a word is in Arabic letters, those of PDF files that are drawn as shapes among them. */
export const isArabic = (word: string): boolean => /[\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufeff]/.test(word);

/** An Arabic word in one way of writing: without vowel signs, its alefs, its last letters and its shapes made one. */
export const foldArabic = (written: string): string =>
  written
    .normalize('NFKC')
    .replace(UNWRITTEN, '')
    .replace(/[أإآٱىیئؤةکہ]/g, (letter) => LETTERS[letter] ?? letter);

/** The fewest letters that stand on after a letter is taken off. */
const FEWEST = 3;

/** A word without its article; `لل` is the preposition with it. */
const withoutArticle = (word: string): readonly string[] =>
  /^(?:ال|لل)../u.test(word) ? [word, word.slice(2)] : [word];

/** A word without a letter that means with, to, as, or that it will be. */
function withoutPreposition(word: string): readonly string[] {
  const isTaken = /^[بكل]/u.test(word) || (/^س[يتن]/u.test(word) && word.length > 4);
  return isTaken && word.length > FEWEST ? [word, word.slice(1)] : [word];
}

/** The words a folded one may be under the letters written at its head: and, so; with, to, as; the article. */
function heads(word: string): readonly string[] {
  const afterAnd = /^[وف]/u.test(word) && word.length > FEWEST ? [word, word.slice(1)] : [word];
  return [...new Set(afterAnd.flatMap(withoutPreposition).flatMap(withoutArticle))];
}

/** A word whose pronoun is taken off: what was closed before it opens again, `هجرتهم` → `هجره`, `أبنائهم` → `ابناء`. */
function closed(word: string): string {
  if (/[^ا]ت$/u.test(word) && word.length > FEWEST) {
    const base = word.slice(0, -1);
    return base.length > FEWEST ? base : `${base}ه`;
  }
  return /..ا[يو]$/u.test(word) ? `${word.slice(0, -1)}ء` : word;
}

/** Takes off the endings of number, gender and case of a noun. */
function stemOf(word: string): string {
  const rest = word.slice(0, -2);
  if (word.endsWith('ات') && rest.length >= FEWEST) return rest.length > FEWEST ? rest : `${rest}ه`;
  if (/(?:ون|ين|ان)$/u.test(word) && (rest.length > FEWEST || /^..ي$/u.test(rest))) return closed(rest);
  const shorter = word.slice(0, -1);
  if (shorter.length <= FEWEST) return word;
  // The final alef of an object; names of countries end in one too, after a ya.
  if (word.endsWith('ه') || /[^ي]ا$/u.test(word)) return shorter;
  return word.endsWith('يي') ? shorter : word;
}

/** Adjectives built as names of people who do something are, whose last letter is not that of a plural. */
const RELATIONS: ReadonlySet<string> = new Set(['خارجي', 'داخلي', 'جانبي', 'ساحلي', 'عالمي', 'ماضي', 'اقتصادي']);

/** `مهاجري` for `مهاجرين` before the word that follows; only of words built as those for people are. */
const beforeNoun = (word: string): readonly string[] =>
  word.length > 4 && /^(?:م|.ا).*[^ي]ي$/u.test(word) && !RELATIONS.has(word) ? [word.slice(0, -1)] : [];

const PRONOUNS = ['هما', 'هم', 'ها', 'هن', 'نا', 'كم'] as const;

/** The stems a word may have, its head taken off; the first as it stands, without pronoun. */
function stems(word: string, isFeminine: boolean): readonly string[] {
  const found = [stemOf(word), ...beforeNoun(word)];
  // The alef of an object after three letters may as well be the word’s own.
  if (/^..[^ي]ا$/u.test(word)) found.push(word.slice(0, -1));
  const pronoun = PRONOUNS.find((one) => word.endsWith(one)) ?? (word.endsWith('ه') && !isFeminine ? 'ه' : undefined);
  if (pronoun !== undefined && word.length - pronoun.length >= FEWEST) {
    const owned = closed(word.slice(0, -pronoun.length));
    found.push(stemOf(owned), ...beforeNoun(owned));
  }
  return found;
}

/** One way in which a word may be read. */
export interface ArabicReading {
  /** Folded, without what is written at its head. */
  readonly folded: string;
  readonly stem: string;
}

/**
 * The ways in which an Arabic word may be read: conjunctions, prepositions and the article are written at its head,
 * pronouns at its end, and no letter tells them from the word’s own. The first reading is that without the article.
 */
export function readingsOf(written: string): readonly [ArabicReading, ...ArabicReading[]] {
  const isFeminine = /ة$/u.test(written.normalize('NFKC').replace(UNWRITTEN, ''));
  const word = foldArabic(written);
  const plain = withoutArticle(word).at(-1) ?? word;
  const seen = new Set<string>();
  const readings: ArabicReading[] = [];
  for (const folded of [plain, ...heads(word)]) {
    for (const stem of stems(folded, isFeminine)) {
      const key = `${folded} ${stem}`;
      if (!seen.has(key)) readings.push({ folded, stem });
      seen.add(key);
    }
  }
  const [first = { folded: word, stem: word }, ...others] = readings;
  return [first, ...others];
}

/** The stems by which a word of a term is met: with its first letters taken for the article, and for its own. */
export function stemsOfArabicTerm(written: string): readonly string[] {
  const word = foldArabic(written);
  // Only the article: a preposition written at the head of a term is meant, as in `بالخارج`.
  const words = /^ال../u.test(word) ? [word, word.slice(2)] : [word];
  return [...new Set(words.map(stemOf))];
}
