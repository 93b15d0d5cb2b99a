import type { Language } from '@sterna/vocabulary';

/** Words after which a text is not at its end: what follows was lost with its line or its cell. */
const DANGLING: Readonly<Record<Language, RegExp>> = {
  en: /(?:^|\s)(?:of|the|an?|and|or|to|with|for|from|by|in|on|at|as|into|through|their|its|that|which|is|are|will|be|such|including|between|within|under|towards?)[\s,;]*$/iu,
  fr: /(?:^|[\s’'])(?:de|la|le|les|des|du|et|ou|à|au|aux|en|pour|par|sur|avec|dans|une?|d|l|qui|que|dont|leurs?|ses|sa|son|ces?|entre|sous|vers|ainsi|sans)[’',;\s]*$/iu,
  es: /(?:^|\s)(?:de|la|el|los|las|del|y|e|o|al?|en|para|por|con|una?|unos|unas|que|cuyos?|sus?|entre|sobre|sin|desde|hacia|hasta|como|según)[\s,;]*$/iu,
  ar: /(?:^|\s)(?:من|في|على|إلى|عن|مع|التي|الذي|بين|و)[\s،؛]*$/u,
};
/** The end of a letter, a number or a name is no word left over: `hepatitis A`, `Plan de acción, anexo A`. */
const NAMED_LETTER = /\s\p{Lu}$/u;
/** Words that go on with what stood before. */
const GOES_ON = /^(?:and|or|et|ou|y|e|o|of|by|par|por|which|that|qui|que|based on)\s/u;
/** How a row of figures at the end of a line begins: columns that a file wrote beside the text. */
const FIGURES = /(?:\s+-?\d[\d.,]*\s?%?){3,}\s*$/u;

/** Words of a text that is whole although a bracket of it is not. */
const MANY_WORDS = 15;

/** A bracket that opens just before the end, or one that closes first. */
function isTorn(text: string): boolean {
  if (/^\W*\)/u.test(text) || /\((?:[^\s()]+\s+){0,2}[^\s()]*$/u.test(text)) return true;
  // The bracket of a point of a list stands alone: `a) …; b) …`.
  const plain = text.replace(/(?:^|(?<=[\s;:,]))(?:\p{L}{1,3}|\d{1,2})\)/gu, (mark, at: number) =>
    text.lastIndexOf('(', at) > text.lastIndexOf(')', at) ? mark : '',
  );
  return plain.split('(').length !== plain.split(')').length && text.split(' ').length <= MANY_WORDS;
}

/** A measure as it stands in a list, without what leads to the next: `…; and`. */
export const withoutJoint = (text: string): string =>
  text.replace(/[;,]\s*(?:and|or|et|ou|y|e|o|و|أو)\s*$/iu, '').trim();

/** Whether a text is only a piece of a sentence: it ends where no sentence can, or goes on with what stood before it. */
export function isFragment(text: string, language: Language): boolean {
  const plain = text.trim();
  // A question, or what leads to a list, is no measure either.
  if (GOES_ON.test(plain) || /[?؟]|[-–—]$/u.test(plain) || isTorn(plain)) return true;
  return DANGLING[language].test(plain) && !NAMED_LETTER.test(plain);
}

/** A line without the figures of the columns that stood beside it. */
export const withoutFigures = (text: string): string => text.replace(FIGURES, '').trim();
