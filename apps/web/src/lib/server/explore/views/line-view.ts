import type { ColourRole, LineChart } from '@sterna/charts';
import { yearOf } from '@sterna/statistics';
import { joinPieces } from '@sterna/vocabulary';
import { MOST_COMPARED } from '#lib/explore/choice.ts';
import { indicatorText, placeText, valueText } from '#lib/figure-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { tracePath } from '#lib/paths.ts';
import { periodText } from '#lib/period-text.ts';
import { unitText } from '#lib/words.ts';
import type { ExploredFigure } from '../explored-figures.ts';
import { type ExploredSeries, placesOf, selectFigures } from '../selection.ts';
import { differenceOf, seriesLabel } from '../series-label.ts';
import { spanText } from '../titles.ts';
import { rankedPlaces } from './ranking.ts';
import { timeTable } from './time-table.ts';
import { absenceNotes, type Shown, sortSeries, styleOf, type ViewContext } from './view-context.ts';

const COLOURS: readonly ColourRole[] = ['accent', 'warning', 'harm', 'second', 'muted'];
/** Statuses that are not final. */
const PROVISIONAL = new Set(['P', 'F']);
/** Lines with a point further apart than this are broken: years in between were not published. */
const BROKEN_AFTER = 10;

/** Where a period stands on an axis of years: quarters and months in the order they come. */
function moment(period: string): number {
  const [, kind = '', number = '1'] = /-([QSTMW]?)(\d{1,2})$/.exec(period) ?? [];
  // A month is written with its letter or without.
  const parts = { Q: 4, S: 2, T: 3, W: 53 }[kind] ?? 12;
  return yearOf(period) + (Number(number) - 1) / parts;
}

function pointsOf(series: ExploredSeries, context: ViewContext): LineChart['lines'][number]['points'] {
  return series.figures.flatMap((figure, index) => {
    const before = series.figures[index - 1];
    const year = moment(figure.period);
    const gap = before && year - moment(before.period) > BROKEN_AFTER ? [{ year: year - 1, value: null }] : [];
    const point = {
      year,
      ...(!/^\d{4}$/.test(figure.period) && { period: periodText(figure.period) }),
      value: figure.value,
      ...(PROVISIONAL.has(figure.status) && { provisional: true }),
      href: tracePath(context.language, figure.key),
    };
    return [...gap, point];
  });
}

/** From which value to which, for each line: what the picture says to those who do not see it. */
function descriptionOf(
  series: readonly ExploredSeries[],
  label: (each: ExploredSeries) => string,
  context: ViewContext,
) {
  const said = (figure: ExploredFigure): string =>
    `${valueText(figure, context.language)} (${periodText(figure.period)})`;
  const lines = series.map((each) => {
    const [first] = each.figures;
    const ends = first && first !== each.newest ? `${said(first)} → ${said(each.newest)}` : said(each.newest);
    return m.detail({ name: label(each), value: ends });
  });
  return `${lines.join('. ')}.`;
}

function chartOf(series: readonly ExploredSeries[], id: string, context: ViewContext, own: boolean): LineChart {
  const { language, titles } = context;
  const difference = differenceOf(series);
  const label = (each: ExploredSeries): string => seriesLabel(each, difference, context);
  const figures = series.flatMap((each) => each.figures);
  const [first] = series;
  const indicator = first ? indicatorText(first.newest.indicator, language, titles) : '';
  const years = figures.map(({ period }) => yearOf(period));
  const place = difference.place || !first ? '' : placeText(first.newest.refArea, language);
  return {
    kind: 'line',
    id,
    language,
    title: own ? indicator : joinPieces([indicator, place].filter(Boolean), language),
    subtitle: [first ? unitText(first.newest.unit) : '', spanText(years, language)].filter(Boolean).join(' · '),
    description: descriptionOf(series, label, context),
    style: styleOf(figures),
    zeroBased: true,
    lines: series.map((each, index) => ({
      label: label(each),
      colour: COLOURS[index] ?? 'muted',
      points: pointsOf(each, context),
    })),
  };
}

/** Pictures that stand below one another begin at the same distance from the edge. */
function inLine(charts: readonly LineChart[]): readonly LineChart[] {
  return charts.length > 1 ? charts.map((chart) => ({ ...chart, alignedWith: charts })) : charts;
}

/** Indicators of one unit share a picture while there are not too many lines; others stand below one another. */
function groupsOf(series: readonly ExploredSeries[]): readonly (readonly ExploredSeries[])[] {
  const units = new Set(series.map(({ newest }) => newest.unit));
  if (units.size <= 1 && series.length <= MOST_COMPARED) return series.length > 0 ? [series] : [];
  return [...Map.groupBy(series, ({ newest }) => newest.indicator).values()];
}

/**
 * Values over time: at most five lines in a picture, several pictures where units differ. Of all countries the five
 * with the largest newest values are drawn; the table goes on.
 */
export async function lineView(context: ViewContext): Promise<Shown> {
  const { choice, evidence, language } = context;
  const many = placesOf(choice.places).length > MOST_COMPARED;
  const ranked = many ? await rankedPlaces(context) : undefined;
  const asked = ranked ? { ...choice, places: { kind: 'listed', codes: ranked.page } as const } : choice;
  const selection = await selectFigures(asked, evidence);
  const difference = differenceOf(selection.series);
  const label = (each: ExploredSeries): string => seriesLabel(each, difference, context);
  const sorted = sortSeries(selection.series, choice.sort, label, language);
  const groups = groupsOf(sorted);
  const drawn = groups.map((group) => group.slice(0, MOST_COMPARED));
  const left = groups.some((group) => group.length > MOST_COMPARED);
  return {
    charts: inLine(
      drawn.map((group, index) =>
        chartOf(group, groups.length > 1 ? `explore-${index + 1}` : 'explore', context, groups.length > 1),
      ),
    ),
    table: timeTable(sorted, context, ranked),
    selection,
    series: sorted,
    figures: sorted.flatMap(({ figures }) => figures),
    notes: [
      ...(left || (ranked?.pages ?? 1) > 1 ? [m.explore_note_five({ count: MOST_COMPARED })] : []),
      ...absenceNotes(sorted, context),
    ],
  };
}
