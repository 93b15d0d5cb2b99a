import { TOTAL } from '@sterna/statistics';
import { m } from '#lib/paraglide/messages.js';

/** An SDMX age code in words of the page's language: `Y15T24`, `Y_GE15`, `Y_LT18`; the code where it is another. */
export function ageText(code: string): string {
  if (code === TOTAL) return m.age_all();
  const [, from, to] = /^Y(\d+)T(\d+)$/.exec(code) ?? [];
  if (from !== undefined && to !== undefined) return m.age_range({ from, count: Number(to) });
  const [, bound, years] = /^Y_(GE|LT)(\d+)$/.exec(code) ?? [];
  if (years === undefined) return code;
  return bound === 'GE' ? m.age_from({ count: Number(years) }) : m.age_under({ count: Number(years) });
}
