import type { DifferenceFilter } from '@sterna/spaces';
import { DIFFERENCE_SIZES } from '#lib/own-data-text.ts';

/** The differences that an address asks for. */
export function differenceFilter(query: URLSearchParams): DifferenceFilter {
  const indicator = query.get('indicator') ?? '';
  const size = Number(query.get('size'));
  return {
    ...(/^[\w.-]{1,80}$/.test(indicator) && { indicator }),
    ...(DIFFERENCE_SIZES.includes(size) && { atLeast: size / 100 }),
  };
}
