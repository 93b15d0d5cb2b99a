import { type SeriesKey, seriesId } from '@sterna/statistics';
import type { ComparedChange, Kind } from './compared-change.ts';

/**
 * Finds what can be derived of an indicator for some places.
 *
 * @returns values by `seriesId` of the series and period, joined by `|`
 */
export type FindDerived = (indicator: string, places: readonly string[]) => Promise<ReadonlyMap<string, number>>;

/** A figure that was derived before it came in, by running numbers of release, series and period. */
export interface CarriedFigure {
  /** What becomes of it by what is stored, as long as nothing is derived. */
  readonly kind: Kind;
  readonly release: number;
  readonly series: number;
  readonly period: number;
  /** NaN for one stated as missing. */
  readonly value: number;
  readonly change?: ComparedChange;
}

/** Texts of numbers keep fifteen digits; sums in another order differ in the last. */
const TOLERANCE = 1e-9;

/** The figures of a reading that were derived before they came in: used only where none can be derived now. */
export class CarriedFigures {
  readonly #figures: CarriedFigure[] = [];

  get count(): number {
    return this.#figures.length;
  }

  add(figure: CarriedFigure): void {
    this.#figures.push(figure);
  }

  /** What becomes of each, indicator by indicator: behind what is derived now, unless that is the same. */
  async *settle(
    keys: readonly SeriesKey[],
    periods: readonly string[],
    findDerived: FindDerived | undefined,
  ): AsyncGenerator<{ readonly kind: Kind; readonly figure: CarriedFigure }, void, undefined> {
    const byIndicator = Map.groupBy(this.#figures, ({ series }) => keys[series]?.indicator ?? '');
    for (const [indicator, figures] of byIndicator) {
      const places = [...new Set(figures.map(({ series }) => keys[series]?.refArea ?? ''))];
      const derived = await findDerived?.(indicator, places);
      for (const figure of figures) {
        const key = keys[figure.series];
        const now = key && derived?.get(`${seriesId(key)}|${periods[figure.period]}`);
        yield { kind: now === undefined ? figure.kind : isSame(now, figure.value) ? 'same' : 'behind', figure };
      }
    }
  }
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
}
