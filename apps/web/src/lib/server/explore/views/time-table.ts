import { yearOf } from '@sterna/statistics';
import { MOST_COMPARED } from '#lib/explore/choice.ts';
import { m } from '#lib/paraglide/messages.js';
import { periodText } from '#lib/period-text.ts';
import { absentOf } from '../absent.ts';
import { type ExploreTable, figureCell, MISSING, pageOf } from '../explore-table.ts';
import type { ExploredSeries } from '../selection.ts';
import { differenceOf, seriesLabel } from '../series-label.ts';
import type { Ranking } from './ranking.ts';
import type { ViewContext } from './view-context.ts';

/** Most years side by side; the newest are kept where the reader has not said from when. */
const MOST_COLUMNS = 16;
const MOST_ASKED_COLUMNS = 40;

/** Periods of some series, ascending. */
export function periodsOf(series: readonly ExploredSeries[]): readonly string[] {
  const periods = new Set(series.flatMap(({ figures }) => figures.map(({ period }) => period)));
  return [...periods].toSorted((a, b) => yearOf(a) - yearOf(b) || (a < b ? -1 : 1));
}

/** The periods that stand side by side in a table or matrix. */
export function columnPeriods(series: readonly ExploredSeries[], { choice }: ViewContext): readonly string[] {
  const periods = periodsOf(series);
  return periods.slice(-(choice.from === undefined ? MOST_COLUMNS : MOST_ASKED_COLUMNS));
}

/** Head of the column that names series. */
export function rowHead(series: readonly ExploredSeries[]): string {
  const { place, indicator, partner } = differenceOf(series);
  if (place) return m.column_place();
  if (partner) return m.column_counterpart();
  return indicator ? m.column_indicator() : m.column_place();
}

function byPeriod(figures: ExploredSeries['figures']): ReadonlyMap<string, ExploredSeries['figures'][number]> {
  return new Map(figures.map((figure) => [figure.period, figure]));
}

/**
 * A table of values over time. Few series stand side by side with the newest period first, to be read on a phone; many
 * stand below one another with periods as columns.
 *
 * @param ranking the page of a longer list that the series are, if they are
 */
export function timeTable(series: readonly ExploredSeries[], context: ViewContext, ranking?: Ranking): ExploreTable {
  const { language, choice } = context;
  const difference = differenceOf(series);
  const label = (each: ExploredSeries): string => seriesLabel(each, difference, context);
  const withUnit = new Set(series.map(({ newest }) => newest.unit)).size > 1;
  const maps = new Map(series.map((each) => [each, byPeriod(each.figures)]));
  const caption = m.explore_table_caption();
  const absent = absentOf(choice, series, context);
  if (series.length <= MOST_COMPARED && !ranking) {
    const periods = periodsOf(series).toReversed();
    const page = pageOf(periods, series.length + absent.length + 1, choice.page);
    return {
      caption,
      heads: [m.column_period(), ...series.map(label), ...absent].map((text, index) => ({ text, numeric: index > 0 })),
      rows: page.rows.map((period) => ({
        label: periodText(period),
        cells: [
          ...series.map((each) => figureCell(maps.get(each)?.get(period), language, withUnit)),
          ...absent.map(() => MISSING),
        ],
      })),
      shaded: false,
      page: page.page,
      pages: page.pages,
    };
  }
  const periods = columnPeriods(series, context);
  const shown = series.filter((each) => each.figures.some(({ period }) => periods.includes(period)));
  const page = ranking
    ? { rows: shown, page: ranking.number, pages: ranking.pages }
    : pageOf(shown, periods.length + 1, choice.page);
  return {
    caption,
    heads: [rowHead(series), ...periods.map(periodText)].map((text, index) => ({ text, numeric: index > 0 })),
    rows: [
      ...page.rows.map((each) => ({
        label: label(each),
        cells: periods.map((period) => figureCell(maps.get(each)?.get(period), language, withUnit)),
      })),
      ...(page.page === page.pages ? absent : []).map((text) => ({ label: text, cells: periods.map(() => MISSING) })),
    ],
    shaded: false,
    page: page.page,
    pages: page.pages,
  };
}
