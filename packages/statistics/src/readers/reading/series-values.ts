/** So many values are looked through one by one sooner than a map finds one. */
const FEW = 24;

/**
 * The values of one series by the number of their period. Most series have few: as a list of numbers they take a fraction
 * of the memory of a map, of which a large file would need a hundred thousand.
 */
export class SeriesValues {
  /** Periods and values in turn; NaN for a value stated as missing. */
  readonly #few: number[] = [];
  #many: Map<number, number> | undefined;

  /** The value of a period: NaN for one stated as missing, `undefined` where there is none. */
  get(period: number): number | undefined {
    if (this.#many) return this.#many.get(period);
    const few = this.#few;
    for (let at = 0; at < few.length; at += 2) if (few[at] === period) return few[at + 1];
    return undefined;
  }

  /** Adds the value of a period that has none; NaN for one stated as missing. */
  add(period: number, value: number): void {
    if (this.#many) {
      this.#many.set(period, value);
      return;
    }
    const few = this.#few;
    few.push(period, value);
    if (few.length <= FEW * 2) return;
    this.#many = new Map();
    for (let at = 0; at < few.length; at += 2) this.#many.set(few[at] ?? 0, few[at + 1] ?? Number.NaN);
    few.length = 0;
  }
}
