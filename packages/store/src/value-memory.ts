const SERIES_ON_A_PAGE = 512;

/**
 * Values of one import by series and period, in pages of numbers: eight bytes a figure where a map would take a hundred.
 */
export class ValueMemory {
  /** By period, then by page of series. NaN where nothing is remembered, Infinity for a value stated as missing. */
  readonly #periods: (Float64Array<ArrayBuffer> | undefined)[][] = [];

  /** Remembers a value, NaN for one stated as missing. */
  set(series: number, period: number, value: number): void {
    this.#page(series, period)[series % SERIES_ON_A_PAGE] = Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  }

  /** The value remembered: NaN for one stated as missing, `undefined` where there is none. */
  get(series: number, period: number): number | undefined {
    const page = this.#periods[period]?.[Math.floor(series / SERIES_ON_A_PAGE)];
    const value = page?.[series % SERIES_ON_A_PAGE] ?? Number.NaN;
    if (Number.isNaN(value)) return undefined;
    return value === Number.POSITIVE_INFINITY ? Number.NaN : value;
  }

  #page(series: number, period: number): Float64Array<ArrayBuffer> {
    const pages = this.#periods[period] ?? [];
    this.#periods[period] = pages;
    const number = Math.floor(series / SERIES_ON_A_PAGE);
    const page = pages[number] ?? new Float64Array(SERIES_ON_A_PAGE).fill(Number.NaN);
    pages[number] = page;
    return page;
  }
}
