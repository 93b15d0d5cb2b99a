import type { Sex } from '../observation.ts';

/**
 * Another figure of the same place and time. Unless said otherwise the total over counterparts, sexes and ages.
 */
export interface FigureReference {
  readonly figure: string;
  /** `same` takes the counterpart of the figure being computed: the corridor. */
  readonly counterpart?: 'same';
  readonly sex?: Sex;
  /**
   * Source whose figure is taken where it states one, even when another's is in force, so that a ratio has one
   * territory and one method on both sides.
   */
  readonly prefer?: string;
  /** Years the figure may lie away when its own year is missing; the computed figure then states both years. */
  readonly nearest?: number;
}

/** How a figure is computed from others: data, so that it can be read, translated, traced and checked. */
export type Formula =
  | FigureReference
  | { readonly add: readonly Formula[] }
  | { readonly divide: readonly [Formula, Formula] }
  | { readonly multiply: readonly (Formula | number)[] }
  /** Percent difference between the first and the last period of a series. */
  | { readonly change: FigureReference };

/** Every figure that a formula refers to, in reading order. */
export function referencesOf(formula: Formula | number): readonly FigureReference[] {
  if (typeof formula === 'number') return [];
  if ('figure' in formula) return [formula];
  if ('change' in formula) return [formula.change];
  if ('add' in formula) return formula.add.flatMap(referencesOf);
  if ('divide' in formula) return formula.divide.flatMap(referencesOf);
  return formula.multiply.flatMap(referencesOf);
}

/** Looks up the value of a reference; `undefined` when it is missing. */
export type ValueOf = (reference: FigureReference) => number | undefined;

/**
 * Computes a formula.
 *
 * @returns the value, or `undefined` when any figure it needs is missing or a divisor is zero: nothing is computed
 * from a missing value
 */
export function evaluateFormula(formula: Formula | number, resolve: ValueOf): number | undefined {
  if (typeof formula === 'number') return formula;
  if ('figure' in formula) return resolve(formula);
  if ('change' in formula) return undefined;
  if ('add' in formula) return combine(formula.add, resolve, (a, b) => a + b);
  if ('multiply' in formula) return combine(formula.multiply, resolve, (a, b) => a * b);
  const [over, under] = formula.divide.map((part) => evaluateFormula(part, resolve));
  if (over === undefined || under === undefined || under === 0) return undefined;
  return over / under;
}

function combine(
  parts: readonly (Formula | number)[],
  resolve: ValueOf,
  join: (a: number, b: number) => number,
): number | undefined {
  let result: number | undefined;
  for (const part of parts) {
    const value = evaluateFormula(part, resolve);
    if (value === undefined) return undefined;
    result = result === undefined ? value : join(result, value);
  }
  return result;
}
