const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** True for characters XML 1.0 allows: control characters other than tab and line ends are not among them. */
function isAllowed(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

/** Writes a text so that it can stand in XML as content or between double quotes. Characters XML forbids are left out. */
export function escapeXml(text: string): string {
  return [...text]
    .filter(isAllowed)
    .map((character) => ENTITIES[character] ?? character)
    .join('');
}

/** A coordinate with one decimal at most and no idle characters: `.5`, `-3`. */
export function coordinate(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return `${rounded === 0 ? 0 : rounded}`.replace(/^(-?)0\./, '$1.');
}
