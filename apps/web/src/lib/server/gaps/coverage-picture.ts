import type { GapRow } from './gap-report.ts';

/** The years of an indicator as a row of cells, drawn in the page: one mark for each year with a figure. */
export interface CoverageStrip {
  /** SVG path in a box of `width` × 1 units, a unit for each year. */
  readonly path: string;
  readonly width: number;
}

/** First year of the pictures unless figures begin later: what is older matters to few. */
const FIRST_YEAR = 1990;

/** The years that all rows are drawn over. */
export function pictureYears(
  rows: readonly GapRow[],
  thisYear: number,
): { readonly first: number; readonly last: number } {
  const years = rows.flatMap((row) => row.years).filter((year) => year >= FIRST_YEAR);
  const first = years.length > 0 ? Math.min(...years) : thisYear - 10;
  return { first, last: Math.max(thisYear, ...years) };
}

/** Marks for the years of one indicator; neighbours become one mark. */
export function coverageStrip(row: GapRow, span: { readonly first: number; readonly last: number }): CoverageStrip {
  const width = span.last - span.first + 1;
  let path = '';
  let start: number | undefined;
  const known = new Set(row.years);
  for (let year = span.first; year <= span.last + 1; year += 1) {
    if (known.has(year)) start ??= year;
    else if (start !== undefined) {
      path += `M${start - span.first} 0h${year - start}v1h${start - year}z`;
      start = undefined;
    }
  }
  return { path, width };
}

/** Years as people write them, runs together: `1990–1995, 2000`. */
export function yearRuns(years: readonly number[], separator: string): string {
  const runs: [number, number][] = [];
  for (const year of years) {
    const last = runs.at(-1);
    if (last && year === last[1] + 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(separator);
}
