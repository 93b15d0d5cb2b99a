import type { RawBlock } from './policy-text.ts';

/** A plan that a text calls by its name and its short name: `Agenda for Transformation (AfT)`. */
export interface NamedPlan {
  readonly name: string;
  readonly short: string;
}

const NAMED =
  /((?:plan|strat[ée]g\p{L}*|estrategia|agenda|policy|politique|pol[íi]tica|programme?|programa|vision|visi[óo]n|framework|cadre|marco|document|documento|national|stratégie)(?:[\s-]+[\p{L}’'-]+){1,14}?)\s*\(\s*((?=[^)]*\p{Lu}[^)]*\p{Lu})[\p{Lu}\p{Ll}\d-]{3,10})\s*\)/giu;
/** Times a name must come. */
const FEWEST = 3;
/** Blocks from the start that are looked at. */
const FIRST = 4_000;
const SMALL = /^(?:of|the|and|for|to|in|de|du|des|la|le|les|l|d|et|à|aux|au|del|las|los|el|y|al|para|en|of|sur|on)$/iu;

const initials = (name: string): string =>
  (name.match(/\p{L}+/gu) ?? [])
    .filter((word) => !SMALL.test(word))
    .map((word) => word[0] ?? '')
    .join('')
    .toUpperCase();

/** Whether a short name is of the first letters of a name. */
function isShortOf(short: string, name: string): boolean {
  const letters = short.replace(/[^\p{Lu}]/gu, '');
  return letters.length > 1 && initials(name) === letters;
}

/** The plan that a document names most often with its short name. */
export function namedPlan(blocks: readonly Pick<RawBlock, 'text'>[]): NamedPlan | undefined {
  const counts = new Map<string, { name: string; short: string; count: number }>();
  for (const { text } of blocks.slice(0, FIRST)) {
    if (!text.includes('(')) continue;
    for (const [, name = '', short = ''] of text.matchAll(NAMED)) {
      if (!isShortOf(short, name)) continue;
      const known = counts.get(short);
      if (known === undefined) counts.set(short, { name, short, count: 1 });
      else {
        known.count += 1;
        // As it is written with capitals, where it is somewhere.
        if (/^\p{Ll}/u.test(known.name) && /^\p{Lu}/u.test(name)) known.name = name;
      }
    }
  }
  for (const known of counts.values()) {
    const alone = new RegExp(`(?<![\\p{L}\\d])${known.short}(?![\\p{L}\\d])`, 'u');
    for (const { text } of blocks.slice(0, FIRST)) if (alone.test(text)) known.count += 1;
  }
  const [first] = [...counts.values()].sort((a, b) => b.count - a.count);
  return first === undefined || first.count < FEWEST
    ? undefined
    : { name: first.name.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()), short: first.short };
}
