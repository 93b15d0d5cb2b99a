/** Where the ten digits of a script begin: Arabic, eastern Arabic, Devanagari, Bengali. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6];

const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g;
/** Marks that steer the direction of a text and show nothing, and the byte order mark. */
const INVISIBLE = /[\u200b-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

function latinDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = ZEROS.find((start) => code >= start && code < start + 10) ?? code;
  return String(code - zero);
}

/** A text as it is compared: its digits Latin, without marks that show nothing, trimmed. */
export function plainText(text: string): string {
  return text.replace(INVISIBLE, '').replace(OTHER_DIGITS, latinDigit).trim();
}

/** A word as it is looked up: plain, without case, accents and punctuation, the Arabic letters of several forms as one. */
export function wordKey(text: string): string {
  return plainText(text)
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]+/gu, '')
    .toLowerCase()
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replace(/[^\p{L}\p{N}%$€_+<>≥≤]+/gu, ' ')
    .trim();
}
