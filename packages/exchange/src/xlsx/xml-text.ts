/** Characters that XML cannot hold, the line end that it would change, and what looks like an escaped one already. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are escaped
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|\p{Cs}|_(?=x[0-9A-Fa-f]{4}_)/gu;
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * A text as it may stand in an element or an attribute of a workbook. Characters that XML cannot hold, and lone halves of
 * pairs, become `_x000D_`, which spreadsheets read as the character (ECMA-376, part 1, 22.9.2.19).
 */
export function xmlText(text: string): string {
  const escaped = text.replace(
    UNWRITABLE,
    (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
  return escaped.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}
