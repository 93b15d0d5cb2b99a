/**
 * Estimated widths of text, without a font at hand: the page uses whatever font the reader's system has. The advances
 * are those of wide system fonts (DejaVu Sans and Verdana are the widest in use), so that estimates err on the safe
 * side: text is seldom wider than estimated, often a tenth narrower.
 */
const CLASSES: readonly (readonly [pattern: RegExp, advance: number])[] = [
  // Direction marks, isolates and Arabic vowel signs take no room.
  [/[\u200b-\u200f\u2066-\u2069\u064b-\u065f]/u, 0],
  [/[ijl.,:;'’|!·]/u, 0.32],
  [/[\s\u00a0\u202f\u2009]/u, 0.32],
  [/[frtI()[\]/-]/u, 0.41],
  [/[mwMW%@—]/u, 0.95],
  [/[0-9$€]/u, 0.64],
  [/[A-ZÀ-ÖØ-Þ+−=<>]/u, 0.76],
  [/[\u0600-\u06ff]/u, 0.56],
];
const OTHER = 0.62;
const BOLD = 1.09;

const advances = new Map<string, number>();

function advanceOf(character: string): number {
  const known = advances.get(character);
  if (known !== undefined) return known;
  const advance = CLASSES.find(([pattern]) => pattern.test(character))?.[1] ?? OTHER;
  advances.set(character, advance);
  return advance;
}

/** The width `text` takes at most, in pixels, at a letter size in pixels. */
export function estimateWidth(text: string, size: number, bold = false): number {
  let ems = 0;
  for (const character of text) ems += advanceOf(character);
  return ems * size * (bold ? BOLD : 1);
}

/** Cuts a word wider than a line into pieces that fit: nothing is ever left out. */
function pieces(word: string, width: number, size: number, bold: boolean): string[] {
  if (estimateWidth(word, size, bold) <= width) return [word];
  const cut: string[] = [];
  // Behind a hyphen is the best place, then anywhere.
  for (const part of word.split(/(?<=[-/\u2010-\u2014])/u)) {
    const isWide = estimateWidth(part, size, bold) > width;
    for (const piece of isWide ? part : [part]) {
      const last = cut.at(-1);
      if (last !== undefined && estimateWidth(last + piece, size, bold) <= width) cut[cut.length - 1] = last + piece;
      else cut.push(piece);
    }
  }
  return cut;
}

/**
 * Breaks a text at its spaces into lines no wider than `width` pixels, as many as it needs. No-break spaces hold. Words
 * wider than a line are broken behind a hyphen or, at worst, between letters.
 */
export function wrapText(text: string, width: number, size: number, bold = false): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \n]+/u).filter((part) => part !== '')) {
    const [first = '', ...rest] = pieces(word, width, size, bold);
    const last = lines.at(-1);
    const joined = last === undefined ? first : `${last} ${first}`;
    if (last !== undefined && estimateWidth(joined, size, bold) <= width) lines[lines.length - 1] = joined;
    else lines.push(first);
    lines.push(...rest);
  }
  return lines;
}
