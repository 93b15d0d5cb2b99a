const PERIODS_PER_WORD = 32;
const FIRST_CAPACITY = 1024;

/**
 * Which figures one import has already brought, as one bit for each series and period: ten million figures take a few
 * megabytes, where a set of keys would take a gigabyte.
 */
export class SeenFigures {
  /** One array for each 32 periods; one word for each series. */
  readonly #planes: Uint32Array<ArrayBuffer>[] = [];

  /**
   * Notes a figure.
   *
   * @param series running number of the series within the import, from 0
   * @param period running number of the period within the import, from 0
   * @returns whether it was new
   */
  add(series: number, period: number): boolean {
    const plane = this.#planeFor(Math.floor(period / PERIODS_PER_WORD), series);
    const bit = 1 << (period % PERIODS_PER_WORD);
    const word = plane[series] ?? 0;
    if ((word & bit) !== 0) return false;
    plane[series] = word | bit;
    return true;
  }

  #planeFor(number: number, series: number): Uint32Array<ArrayBuffer> {
    const plane = this.#planes[number];
    if (plane && series < plane.length) return plane;
    let capacity = plane?.length ?? FIRST_CAPACITY;
    while (capacity <= series) capacity *= 2;
    const grown = new Uint32Array(capacity);
    if (plane) grown.set(plane);
    this.#planes[number] = grown;
    return grown;
  }
}
