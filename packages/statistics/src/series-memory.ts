import { type SeriesKey, seriesId } from './observation.ts';

/**
 * Remembers something for each series. The figures of a series follow one another in most files, or those of both sexes
 * in turn: comparing with the last two series asked for is cheaper than making the text that names one.
 */
export class SeriesMemory<Kept> {
  readonly #known = new Map<string, Kept>();
  #last: { readonly key: SeriesKey; readonly kept: Kept } | undefined;
  #before: { readonly key: SeriesKey; readonly kept: Kept } | undefined;

  /** How many series are remembered. */
  get size(): number {
    return this.#known.size;
  }

  /** @param make called for a series that is met for the first time */
  find(key: SeriesKey, make: (key: SeriesKey) => Kept): Kept {
    if (this.#last && isSameSeries(this.#last.key, key)) return this.#last.kept;
    if (this.#before && isSameSeries(this.#before.key, key)) {
      const found = this.#before;
      this.#before = this.#last;
      this.#last = found;
      return found.kept;
    }
    const text = seriesId(key);
    let kept = this.#known.get(text);
    if (kept === undefined) {
      kept = make(key);
      this.#known.set(text, kept);
    }
    this.#before = this.#last;
    this.#last = { key, kept };
    return kept;
  }
}

/** May say no of equal keys with further dimensions, never yes of different ones. */
function isSameSeries(a: SeriesKey, b: SeriesKey): boolean {
  return (
    a.counterpart === b.counterpart &&
    a.sex === b.sex &&
    a.refArea === b.refArea &&
    a.indicator === b.indicator &&
    a.age === b.age &&
    a.unit === b.unit &&
    (a.dimensions === b.dimensions || (isEmptyRecord(a.dimensions) && isEmptyRecord(b.dimensions)))
  );
}

function isEmptyRecord(record: Readonly<Record<string, string>>): boolean {
  for (const _name in record) return false;
  return true;
}
