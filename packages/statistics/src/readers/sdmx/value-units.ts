import type { ReadAttributes } from './attributes.ts';
import type { CodeNames } from './code-names.ts';
import type { ReadKey } from './series-key.ts';
import { type KnownUnit, readUnit } from './units.ts';

/** The unit of an observation in our words, with its attributes as they then are. */
export interface ReadValueUnit {
  /** Absent where neither key nor attributes state one. */
  readonly unit: string | undefined;
  /** Places by which the decimal point of values moves, by unit and multiplier. */
  readonly places: number;
  readonly read: ReadAttributes;
}

/** Components that may hold the unit as an attribute. */
const UNIT_ATTRIBUTES = ['UNIT_MEASURE', 'UNIT', 'UNITS', 'UNIT_OF_MEASURE'];

/** Reads the units of one data set. */
export class ValueUnits {
  readonly #names: CodeNames;
  readonly #isOwn: boolean;
  readonly #units = new Map<string, KnownUnit>();
  /** Attributes with the multiplier that a unit of thousands brings, by those without. */
  readonly #multiplied = new WeakMap<ReadAttributes, ReadAttributes>();

  /** @param isOwn whether the units are ours already */
  constructor(names: CodeNames, isOwn: boolean) {
    this.#names = names;
    this.#isOwn = isOwn;
  }

  of(key: ReadKey, read: ReadAttributes): ReadValueUnit {
    const code = key.unit ?? read.unit;
    if (code === undefined || code === '' || this.#isOwn) return { unit: code, places: read.places, read };
    const { unit, places } = this.#known(code, key.unitDimension, 'UNIT_MULT' in read.others);
    if (places === 0) return { unit, places: read.places, read };
    return { unit, places, read: this.#withMultiplier(read, places) };
  }

  #known(code: string, dimension: string | undefined, hasMultiplier: boolean): KnownUnit {
    const signature = `${code}\n${hasMultiplier}`;
    const known = this.#units.get(signature);
    if (known !== undefined) return known;
    const ids = dimension === undefined ? UNIT_ATTRIBUTES : [dimension];
    const name = ids.map((id) => this.#names.namesOf(id)?.get(code)).find((each) => each !== undefined);
    const made = readUnit(code, name, hasMultiplier);
    this.#units.set(signature, made);
    return made;
  }

  /** Who writes the figures out again has to know by what they were multiplied. */
  #withMultiplier(read: ReadAttributes, places: number): ReadAttributes {
    const known = this.#multiplied.get(read);
    if (known !== undefined && known.places === places) return known;
    const all = Object.entries({ ...read.others, UNIT_MULT: String(places) }).sort(([a], [b]) => (a < b ? -1 : 1));
    const made = { ...read, places, others: Object.freeze(Object.fromEntries(all)) };
    this.#multiplied.set(read, made);
    return made;
  }
}
