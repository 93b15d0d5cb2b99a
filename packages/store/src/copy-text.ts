const SPECIAL = /[\\\t\n\r\0]/;
const EACH_SPECIAL = /[\\\t\n\r\0]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  // PostgreSQL has no place for this character in a text.
  '\0': '',
};

/** How the text format of COPY writes an absent value. */
export const COPY_NULL = '\\N';

/**
 * A text as a field of PostgreSQL's COPY text format.
 * https://www.postgresql.org/docs/current/sql-copy.html, "Text Format"
 */
export function copyField(text: string | undefined | null): string {
  if (text === undefined || text === null) return COPY_NULL;
  return SPECIAL.test(text) ? text.replace(EACH_SPECIAL, (character) => ESCAPES[character] ?? character) : text;
}
