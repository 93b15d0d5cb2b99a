import type { DifferenceFilter } from '@sterna/spaces';
import { CHOICES_TO_MAKE, DIFFERENCE_ORDERS, DIFFERENCE_SIZES } from '#lib/own-data-text.ts';

/** The differences that an address asks for. */
export function differenceFilter(query: URLSearchParams): DifferenceFilter {
  const indicator = query.get('indicator') ?? '';
  const size = Number(query.get('size'));
  const inForce = CHOICES_TO_MAKE.find((each) => each === query.get('shown'));
  const period = /^\d{4}$/.exec(query.get('year') ?? '')?.[0];
  const order = DIFFERENCE_ORDERS.find((each) => each === query.get('order'));
  return {
    ...(/^[\w.-]{1,80}$/.test(indicator) && { indicator }),
    ...(DIFFERENCE_SIZES.includes(size) && { atLeast: size }),
    ...(inForce && { inForce }),
    ...(period !== undefined && { period }),
    ...(order && order !== 'size' && { order }),
  };
}

/** The part of an address that asks for them. */
export function differenceQuery({ indicator, atLeast, inForce, period, order }: DifferenceFilter): string {
  return new URLSearchParams({
    ...(indicator !== undefined && { indicator }),
    ...(atLeast !== undefined && { size: String(atLeast) }),
    ...(inForce && { shown: inForce }),
    ...(period !== undefined && { year: period }),
    ...(order && { order }),
  }).toString();
}
