import type { ActFilter } from '@sterna/spaces';

/** A day of the calendar, or nothing. */
function dayIn(text: string | null): string | undefined {
  if (text === null || !/^[12]\d{3}-\d\d-\d\d$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text ? undefined : text;
}

/** Longer names are none of ours. */
const LONGEST = 100;

/** Which acts an address asks for. `installation` stands for what nobody did. */
export function actFilter(query: URLSearchParams): ActFilter {
  const text = (name: string): string => (query.get(name) ?? '').slice(0, LONGEST);
  const [person, object, act] = [text('person'), text('object'), text('act')];
  const [from, to] = [dayIn(query.get('from')), dayIn(query.get('to'))];
  return {
    ...(person !== '' && { account: person === 'installation' ? '' : person }),
    ...(object !== '' && { object }),
    ...(act !== '' && { act }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

/** The act that the page begins before; none for the first page. */
export function actBefore(query: URLSearchParams): number | undefined {
  const text = query.get('before') ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** The address of a page with the same choice. */
export function actQuery(query: URLSearchParams, before?: number): string {
  const kept = new URLSearchParams();
  for (const name of ['person', 'object', 'act', 'from', 'to']) {
    const value = query.get(name);
    if (value) kept.set(name, value.slice(0, LONGEST));
  }
  if (before !== undefined) kept.set('before', String(before));
  const text = kept.toString();
  return text === '' ? '' : `?${text}`;
}
