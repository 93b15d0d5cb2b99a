/** Signs at the start of an item of a list, those that symbol fonts put in the private area included. */
const BULLET = /^(?:[•▪●○◦■□◆◇►▶➢➤✓✔‣⁃∙·\uf020-\uf0ff]|[–—-](?=\s)|[oO*](?=\s{1,4}\S)|\u2022)\s*/u;
/** (i), a), 1), (12), 1.  */
const ENUMERATOR = /^(?:\((?:[ivxl]{1,6}|[a-z]|\d{1,2}|[أ-ي])\)|(?:[ivxl]{1,6}|[a-z]|\d{1,2})\))\s+/iu;
/** A paragraph that bears a number: `131. S’agissant de`. */
const NUMBERED = /^\d{1,4}\.\s+\p{Lu}/u;
const SECTION_NUMBER = /^(\d{1,2}(?:\.\d{1,2}){1,5})\.?\s+\S/u;
const CHAPTER =
  /^(?:chapitre|chapter|cap[íi]tulo|partie|part|parte|titre|title|t[íi]tulo|section|secci[óo]n|annexe?s?|anexos?|appendix|axe|eje|pillar|pilar|pilier|الفصل|الباب|القسم|الجزء|المحور|الملحق)(?:\s+(?:[ivxlcd]+|\d+|[a-z])(?![\p{L}\d])|\s*[:.–—-]|\s+\p{L}+\s*(?:$|[:.–—-]))/iu;
const ROMAN = /^[IVX]{1,5}(?:\.\d+)*[.)]?\s+\p{Lu}/u;

export const startsItem = (text: string): boolean => BULLET.test(text) || ENUMERATOR.test(text);
/** A point of an enumeration inside a line: `: (i) to build`. */
const INLINE = /[\s;,:](?:\((?:[ivxl]{1,6}|[a-z]|\d{1,2})\)|(?<=[;:,]\s)(?:[ivxl]{1,6}|[a-z])\))\s+\S/iu;
/** Whether a line is the next point of an enumeration that runs through a paragraph, and not an item of its own. */
export const continuesEnumeration = (before: string, line: string): boolean =>
  ENUMERATOR.test(line) && !/[.!?]\s*$/u.test(before) && INLINE.test(before);
/** Whether a bracket is open at the end of a text: what comes next stands in it, and begins nothing. */
export const isInBracket = (text: string): boolean => /[([][^()[\]]{0,60}$/u.test(text);
export const startsNumbered = (text: string): boolean => NUMBERED.test(text);
/** Whether a line begins with the number of a section and its title: `1.2.3 Human capital`. */
export const startsSection = (text: string): boolean =>
  /^\d{1,2}(?:\.\d{1,2}){1,5}\.?\s+[\p{Lu}\u0621-\u064a]/u.test(text);
export const withoutBullet = (text: string): string => text.replace(BULLET, '');
export const endsSentence = (text: string): boolean => /[.!?:;…؟؛][»”"’')\]]*\s*$/u.test(text);
/** A line of a list of contents: its title, leaders, its page. */
export const isContentsLine = (text: string): boolean => /(?:\.\s?){5,}\s*\d{0,4}\s*$|…{2,}\s*\d{0,4}\s*$/u.test(text);

/** The level that the number or word before a heading states; undefined where there is none. */
export function statedLevel(text: string): number | undefined {
  const numbers = SECTION_NUMBER.exec(text)?.[1];
  if (numbers !== undefined) return Math.min(6, numbers.split('.').length);
  if (CHAPTER.test(text)) return 1;
  return ROMAN.test(text) ? 2 : undefined;
}

/** Whether a text is written in capitals throughout. */
export function isUpperCase(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const upper = text.match(/\p{Lu}/gu) ?? [];
  return letters.length > 3 && upper.length > letters.length * 0.85;
}
