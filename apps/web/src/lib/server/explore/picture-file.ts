import { renderChart } from '@sterna/charts';
import { formatList } from '@sterna/vocabulary';
import { m } from '#lib/paraglide/messages.js';
import { showChoice, sourcesOf } from './explore-view.ts';
import { subtitleOf, titleOf } from './titles.ts';
import type { ViewContext } from './views/view-context.ts';

/** Pixels; wide enough for a slide, with letters that stay readable in a column. */
const WIDTH = 960;
/** A column of a matrix with room for its values. */
const COLUMN = 76;
const ROW_LABEL = 200;

/**
 * The picture of a choice as an SVG file with title, unit and sources; nothing for views without one.
 *
 * @param number of the picture where there are several, from 1
 */
export async function pictureFile(context: ViewContext, number: number): Promise<string | undefined> {
  const shown = await showChoice(context);
  const chart = shown.charts[number - 1];
  if (!chart) return undefined;
  const alone = shown.charts.length === 1;
  const units = shown.figures.map(({ unit }) => unit);
  const { language, titles, choice } = context;
  const heading = alone
    ? { title: titleOf(choice, shown, language, titles), subtitle: subtitleOf(units, shown, language) }
    : { title: `${titleOf(choice, shown, language, titles)} · ${chart.title}`, subtitle: chart.subtitle };
  const width = chart.kind === 'matrix' ? Math.max(WIDTH, ROW_LABEL + chart.columns.length * COLUMN) : WIDTH;
  const sources = formatList(await sourcesOf(shown, context), language);
  // A map that travels alone says, too, whose boundaries it has.
  const source = chart.kind === 'value-map' ? `${sources}. ${m.home_map_note()}` : sources;
  return renderChart({ ...chart, ...heading }, { width, theme: 'file', withHeading: true, source });
}
