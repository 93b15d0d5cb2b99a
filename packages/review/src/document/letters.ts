/** Letters drawn as shapes: ligatures of Latin letters, and Arabic letters in the shape they take inside a word. */
const SHAPES = /[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+/gu;
/** Marks of direction, joiners and spaces without width; the stroke that lengthens Arabic words. */
const WITHOUT_SOUND = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u0640]/gu;
/** Signs that steer machines, but for tabs and the ends of lines; a database takes some of them for the end of a text. */
const CONTROLS = /(?![\t\n\v\f\r])\p{Cc}|[\ufffe\uffff]/gu;
const ANY = /(?![\t\n\v\f\r])\p{Cc}|[\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufb00-\ufdff\ufe70-\uffff]/u;

/**
 * A text in the letters it is read in: shapes of letters become letters, `ﬁ` → `fi`, `ﻼ` → `لا`; lengthening strokes and
 * marks of direction and signs that steer machines are taken out.
 */
export function plainLetters(text: string): string {
  if (!ANY.test(text)) return text;
  return text
    .replace(SHAPES, (shapes) => shapes.normalize('NFKC').replaceAll(' ', ''))
    .replace(WITHOUT_SOUND, '')
    .replace(CONTROLS, '');
}

export const hasArabic = (text: string): boolean => /[\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufefc]/u.test(text);
