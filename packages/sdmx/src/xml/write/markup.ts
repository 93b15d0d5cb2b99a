import type { LocalisedText } from '../../model/data.ts';

/** What XML 1.0 cannot hold in any spelling: control characters, halves of surrogate pairs, two non-characters. */
const IMPOSSIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const SPECIAL = /[&<>"\t\n\r]/g;
const NEEDS_CARE = /[^\u0020-\uD7FF\uE000-\uFFFD]|[&<>"]/;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As references they survive the normalisation of white space in attributes.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Told of each text that had characters XML cannot hold. */
export type Note = (text: string) => void;

/**
 * A text as it stands in XML, in an attribute or between tags. Characters that XML cannot hold become U+FFFD, and `note`
 * is told.
 */
export function escapeXml(text: string, note?: Note): string {
  if (!NEEDS_CARE.test(text)) return text;
  const possible = text.replace(IMPOSSIBLE, '\uFFFD');
  if (note && possible !== text) note(text);
  return possible.replace(SPECIAL, (character) => ESCAPES[character] ?? character);
}

/** XML attributes with a space before each; those without value are left out. */
export function attributesOf(
  attributes: Readonly<Record<string, string | number | boolean | undefined>>,
  note?: Note,
): string {
  let text = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) text += ` ${name}="${escapeXml(String(value), note)}"`;
  }
  return text;
}

/** An element for each language, in the order given. */
export function localisedElements(name: string, text: LocalisedText | undefined, indent: string, note?: Note): string {
  return Object.entries(text ?? {})
    .map(
      ([language, value]) =>
        `${indent}<${name} xml:lang="${escapeXml(language)}">${escapeXml(value, note)}</${name}>\n`,
    )
    .join('');
}
