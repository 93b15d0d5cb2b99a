import type { BarChart, ValueMap } from '@sterna/charts';
import { yearOf } from '@sterna/statistics';
import { indicatorText, placeText, valueText } from '#lib/figure-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { tracePath } from '#lib/paths.ts';
import { periodText } from '#lib/period-text.ts';
import { unitText } from '#lib/words.ts';
import { absentOf } from '../absent.ts';
import { type ExploreTable, figureCell, MISSING, pageOf, textCell } from '../explore-table.ts';
import { newestOnly } from '../period-of.ts';
import { type ExploredSeries, type Selection, selectFigures } from '../selection.ts';
import { differenceOf, seriesLabel } from '../series-label.ts';
import { spanText } from '../titles.ts';
import { rowHead } from './time-table.ts';
import { absenceNotes, type Shown, sortSeries, styleOf, type ViewContext } from './view-context.ts';

const MOST_BARS = 20;
/** Beyond this many named in the description, the table says more. */
const MOST_SAID = 5;

interface Newest {
  readonly selection: Selection;
  readonly series: readonly ExploredSeries[];
  readonly label: (series: ExploredSeries) => string;
}

async function newestOf(context: ViewContext): Promise<Newest> {
  const { choice, evidence, language } = context;
  const selection = await selectFigures(await newestOnly(choice, evidence), evidence);
  const difference = differenceOf(selection.series);
  const label = (each: ExploredSeries): string => seriesLabel(each, difference, context);
  return { selection, label, series: sortSeries(selection.series, choice.sort, label, language) };
}

function newestTable({ series, label }: Newest, context: ViewContext): ExploreTable {
  const { language, choice } = context;
  const years = new Set(series.map(({ newest }) => newest.period));
  const withYear = years.size > 1;
  const withUnit = new Set(series.map(({ newest }) => newest.unit)).size > 1;
  const page = pageOf(series, withYear ? 3 : 2, choice.page);
  const [only] = years;
  const valueHead = withYear || only === undefined ? m.column_value() : periodText(only);
  const heads = [
    { text: rowHead(series), numeric: false },
    { text: valueHead, numeric: true },
    ...(withYear ? [{ text: m.column_period(), numeric: false }] : []),
  ];
  const rows = page.rows.map((each) => ({
    label: label(each),
    cells: [
      figureCell(each.newest, language, withUnit),
      ...(withYear ? [textCell(periodText(each.newest.period))] : []),
    ],
  }));
  const absent = page.page === page.pages ? absentOf(choice, series, context) : [];
  rows.push(...absent.map((text) => ({ label: text, cells: [MISSING, ...(withYear ? [textCell('')] : [])] })));
  return { caption: m.explore_table_caption(), heads, rows, shaded: false, page: page.page, pages: page.pages };
}

function described({ series, label }: Newest, { language }: ViewContext): string {
  const said = series
    .slice(0, MOST_SAID)
    .map((each) => m.detail({ name: label(each), value: valueText(each.newest, language) }));
  return `${said.join('. ')}.`;
}

function headOf({ series }: Newest, { language, titles }: ViewContext) {
  const [first] = series;
  const figures = series.map(({ newest }) => newest);
  const years = figures.map(({ period }) => yearOf(period));
  return {
    title: first ? indicatorText(first.newest.indicator, language, titles) : '',
    subtitle: [first ? unitText(first.newest.unit) : '', spanText(years, language)].filter(Boolean).join(' · '),
    style: styleOf(figures),
    language,
  };
}

function barChart(newest: Newest, series: readonly ExploredSeries[], id: string, context: ViewContext): BarChart {
  const own = { ...newest, series };
  const periods = new Set(series.map((each) => each.newest.period));
  return {
    kind: 'bar',
    id,
    ...headOf(own, context),
    description: described(own, context),
    bars: series.slice(0, MOST_BARS).map((each) => ({
      label: newest.label(each),
      value: each.newest.value,
      ...(periods.size > 1 && { note: periodText(each.newest.period) }),
      href: tracePath(context.language, each.newest.key),
    })),
  };
}

function shownOf(newest: Newest, context: ViewContext): Omit<Shown, 'charts' | 'notes'> {
  return {
    table: newestTable(newest, context),
    selection: newest.selection,
    series: newest.series,
    figures: newest.series.map((each) => each.newest),
  };
}

/** The newest values ranked: of places, or of the partners of one place. */
export async function barView(context: ViewContext): Promise<Shown> {
  const newest = await newestOf(context);
  const units = new Set(newest.series.map((each) => each.newest.unit));
  const groups =
    units.size > 1 ? [...Map.groupBy(newest.series, (each) => each.newest.indicator).values()] : [newest.series];
  const drawn = groups.filter((group) => group.length > 0);
  return {
    ...shownOf(newest, context),
    charts: drawn.map((group, index) =>
      barChart(newest, group, drawn.length > 1 ? `explore-${index + 1}` : 'explore', context),
    ),
    notes: [
      ...(drawn.some((group) => group.length > MOST_BARS) ? [m.explore_note_bars({ count: MOST_BARS })] : []),
      ...absenceNotes(newest.series, context),
    ],
  };
}

/** Names for the levels of an ordinal scale (SDG 10.7.2: shares of the measures asked for); each value is one of them. */
function levelsOf(series: readonly ExploredSeries[]): Pick<ValueMap, 'levels'> {
  const labels = [m.explore_level_1(), m.explore_level_2(), m.explore_level_3(), m.explore_level_4()];
  const isLevel = ({ newest }: ExploredSeries): boolean => newest.unit === 'LEVEL' && Number.isInteger(newest.value);
  return series.every(isLevel) ? { levels: labels.map((label, index) => ({ value: index + 1, label })) } : {};
}

/** One value for each country of what varies: places, or the partners of one place. */
function valueMap(newest: Newest, context: ViewContext): ValueMap {
  const { choice, language } = context;
  const { places, partners } = choice;
  const byPartner = partners.kind !== 'total' && places.kind === 'listed' && places.codes.length === 1;
  const seen = new Set<string>();
  const marks = newest.series.flatMap(({ newest: figure }) => {
    const place = byPartner ? figure.counterpart : figure.refArea;
    if (seen.has(place)) return [];
    seen.add(place);
    return [{ place, label: placeText(place, language), value: figure.value, href: tracePath(language, figure.key) }];
  });
  const [centre] = byPartner && places.kind === 'listed' ? places.codes : [];
  return {
    kind: 'value-map',
    id: 'explore',
    ...headOf(newest, context),
    description: described(newest, context),
    places: marks,
    ...(centre !== undefined && { centre }),
    ...levelsOf(newest.series),
  };
}

/** The newest value of each country on a map. Of several series of a country the largest is shown. */
export async function mapView(context: ViewContext): Promise<Shown> {
  const newest = await newestOf(context);
  const { indicators } = context.choice;
  const first = newest.series.filter((each) => each.newest.indicator === indicators[0]);
  const own = { ...newest, series: first };
  return {
    ...shownOf(own, context),
    charts: first.length > 0 ? [valueMap(own, context)] : [],
    notes: [
      ...(indicators.length > 1 && first.length > 0 ? [m.explore_note_first()] : []),
      ...absenceNotes(first, { ...context, choice: { ...context.choice, indicators: indicators.slice(0, 1) } }),
    ],
  };
}
