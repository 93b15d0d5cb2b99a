import type { ComponentValue, LocalisedText } from '../model/data.ts';

/**
 * The code of a cell that may hold a code and its name, as in `A: Annual`. Names may hold `: ` as well, codes may not.
 *
 * @param isCoded whether the column is known to hold codes; a text of its own may begin with a word and a colon too
 */
export function codeOfLabelled(cell: string, isCoded: boolean): string {
  const at = cell.indexOf(': ');
  if (at === -1) return cell;
  const code = cell.slice(0, at);
  const isCode = isCoded ? /^\S+$/.test(code) : /^([A-Z0-9_@$-]+|[a-z]{1,2})$/.test(code);
  return isCode ? code : cell;
}

/** The texts between separators, where a part in quotes may hold separators itself and quotes doubled. */
export function splitSubfields(cell: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    if (cell[at] === '"') {
      const end = closingQuote(cell, at);
      if (end !== -1 && (end + 1 === cell.length || cell.startsWith(separator, end + 1))) {
        parts.push(cell.slice(at + 1, end).replaceAll('""', '"'));
        at = end + 1 + separator.length;
        if (end + 1 === cell.length) return parts;
        continue;
      }
    }
    const next = cell.indexOf(separator, at);
    if (next === -1) {
      parts.push(cell.slice(at));
      return parts;
    }
    parts.push(cell.slice(at, next));
    at = next + separator.length;
  }
}

function closingQuote(cell: string, start: number): number {
  for (let at = cell.indexOf('"', start + 1); at !== -1; at = cell.indexOf('"', at + 2)) {
    if (cell[at + 1] !== '"') return at;
  }
  return -1;
}

const LANGUAGE = /([A-Za-z]{2,8}(?:-[A-Za-z0-9]+)*):/y;

/**
 * `en:Value;fr:Valeur`; nothing where a part has no language before its colon. A text that holds the separator stands in
 * quotes after its language: `en:"this; that"`.
 */
function localisedCell(cell: string, separator: string): LocalisedText | undefined {
  const texts: Record<string, string> = {};
  for (let at = 0; at <= cell.length; ) {
    LANGUAGE.lastIndex = at;
    const language = LANGUAGE.exec(cell)?.[1];
    if (language === undefined || language === '__proto__') return undefined;
    const start = at + language.length + 1;
    const quote = cell[start] === '"' ? closingQuote(cell, start) : -1;
    if (quote !== -1 && (quote + 1 === cell.length || cell.startsWith(separator, quote + 1))) {
      texts[language] = cell.slice(start + 1, quote).replaceAll('""', '"');
      at = quote + 1 + separator.length;
      if (quote + 1 === cell.length) return texts;
    } else {
      const end = cell.indexOf(separator, start);
      texts[language] = cell.slice(start, end === -1 ? undefined : end);
      if (end === -1) return texts;
      at = end + separator.length;
    }
  }
  return texts;
}

/** A cell of a column for several values. */
export function severalOfCell(cell: string, separator: string, codeOf: (part: string) => string): ComponentValue {
  return splitSubfields(cell, separator).map(codeOf);
}

/**
 * A cell of a column for texts in languages: one set of texts, or several sets each in quotes of their own.
 */
export function localisedOfCell(cell: string, separator: string): ComponentValue {
  const one = cell.startsWith('"') ? undefined : localisedCell(cell, separator);
  if (one) return one;
  if (!cell.startsWith('"')) return cell;
  return splitSubfields(cell, separator).map((part) => localisedCell(part, separator) ?? part);
}

/** Whether a cell can only be a number with a decimal comma: `12,4`, `0,125`, `1234,567`, not `1,234`. */
export function hasDecimalComma(cell: string): boolean {
  return /^-?\d+,\d+$/.test(cell) && !/^-?[1-9]\d{0,2},\d{3}$/.test(cell);
}
