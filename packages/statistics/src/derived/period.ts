/** The year a period ends in: `2020` for `2020`, `2020-Q1` and `2015/2020`. */
export function yearOf(period: string): number {
  const span = period.indexOf('/');
  return Number.parseInt(span < 0 ? period : period.slice(span + 1), 10);
}
