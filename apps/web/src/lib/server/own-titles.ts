import type { Evidence } from '@sterna/evidence';
import { indicatorByCode } from '@sterna/statistics';
import type { OwnTitles } from '#lib/figure-text.ts';

/**
 * Titles of those indicators that the catalogue lacks, as their publishers write them.
 *
 * @param codes indicators of any kind
 */
export async function ownTitles(codes: readonly string[], evidence: Evidence): Promise<OwnTitles> {
  const wanted = new Set(codes.filter((code) => !indicatorByCode(code)));
  if (wanted.size === 0) return {};
  const own = (await evidence.indicators()).filter(({ code }) => wanted.has(code));
  return Object.fromEntries(own.map(({ code, title }) => [code, title]));
}
