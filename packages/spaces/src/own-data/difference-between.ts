/** By how much a figure differs from another of the same unit. */
export interface Difference {
  /** value − other, in the unit: percentage points for shares, per thousand for rates. */
  readonly absolute: number;
  /** (value − other) ÷ |other|; absent for shares and rates, whose own unit says more, and beside 0. */
  readonly relative?: number;
  /** How large it is beside those of other units: in percentage points for shares and rates, else in percent of the other. */
  readonly size?: number;
}

/** What a unit counts for a hundred: 1 for a share in percent, 10 for a rate per thousand; nothing for amounts. */
function perHundred(unit: string): number | undefined {
  if (unit === 'PC') return 1;
  const per = /^PER_(\d+)$/.exec(unit)?.[1];
  return per === undefined ? undefined : Number(per) / 100;
}

/** Whether differences of a unit are told in the unit itself and not in proportion: shares and rates. */
export function isRatio(unit: string): boolean {
  return perHundred(unit) !== undefined;
}

export function differenceBetween(value: number, other: number, unit: string): Difference {
  const absolute = value - other;
  const hundred = perHundred(unit);
  if (hundred !== undefined) return { absolute, size: Math.abs(absolute) / hundred };
  if (other === 0) return { absolute };
  const relative = absolute / Math.abs(other);
  return { absolute, relative, size: 100 * Math.abs(relative) };
}
