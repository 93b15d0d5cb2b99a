/** Characters a phrase must have for its repetition to be an accident of the file. */
const SHORTEST = 10;

interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

const wordsOf = (text: string): readonly Word[] =>
  [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({
    folded: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));

/** How many words are said twice from a place on; 0 where none are. */
function repeatedFrom(words: readonly Word[], at: number): number {
  const longest = Math.floor((words.length - at) / 2);
  for (let length = longest; length > 0; length -= 1) {
    const first = words[at];
    const last = words[at + length - 1];
    if (first === undefined || last === undefined) return 0;
    if (words[at + length]?.folded !== first.folded || last.end - first.start < SHORTEST) continue;
    let same = 1;
    while (same < length && words[at + same]?.folded === words[at + length + same]?.folded) same += 1;
    if (same === length) return length;
  }
  return 0;
}

/** The shortest piece whose repetition a phrase is: `a b a b` is `a b` twice. */
function periodOf(words: readonly Word[], at: number, length: number): number {
  for (let piece = 1; piece < length; piece += 1) {
    const first = words[at];
    const last = words[at + piece - 1];
    if (length % piece !== 0 || first === undefined || last === undefined || last.end - first.start < SHORTEST)
      continue;
    let isPeriod = true;
    for (let i = piece; i < length; i += 1) isPeriod &&= words[at + i]?.folded === words[at + i - piece]?.folded;
    if (isPeriod) return piece;
  }
  return length;
}

/**
 * Parts a text whose phrases are each said twice or more in a row, as some programs write the cells of a table:
 * `Enhance regulations Enhance regulations Ministry of Labour Ministry of Labour`.
 *
 * @returns the phrases, each once; what is not doubled stands between them. One phrase where nothing is doubled.
 */
export function withoutDoubling(text: string): readonly string[] {
  const words = wordsOf(text);
  const phrases: string[] = [];
  let rest = 0;
  const take = (from: number, to: number): void => {
    const first = words[from];
    const last = words[to - 1];
    if (first !== undefined && last !== undefined && from < to) phrases.push(text.slice(first.start, last.end));
  };
  for (let at = 0; at < words.length; ) {
    const repeated = repeatedFrom(words, at);
    if (repeated === 0) {
      at += 1;
      continue;
    }
    const length = periodOf(words, at, repeated);
    take(rest, at);
    take(at, at + length);
    at += length;
    while (words[at]?.folded === words[at - length]?.folded && isSame(words, at - length, at, length)) at += length;
    rest = at;
  }
  take(rest, words.length);
  return phrases;
}

function isSame(words: readonly Word[], one: number, other: number, length: number): boolean {
  for (let i = 0; i < length; i += 1) if (words[one + i]?.folded !== words[other + i]?.folded) return false;
  return true;
}
