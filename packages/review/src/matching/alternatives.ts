/** Most ways one term may be written in, so that a slip does not fill the memory. */
const MOST = 400;

/** Finds the bracket that closes the one at a place. */
function closing(term: string, open: number): number {
  let depth = 0;
  for (let at = open; at < term.length; at += 1) {
    const sign = term[at] ?? '';
    if ('(['.includes(sign)) depth += 1;
    if (')]'.includes(sign)) depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`A bracket of the term “${term}” is not closed.`);
}

/** A group within a group: its choices are as good as those beside it. */
const WORDS_ONLY = /^\([^()[\]]*\)$/;

/** Parts what stands between brackets at the bars that are not inside further brackets. */
function choicesOf(inside: string): readonly string[] {
  const choices: string[] = [''];
  let depth = 0;
  for (const sign of inside) {
    if ('(['.includes(sign)) depth += 1;
    if (')]'.includes(sign)) depth -= 1;
    if (sign === '|' && depth === 0) choices.push('');
    else choices[choices.length - 1] += sign;
  }
  return choices
    .map((choice) => choice.trim())
    .filter((choice) => choice !== '')
    .flatMap((choice) => (WORDS_ONLY.test(choice) ? choicesOf(choice.slice(1, -1)) : [choice]));
}

/** A choice of one word, which a group of a term may hold. */
const isWord = (choice: string): boolean => /^\^?[\p{L}\p{M}\p{N}]+\*?$/u.test(choice);

function written(term: string): readonly string[] {
  const open = term.search(/[([]/);
  if (open === -1) return [term];
  const close = closing(term, open);
  const isOptional = term[open] === '[';
  const choices = choicesOf(term.slice(open + 1, close));
  const words = choices.filter(isWord);
  const group = words.join('|');
  const ways = choices.filter((choice) => !isWord(choice)).flatMap((choice) => written(choice));
  if (words.length > 0) ways.push(isOptional ? `[${group}]` : `(${group})`);
  else if (isOptional) ways.push('');
  const before = term.slice(0, open);
  const after = written(term.slice(close + 1));
  return ways.flatMap((way) => after.map((rest) => `${before}${way}${rest}`));
}

/**
 * The ways in which a term may be written that hold no phrase in brackets: `leave (home|the country)` is `leave (home)` and
 * `leave the country`. Groups of single words are kept, as they are matched together.
 *
 * @throws Error for a bracket that is not closed, or more than 400 ways
 */
export function waysOfTerm(term: string): readonly string[] {
  const ways = written(term);
  if (ways.length > MOST) throw new Error(`The term “${term}” can be written in ${ways.length} ways.`);
  return ways;
}
