import { type Formula, indicatorByCode, referencesOf } from '@sterna/statistics';

/** Whether a formula relates figures to one another: its result is no figure that somebody counts. */
function isRelation(formula: Formula | number): boolean {
  if (typeof formula === 'number' || 'figure' in formula) return false;
  if ('divide' in formula || 'change' in formula) return true;
  return ('add' in formula ? formula.add : formula.multiply).some(isRelation);
}

/**
 * Indicators that an indicator is computed from, in the order of its formula: a share, a rate, a change follows from
 * its parts, and these are what a country brings. None for what is counted or published as it is.
 */
export function computedFrom(code: string): readonly string[] {
  const formula = indicatorByCode(code)?.formula;
  if (!formula || !isRelation(formula)) return [];
  return [...new Set(referencesOf(formula).map(({ figure }) => figure))];
}
