import { type CellReference, TOTAL } from '../../observation.ts';
import type { Areas } from './areas.ts';
import type { CodeNames } from './code-names.ts';
import type { OtherPlace } from './other-places.ts';

/** Codes of all places together, and of a dimension that does not apply. */
const ALL_PLACES = new Set(['_T', 'T', 'TOT', 'TOTAL', 'W', 'WLD', 'WORLD']);
const NOT_APPLICABLE = new Set(['', '_Z']);

/** The further dimension that says by what a counterpart is one: `CITIZENSHIP`, `C_BIRTH`. */
export const COUNTERPART_BY = 'COUNTERPART_BY';

/** The other place of a key. */
export interface Counterpart {
  readonly code: string;
  /** The dimension that it is of, if it is one of citizenship, birth and the like. */
  readonly by?: string;
}

type Key = ReadonlyMap<string, string>;

/** Finds the other place of a corridor among the dimensions of a key. */
export class Counterparts {
  readonly #areas: Areas;
  readonly #names: CodeNames;

  constructor(areas: Areas, names: CodeNames) {
    this.#areas = areas;
    this.#names = names;
  }

  /** A place by its code; all places together as `_T`. */
  placeOf(id: string, code: string, at: () => CellReference): string {
    if (isTotal(code)) return TOTAL;
    const place = this.#areas.codeOf(code, id, this.#names.namesOf(id), at);
    return place === 'WLD' ? TOTAL : place;
  }

  /**
   * The counterpart by birth, citizenship and the like: the first of them that names a place, else the first that is a
   * total.
   *
   * @returns nothing where none applies
   */
  among(key: Key, candidates: readonly OtherPlace[], at: () => CellReference): Counterpart | undefined {
    const given = candidates.filter((each) => this.#fits(each, key.get(each.id) ?? ''));
    const found = given.find(({ id }) => !isTotal(key.get(id) ?? '')) ?? given[0];
    return found && { code: this.placeOf(found.id, key.get(found.id) ?? '', at), by: found.id };
  }

  #fits({ id, wantsPlaces }: OtherPlace, code: string): boolean {
    if (NOT_APPLICABLE.has(code)) return false;
    if (!wantsPlaces || isTotal(code)) return true;
    return this.#areas.knows(code, this.#names.namesOf(id));
  }
}

/** Whether a code means all places together. */
function isTotal(code: string): boolean {
  return ALL_PLACES.has(code.toUpperCase());
}
