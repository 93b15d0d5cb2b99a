const ALLOWED = /^[A-Za-z0-9_-]+$/;

const hex = (char: string): string => `$${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}$`;

/**
 * A code as an id that SDMX allows, the same for the same code and another for another: points, which part the codes of a
 * key, become `@` (`SM.POP.NETM` → `SM@POP@NETM`), other characters their number between `$`. `codeOfSdmx` undoes it.
 */
export function sdmxCode(code: string): string {
  if (ALLOWED.test(code)) return code;
  if (code === '') return '$$';
  return code.replace(/[^A-Za-z0-9_-]/gu, (char) => (char === '.' ? '@' : hex(char)));
}

/** The code that `sdmxCode` made an id of. */
export function codeOfSdmx(id: string): string {
  if (ALLOWED.test(id)) return id;
  if (id === '$$') return '';
  return id.replace(/@|\$([0-9A-F]+)\$/g, (mark, number: string | undefined) =>
    number === undefined ? (mark === '@' ? '.' : mark) : String.fromCodePoint(Number.parseInt(number, 16)),
  );
}
