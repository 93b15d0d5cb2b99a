import type { Holding, HoldingFields } from './directory.ts';

const DAY = 86_400_000;

/** The day so many days later (earlier, when negative). @param day ISO date */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The same day so many years earlier; of 29 February, 28 February where the year has none. @param day ISO date */
export function yearsBefore(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) - years).padStart(4, '0');
  const same = `${year}${day.slice(4)}`;
  const date = new Date(`${same}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== same ? `${year}-02-28` : same;
}

/** Whether somebody holds the post on a day. */
export function holdsOn({ began, ended }: Pick<HoldingFields, 'began' | 'ended'>, day: string): boolean {
  return began <= day && (ended === null || ended >= day);
}

/** In order of time: by first day, then by last day, the one that lasts last. */
export function inOrderOfTime<Some extends Pick<HoldingFields, 'began' | 'ended'>>(holdings: readonly Some[]): Some[] {
  return holdings.toSorted(
    (a, b) => a.began.localeCompare(b.began) || (a.ended ?? '9999').localeCompare(b.ended ?? '9999'),
  );
}

/** Who holds a post on a day; several where holdings overlap, the newest last. */
export function holdersOn(holdings: readonly Holding[], day: string): Holding[] {
  return inOrderOfTime(holdings.filter((holding) => holdsOn(holding, day)));
}
