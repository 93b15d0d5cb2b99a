/** Characters that show nothing, or turn what stands beside them around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text in one line: without unseen characters, with single spaces. */
export function tidyLine(text: string): string {
  return text.replace(LONE_SURROGATE, '').replace(UNSEEN, '').normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** A text of several lines: without unseen characters and without blank space at the ends of lines. */
export function tidyLines(text: string): string {
  const lines = text
    .replace(LONE_SURROGATE, '')
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .split('\n');
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** What a text is compared by: capitals, accents, kinds of apostrophes and spaces make no difference. */
export function likeness(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
