import type { MatrixChart } from '@sterna/charts';
import { yearOf } from '@sterna/statistics';
import type { Choice } from '#lib/explore/choice.ts';
import { indicatorText, placeText, valueText } from '#lib/figure-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { periodText } from '#lib/period-text.ts';
import { unitText } from '#lib/words.ts';
import { type ExploreTable, figureCell, shadeBy } from '../explore-table.ts';
import type { ExploredFigure } from '../explored-figures.ts';
import { newestOnly } from '../period-of.ts';
import { placesOf, type Selection, selectFigures } from '../selection.ts';
import { differenceOf, seriesLabel } from '../series-label.ts';
import { partnerHead, spanText } from '../titles.ts';
import { rankedPlaces } from './ranking.ts';
import { columnPeriods, rowHead } from './time-table.ts';
import { type Shown, sortSeries, styleOf, type ViewContext } from './view-context.ts';

/** Places along each side of a matrix of corridors. */
const MOST_SIDE = 15;
const MOST_ROWS = 25;

interface Cells {
  readonly rowHead: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly figures: readonly (ExploredFigure | undefined)[] }[];
  readonly page: number;
  readonly pages: number;
}

function shownFrom(cells: Cells, selection: Selection, notes: readonly string[], context: ViewContext): Shown {
  const { language, titles } = context;
  const figures = cells.rows.flatMap((row) => row.figures.filter((figure) => figure !== undefined));
  const shade = shadeBy(figures.map(({ value }) => value));
  const [first] = figures;
  const years = figures.map(({ period }) => yearOf(period));
  const largest = figures.toSorted((a, b) => b.value - a.value)[0];
  const chart: MatrixChart = {
    kind: 'matrix',
    id: 'explore',
    language,
    title: first ? indicatorText(first.indicator, language, titles) : '',
    subtitle: [first ? unitText(first.unit) : '', spanText(years, language)].filter(Boolean).join(' · '),
    description: largest ? m.explore_matrix_largest({ value: valueText(largest, language) }) : '',
    style: styleOf(figures),
    columns: cells.columns,
    rows: cells.rows.map((row) => ({ label: row.label, values: row.figures.map((figure) => figure?.value ?? null) })),
  };
  const table: ExploreTable = {
    caption: m.explore_matrix_caption(),
    heads: [cells.rowHead, ...cells.columns].map((text, index) => ({ text, numeric: index > 0 })),
    rows: cells.rows.map((row) => ({
      label: row.label,
      cells: row.figures.map((figure) => ({
        ...figureCell(figure, language),
        ...(figure && { shade: shade(figure.value) }),
      })),
    })),
    shaded: true,
    page: cells.page,
    pages: cells.pages,
  };
  const series = selection.series;
  return { charts: figures.length > 0 ? [chart] : [], table, selection, series, figures, notes, tableOnly: true };
}

function largestBy(figures: readonly ExploredFigure[], of: (figure: ExploredFigure) => string): readonly string[] {
  const sums = new Map<string, number>();
  for (const figure of figures) sums.set(of(figure), (sums.get(of(figure)) ?? 0) + figure.value);
  return [...sums].toSorted(([, a], [, b]) => b - a).map(([code]) => code);
}

/** Places against their partners in the newest year: the largest of both. */
async function corridorMatrix(context: ViewContext): Promise<Shown> {
  const { choice, evidence, language } = context;
  // Which partners are the largest is told over all places together.
  const all: Choice = choice.partners.kind === 'top' ? { ...choice, partners: { kind: 'all' } } : choice;
  const selection = await selectFigures(await newestOnly(all, evidence), evidence);
  const newest = selection.series
    .map((series) => series.newest)
    .filter(({ indicator }) => indicator === choice.indicators[0]);
  const latest = Math.max(...newest.map(({ period }) => yearOf(period)));
  const figures = newest.filter(({ period }) => yearOf(period) === latest);
  const collator = new Intl.Collator(language);
  const named = (codes: readonly string[]): readonly string[] =>
    choice.sort === 'name'
      ? codes.toSorted((a, b) => collator.compare(placeText(a, language), placeText(b, language)))
      : codes;
  const places = named(largestBy(figures, ({ refArea }) => refArea).slice(0, MOST_SIDE));
  const kept = figures.filter(({ refArea }) => places.includes(refArea));
  const partners = named(largestBy(kept, ({ counterpart }) => counterpart).slice(0, MOST_SIDE));
  const byPair = new Map(kept.map((figure) => [`${figure.refArea} ${figure.counterpart}`, figure]));
  const cells: Cells = {
    rowHead: m.explore_matrix_corner({ rows: m.column_place(), columns: partnerHead(choice.indicators) }),
    columns: partners.map((code) => placeText(code, language)),
    rows: places.map((place) => ({
      label: placeText(place, language),
      figures: partners.map((partner) => byPair.get(`${place} ${partner}`)),
    })),
    page: 1,
    pages: 1,
  };
  const cut = new Set(figures.map(({ refArea }) => refArea)).size > places.length;
  return shownFrom(cells, selection, cut ? [m.explore_note_matrix({ count: MOST_SIDE })] : [], context);
}

/** Places, or what else varies, against years. */
async function yearMatrix(context: ViewContext): Promise<Shown> {
  const { choice, evidence, language } = context;
  const ranking = placesOf(choice.places).length > MOST_ROWS ? await rankedPlaces(context) : undefined;
  const asked = ranking ? { ...choice, places: { kind: 'listed', codes: ranking.page } as const } : choice;
  const selection = await selectFigures({ ...asked, indicators: choice.indicators.slice(0, 1) }, evidence);
  const difference = differenceOf(selection.series);
  const label = (each: (typeof selection.series)[number]): string => seriesLabel(each, difference, context);
  const series = sortSeries(selection.series, choice.sort, label, language).slice(0, MOST_ROWS);
  const periods = columnPeriods(series, context);
  const cells: Cells = {
    rowHead: rowHead(series),
    columns: periods.map(periodText),
    rows: series.map((each) => {
      const byPeriod = new Map(each.figures.map((figure) => [figure.period, figure]));
      return { label: label(each), figures: periods.map((period) => byPeriod.get(period)) };
    }),
    page: ranking?.number ?? 1,
    pages: ranking?.pages ?? 1,
  };
  const cut = selection.series.length > series.length;
  return shownFrom(cells, selection, cut ? [m.explore_note_matrix({ count: MOST_ROWS })] : [], context);
}

/** A matrix: places against partners where there are several of both, else what varies against years. */
export function matrixView(context: ViewContext): Promise<Shown> {
  const { places, partners } = context.choice;
  const severalPlaces = places.kind === 'within' || (places.kind === 'listed' && places.codes.length > 1);
  return partners.kind !== 'total' && severalPlaces ? corridorMatrix(context) : yearMatrix(context);
}
