import type { TermPattern, WordPattern } from './term-pattern.ts';
import type { Token } from './tokens.ts';

/** A term met in a text. */
export interface TermMatch<Entry> {
  readonly entry: Entry;
  /** Numbers of its first and its last token. */
  readonly first: number;
  readonly last: number;
}

/** Most letters of a beginning by which it is looked up. */
const KEY = 5;
/** Most forms of words for which the terms that begin with them are kept. */
const MOST_FORMS = 50_000;
const NONE: readonly never[] = [];

const meetsForm = (word: WordPattern, { stem, folded }: Pick<Token, 'stem' | 'folded'>): boolean =>
  word.stems.has(stem) || word.prefixes.some((prefix) => folded.startsWith(prefix));

const meets = (word: WordPattern, token: Token): boolean =>
  meetsForm(word, token) ||
  (token.others?.some((other) => meetsForm(word, other)) ?? false) ||
  (token.isCapital && word.capitals.some((prefix) => token.folded.startsWith(prefix)));

/** Matches words from a place on; returns the number of the last token, or -1. */
function matchFrom(words: readonly WordPattern[], at: number, tokens: readonly Token[], from: number): number {
  const word = words[at];
  if (word === undefined) return from - 1;
  const sentence = tokens[Math.max(0, from - 1)]?.sentence;
  for (let skipped = 0; skipped <= word.gap; skipped += 1) {
    const token = tokens[from + skipped];
    if (token === undefined || (at > 0 && token.sentence !== sentence)) break;
    if (!meets(word, token)) continue;
    const end = matchFrom(words, at + 1, tokens, from + skipped + 1);
    if (end !== -1) return end;
  }
  return word.isOptional ? matchFrom(words, at + 1, tokens, from) : -1;
}

interface Indexed<Entry> {
  readonly entries: Entry[];
  readonly pattern: TermPattern;
}

/** Many terms, looked for together. */
export class TermIndex<Entry> {
  readonly #byStem = new Map<string, Indexed<Entry>[]>();
  readonly #byStart = new Map<string, Indexed<Entry>[]>();
  readonly #byTerm = new Map<string, Indexed<Entry>>();
  /** By folded word, then by stem. */
  readonly #byForm = new Map<string, Map<string, readonly Indexed<Entry>[]>>();

  /**
   * @param pattern of the language of this index; a term that stands in many concepts is looked for once
   * @param entry what a match gives back
   */
  add(pattern: TermPattern, entry: Entry): void {
    const known = this.#byTerm.get(pattern.term);
    if (known !== undefined) {
      if (!known.entries.includes(entry)) known.entries.push(entry);
      return;
    }
    const indexed = { entries: [entry], pattern };
    this.#byForm.clear();
    this.#byTerm.set(pattern.term, indexed);
    // Optional words at the start may be missing: the term is looked up under each word it may begin with.
    for (const word of pattern.words) {
      for (const stem of word.stems) push(this.#byStem, stem, indexed);
      for (const prefix of [...word.prefixes, ...word.capitals]) push(this.#byStart, prefix.slice(0, KEY), indexed);
      if (!word.isOptional) break;
    }
  }

  /** Every place where a term is met; of one term at one place the longest. */
  find(tokens: readonly Token[]): readonly TermMatch<Entry>[] {
    const matches: TermMatch<Entry>[] = [];
    tokens.forEach((token, first) => {
      for (const indexed of this.#beginningWith(token)) {
        const last = matchFrom(indexed.pattern.words, 0, tokens, first);
        if (last >= first) for (const entry of indexed.entries) matches.push({ entry, first, last });
      }
    });
    return matches;
  }

  /** Terms that may begin with a word. */
  #beginningWith(token: Token): readonly Indexed<Entry>[] {
    const own = this.#beginningWithForm(token);
    if (token.others === undefined) return own;
    return [...new Set([...own, ...token.others.flatMap((other) => this.#beginningWithForm(other))])];
  }

  /** Kept for each form: a document has some thousand words, each many times. */
  #beginningWithForm({ stem, folded }: Pick<Token, 'stem' | 'folded'>): readonly Indexed<Entry>[] {
    const known = this.#byForm.get(folded)?.get(stem);
    if (known !== undefined) return known;
    if (this.#byForm.size > MOST_FORMS) this.#byForm.clear();
    const found = new Set(this.#byStem.get(stem) ?? []);
    for (let letters = Math.min(KEY, folded.length); letters > 0; letters -= 1)
      for (const indexed of this.#byStart.get(folded.slice(0, letters)) ?? []) found.add(indexed);
    const terms = found.size === 0 ? NONE : [...found];
    const ofFolded = this.#byForm.get(folded) ?? new Map<string, readonly Indexed<Entry>[]>();
    this.#byForm.set(folded, ofFolded.set(stem, terms));
    return terms;
  }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const held = map.get(key);
  if (held === undefined) map.set(key, [value]);
  else held.push(value);
}
