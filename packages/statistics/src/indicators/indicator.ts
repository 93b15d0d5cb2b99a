import type { LocalText, NumberStyle } from '@sterna/vocabulary';
import type { Formula } from '../derived/formula.ts';
import catalogue from './catalogue.json' with { type: 'json' };

/** A dimension that may be summed over. */
export type AdditiveDimension = 'COUNTERPART_AREA' | 'SEX' | 'REF_AREA';

/** What is measured. */
export interface Indicator {
  /** `EMIGRANT_STOCK`. */
  readonly code: string;
  /** Unit of measure: `PS` persons, `PC` percent, `USD`, `USD_PER_PS`, `PER_1000`, `LEVEL`… */
  readonly unit: string;
  readonly style: NumberStyle;
  readonly name: LocalText;
  readonly definition: LocalText;
  /** Dimensions whose parts add up to a total. */
  readonly additive?: readonly AdditiveDimension[];
  /** The indicator that states the same corridors from the other end. */
  readonly mirrorOf?: string;
  /** How it is computed where no source states it. */
  readonly formula?: Formula;
  /** Sustainable Development Goal targets it informs. */
  readonly targets?: readonly string[];
}

/** The indicator catalogue, in the order in which it is read. */
export const INDICATORS: readonly Indicator[] = catalogue as readonly Indicator[];

const byCode = new Map(INDICATORS.map((indicator) => [indicator.code, indicator]));

/** The catalogue's entry for a code, if it has one. Publishers' own codes have none. */
export function indicatorByCode(code: string): Indicator | undefined {
  return byCode.get(code);
}
