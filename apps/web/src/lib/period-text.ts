import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

/** A period as people write it in the page's language: `1990/2020` is `1990–2020`, `2020-Q1` a quarter, `2020-03` a month. */
export function periodText(period: string): string {
  const [, year = '', part] = /^(\d{4})-(Q\d|\d{2})$/.exec(period) ?? [];
  if (part?.startsWith('Q')) return m.period_quarter({ quarter: part.slice(1), year });
  if (part !== undefined) return monthText(Number(year), Number(part));
  return period.replace('/', '–');
}

function monthText(year: number, month: number): string {
  // Arabic with Western digits, as everywhere in Sterna.
  const locale = getLocale() === 'ar' ? 'ar-u-nu-latn' : getLocale();
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(Date.UTC(year, month - 1, 1));
}
