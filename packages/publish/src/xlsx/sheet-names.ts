const LONGEST_NAME = 31;
const FORBIDDEN = /[[\]:*?/\\]/g;

/**
 * Makes names that Excel accepts for sheets: at most 31 characters, none of `[ ] : * ? / \`, no apostrophe at an end,
 * not empty, each once (Excel does not tell capitals from small letters).
 *
 * @returns one name for each wish, in order
 */
export function sheetNames(wishes: readonly string[]): readonly string[] {
  const taken = new Set<string>(['history']);
  return wishes.map((wish) => {
    const base =
      wish
        .replace(FORBIDDEN, ' ')
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^'+|'+$/g, '') || '–';
    let name = cut(base, LONGEST_NAME);
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) {
      const suffix = ` ${count}`;
      name = cut(base, LONGEST_NAME - suffix.length) + suffix;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Cuts by whole characters, counting as Excel does in UTF-16 units. */
function cut(text: string, length: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.trim();
}
