import { type Finding, indicatorByCode, type SourceObservation } from '@sterna/statistics';
import { readWrittenNumber } from '@sterna/statistics/mapping';
import type { Language } from '@sterna/vocabulary';
import { type CheckedFigures, checkFigures, type FigureCheckContext } from './check-figures.ts';

/** What a grid asks for: a row for each indicator, sex and other place, a column for each year. */
export interface GridShape {
  readonly indicators: readonly string[];
  /** `_T` for all together; else other places with the space's own. */
  readonly counterparts: readonly string[];
  readonly sexes: readonly ('_T' | 'F' | 'M')[];
  readonly years: readonly string[];
}

export interface GridRow {
  readonly indicator: string;
  readonly counterpart: string;
  readonly sex: '_T' | 'F' | 'M';
}

/** Cells that one page can hold. */
export const MOST_CELLS = 1000;

export function gridRows({ indicators, counterparts, sexes }: GridShape): readonly GridRow[] {
  return indicators.flatMap((indicator) =>
    counterparts.flatMap((counterpart) => sexes.map((sex) => ({ indicator, counterpart, sex }))),
  );
}

/**
 * Years that somebody has written: `2019`, `2015-2020`, `2010, 2015, 2020`, in any order.
 *
 * @returns `undefined` for what is none, or for more than 60
 */
export function parseYears(text: string): readonly string[] | undefined {
  const years = new Set<number>();
  for (const piece of text.split(/[\s,;،]+/).filter(Boolean)) {
    const [, from = '', to = from] = /^(\d{4})(?:[-–](\d{4}))?$/.exec(piece) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (from === '' || first < 1800 || last > 2200 || last < first || last - first > 60) return undefined;
    for (let year = first; year <= last; year++) years.add(year);
  }
  const sorted = [...years].sort((a, b) => a - b).map(String);
  return sorted.length > 0 && sorted.length <= 60 ? sorted : undefined;
}

/**
 * Reads the cells of a grid: rows in the order of `gridRows`, columns in that of the years, empty ones left out.
 *
 * @param language in whose way numbers are written
 */
export function readGrid(
  shape: GridShape,
  cells: readonly (readonly string[])[],
  context: FigureCheckContext,
  language: Language,
): CheckedFigures {
  const findings: Finding[] = [];
  const observations: SourceObservation[] = [];
  for (const [line, row] of gridRows(shape).entries()) {
    const unit = indicatorByCode(row.indicator)?.unit ?? 'NUMBER';
    for (const [column, year] of shape.years.entries()) {
      const at = { row: line + 1, column: column + 1 };
      const value = readCell(cells[line]?.[column] ?? '', unit, language, (rule, message) =>
        findings.push({ rule, severity: 'error', message, where: '', at }),
      );
      if (value === undefined) continue;
      const { indicator, counterpart, sex } = row;
      const key = { indicator, refArea: context.place, counterpart, sex, age: '_T', dimensions: {}, unit };
      observations.push({ ...key, period: year, value, status: 'A', at });
    }
  }
  const checked = checkFigures(observations, context);
  return { figures: checked.figures, findings: [...findings, ...checked.findings] };
}

function readCell(
  text: string,
  unit: string,
  language: Language,
  refuse: (rule: string, message: string) => void,
): number | undefined {
  const counts = unit === 'PS' ? 'persons' : unit === 'USD' ? 'money' : 'fractions';
  const read = readWrittenNumber(text.trim().slice(0, 60), {}, { counts, decimalComma: language !== 'en' });
  switch (read.kind) {
    case 'number':
      return read.value;
    case 'empty':
    case 'missing':
      return undefined;
    case 'unclear':
      refuse(
        'unclear-number',
        `“${read.text}” may be thousands or a fraction. Write thousands without a separator, decimals with a point.`,
      );
      return undefined;
    default:
      refuse('not-a-number', `“${read.text}” is not a number. Write digits, or “..” for missing.`);
      return undefined;
  }
}
