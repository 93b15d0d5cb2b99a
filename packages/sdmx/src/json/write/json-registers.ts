import type { ComponentValue } from '../../model/data.ts';

/** Gives each value of a component the index it has in the component's list of values. */
export class ValueRegister {
  readonly id: string;
  readonly #indices = new Map<string, number>();
  readonly #values: ComponentValue[] = [];

  constructor(id: string) {
    this.id = id;
  }

  get values(): readonly ComponentValue[] {
    return this.#values;
  }

  indexOf(value: ComponentValue): number {
    // Texts are told from other values by their first character.
    const key = typeof value === 'string' ? `=${value}` : JSON.stringify(value);
    const known = this.#indices.get(key);
    if (known !== undefined) return known;
    this.#indices.set(key, this.#values.length);
    this.#values.push(value);
    return this.#values.length - 1;
  }
}

/** The attributes of one level in the order of their arrays; it grows where others come than were expected. */
export class LevelRegister {
  readonly #places = new Map<string, number>();
  readonly #registers: ValueRegister[] = [];

  constructor(expected: readonly string[]) {
    for (const id of expected) this.placeOf(id);
  }

  get registers(): readonly ValueRegister[] {
    return this.#registers;
  }

  placeOf(id: string): number {
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    this.#places.set(id, this.#registers.length);
    this.#registers.push(new ValueRegister(id));
    return this.#registers.length - 1;
  }
}
