import type { DataStructure } from '../model/structure.ts';
import { shown } from './identifiers.ts';
import { RestError, syntaxError } from './rest-error.ts';

/** The codes wanted by dimension id; a dimension that is not there may have any. */
export type KeyFilter = Readonly<Record<string, readonly string[]>>;

const CODES = /^[A-Za-z0-9_@$-]+(?:\+[A-Za-z0-9_@$-]+)*$/;

/**
 * Reads a key as text into the wanted codes by position; `all` and the empty key want everything. A position left empty,
 * or `*`, wants every code.
 *
 * @throws {RestError} `syntax`
 */
export function parseKey(text: string): readonly (readonly string[] | undefined)[] {
  if (text === '' || text === '*' || text.toLowerCase() === 'all') return [];
  return text.split('.').map((part) => {
    if (part === '' || part === '*') return undefined;
    if (!CODES.test(part)) throw syntaxError(`"${shown(part)}" in the key is no code, nor codes joined by +.`);
    return [...new Set(part.split('+'))];
  });
}

/** Ids of the dimensions that a key is made of, in its order: all but time. */
export function keyDimensions(structure: DataStructure): readonly string[] {
  return structure.dimensions
    .filter(({ kind }) => kind !== 'time-dimension')
    .toSorted((a, b) => a.position - b.position)
    .map(({ id }) => id);
}

/**
 * Gives the positions of a key their dimensions. A key that is too short leaves the dimensions at its end open, and one
 * that is too long may leave open what is not there: that is more than the standard asks for, but the meaning is certain.
 *
 * @throws {RestError} `semantic` when the key has more positions than the structure has dimensions
 */
export function keyFilter(key: readonly (readonly string[] | undefined)[], structure: DataStructure): KeyFilter {
  const dimensions = keyDimensions(structure);
  if (key.findLastIndex((codes) => codes !== undefined) >= dimensions.length) {
    throw new RestError(
      'semantic',
      `The key has ${key.length} positions, but ${structure.agency}:${structure.id}(${structure.version}) has ` +
        `${dimensions.length} dimensions: ${dimensions.join('.')}.`,
    );
  }
  return Object.fromEntries(
    key.flatMap((codes, at) => {
      const dimension = dimensions[at];
      return codes && dimension !== undefined ? [[dimension, codes]] : [];
    }),
  );
}
