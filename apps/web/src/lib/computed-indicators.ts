import { indicatorByCode } from '@sterna/statistics';

/** Whether an indicator, or that of the key of a figure, is computed by a formula and stated by no source. */
export function isOfFormula(codeOrKey: string): boolean {
  return indicatorByCode(codeOrKey.split('~')[0] ?? '')?.formula !== undefined;
}
