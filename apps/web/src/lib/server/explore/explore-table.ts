import { stepOf, type ValueStep, valueScale } from '@sterna/charts';
import type { Language } from '@sterna/vocabulary';
import { unitAfter, valueText } from '#lib/figure-text.ts';
import { tracePath } from '#lib/paths.ts';
import { statusText } from '#lib/words.ts';
import type { ExploredFigure } from './explored-figures.ts';

/** A cell of a table on a page: a value that leads to its trace, a text, or a missing value. */
export interface ExploreCell {
  readonly text: string;
  readonly unit?: string;
  readonly href?: string;
  /** Class of its value among all of the table. */
  readonly shade?: ValueStep;
  /** What is to be known of the value: estimated, provisional, a break. */
  readonly note?: string;
  readonly missing?: boolean;
  readonly numeric?: boolean;
}

export interface ExploreRow {
  readonly label: string;
  readonly cells: readonly ExploreCell[];
}

export interface ExploreTable {
  readonly caption: string;
  /** Heads of all columns, that of the row heads first. */
  readonly heads: readonly { readonly text: string; readonly numeric: boolean }[];
  readonly rows: readonly ExploreRow[];
  /** Shaded by value, as a picture. */
  readonly shaded: boolean;
  readonly page: number;
  readonly pages: number;
}

export const MISSING: ExploreCell = { text: '–', missing: true, numeric: true };

/** Statuses that go without saying. */
const PLAIN = new Set(['A']);

export function figureCell(figure: ExploredFigure | undefined, language: Language, withUnit = false): ExploreCell {
  if (!figure) return MISSING;
  const unit = withUnit ? unitAfter(figure.unit) : '';
  return {
    text: valueText(figure, language),
    ...(unit !== '' && { unit }),
    href: tracePath(language, figure.key),
    ...(PLAIN.has(figure.status) ? {} : { note: statusText(figure.status) }),
    numeric: true,
  };
}

export function textCell(text: string): ExploreCell {
  return { text };
}

/** Most cells on a page, so that it stays light. */
const MOST_CELLS = 1_200;
const LEAST_ROWS = 25;

/** The rows of one page of a long table. */
export function pageOf<Row>(
  rows: readonly Row[],
  columns: number,
  asked: number,
): { readonly rows: readonly Row[]; readonly page: number; readonly pages: number } {
  const size = Math.max(LEAST_ROWS, Math.floor(MOST_CELLS / Math.max(columns, 1)));
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(Math.max(asked, 1), pages);
  return { rows: rows.slice((page - 1) * size, page * size), page, pages };
}

/** The class of a value among others, for shading. */
export function shadeBy(values: readonly number[]): (value: number) => ValueStep {
  const scale = valueScale(values);
  return (value) => stepOf(value, scale);
}
