import { categoryName } from '@sterna/profile';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

const DIMENSIONS: Readonly<Record<string, () => string>> = {
  OCCUPATION: m.dimension_OCCUPATION,
  POLICY_DOMAIN: m.dimension_POLICY_DOMAIN,
  MIGRATORY_STATUS: m.dimension_MIGRATORY_STATUS,
};

/** Categories that no profile shows, and so the profile has no words for. */
const CATEGORIES: Readonly<Record<string, () => string>> = {
  EUMIG: m.category_EUMIG,
  NONEUMIG: m.category_NONEUMIG,
  MIGPER: m.category_MIGPER,
  NONMIG: m.category_NONMIG,
};

/** What figures are broken down by, in words of the page's language; SDMX's concept where there is no word. */
export function dimensionText(dimension: string): string {
  return DIMENSIONS[dimension]?.() ?? dimension;
}

/** A category in words of the page's language; the publisher's code where there is no word. */
export function categoryText(dimension: string, code: string): string {
  const own = dimension === 'MIGRATORY_STATUS' ? CATEGORIES[code] : undefined;
  return own?.() ?? categoryName(dimension, code, getLocale());
}
