/** How often each word of a document occurs, hyphens kept: tells which hyphens at line ends belong to the word. */
export type WordCounts = ReadonlyMap<string, number>;

const WORD = /[\p{L}\p{M}]+(?:[-‐‑][\p{L}\p{M}]+)*/gu;

/** Counts the words inside lines; those cut at a line's end are left out. */
export function countWords(lines: Iterable<string>): WordCounts {
  const counts = new Map<string, number>();
  for (const line of lines) {
    for (const [word] of line.matchAll(WORD)) {
      const key = word.toLowerCase();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

const CUT = /([\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*)[-‐‑\u00ad]$/u;
const GOES_ON = /^(\p{Ll}[\p{L}\p{M}]*)/u;

/** Joins a line to the text before it; a word cut at the line's end is made whole again. */
export function joinLine(before: string, line: string, words: WordCounts): string {
  if (before === '') return line;
  const head = CUT.exec(before)?.[1];
  const tail = GOES_ON.exec(line)?.[1];
  if (head === undefined || tail === undefined) return `${before} ${line}`;
  const whole = words.get(`${head}${tail}`.toLowerCase()) ?? 0;
  const hyphened = words.get(`${head}-${tail}`.toLowerCase()) ?? 0;
  const stem = before.replace(/[-‐‑\u00ad]$/u, '');
  return hyphened > whole ? `${stem}-${line}` : `${stem}${line}`;
}

/** Joins lines to one text. */
export function joinLines(lines: readonly string[], words: WordCounts): string {
  return lines.reduce((text, line) => joinLine(text, line, words), '');
}
