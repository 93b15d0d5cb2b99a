import { syntaxError } from './rest-error.ts';

/** The identifiers of SDMX 2.1 (`SDMXCommon.xsd`), as far as addresses may hold them. */
const NC_NAME = '[A-Za-z][A-Za-z0-9_-]*';
const ID = '[A-Za-z0-9_@$-]+';
export const PATTERNS: Readonly<Record<'ncName' | 'nestedNcName' | 'id' | 'nestedId' | 'version', RegExp>> = {
  ncName: new RegExp(`^${NC_NAME}$`),
  nestedNcName: new RegExp(`^${NC_NAME}(?:\\.${NC_NAME})*$`),
  id: new RegExp(`^${ID}$`),
  nestedId: new RegExp(`^${ID}(?:\\.${ID})*$`),
  version: /^(?:latest|[0-9]+(?:\.[0-9]+)*)$/,
};

/** One or more alternatives, or everything. */
export type Alternatives = readonly string[] | 'all';

/**
 * Reads a part of a path that may be `all`, one identifier, or several joined by `+`.
 *
 * @param what names it in the error: `an agency`
 * @throws {RestError} `syntax`
 */
export function parseAlternatives(text: string | undefined, pattern: RegExp, what: string): Alternatives {
  if (text === undefined || text === '' || text.toLowerCase() === 'all' || text === '*') return 'all';
  const parts = text.split('+');
  for (const part of parts) {
    if (!pattern.test(part))
      throw syntaxError(`"${shown(part)}" cannot be ${what}. Use one id, several joined by +, or all.`);
  }
  return parts.some((part) => part.toLowerCase() === 'all') ? 'all' : [...new Set(parts)];
}

/** Whether a value is among alternatives. */
export function isAmong(alternatives: Alternatives, value: string): boolean {
  return alternatives === 'all' || alternatives.includes(value);
}

/** A part of a query as it may be shown in a message: not without end. */
export function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
