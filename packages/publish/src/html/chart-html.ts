import { renderChart } from '@sterna/charts';
import type { DataTable } from '@sterna/document';
import { joinPieces } from '@sterna/vocabulary';
import type { ChartBlock } from '../chart-rows.ts';
import { colonOf } from '../text.ts';
import { escapeHtml } from './escape.ts';
import type { FileFormat, HtmlContext } from './html-context.ts';
import { renderSources, renderTable } from './table-html.ts';

/**
 * Widths, in pixels, at which charts are drawn for the page. The style sheet shows `wide` from 640 px of room, `half`
 * (for one of two beside each other) from 380 px, and `narrow` below. `narrow` is what a phone 320 px wide has room for:
 * wider ones show it larger, so that letters only grow.
 */
const PICTURE_WIDTHS = { wide: 640, half: 380, narrow: 288 } as const;

function renderPicture(block: ChartBlock, width: keyof typeof PICTURE_WIDTHS): string {
  const svg = renderChart(block.chart, { width: PICTURE_WIDTHS[width], theme: 'page', withHeading: false });
  return `<div class="picture ${width}">${svg}</div>`;
}

/** Links to a chart or table as files, each named for people who hear links out of their context. */
function renderFileLinks(
  links: readonly { readonly id: string; readonly format: FileFormat }[],
  subject: string,
  context: HtmlContext,
): string {
  const { linkFile, document } = context;
  if (linkFile === undefined) return '';
  const items = links.map(({ id, format }) => {
    const name = format.toUpperCase();
    const label = `${joinPieces([name, document.words.download], document.language)}${colonOf(document.language)} ${subject}`;
    return `<li><a href="${escapeHtml(linkFile(id, format))}" download aria-label="${escapeHtml(label)}">${name}</a></li>`;
  });
  return `<ul class="files">${items.join('')}</ul>`;
}

/**
 * A chart as a figure: the finding as its heading, what is measured, the picture in two widths (one of them not
 * displayed, so that it is heard once), sources, the table one click away, and files to take.
 *
 * @param place `half` for one of two beside each other
 * @param level of its heading, one below that of its section
 */
export function renderChartFigure(
  block: ChartBlock,
  place: 'wide' | 'half',
  level: number,
  context: HtmlContext,
): string {
  const { chart, table } = block;
  const { words, language } = context.document;
  const heading = `chart-${escapeHtml(chart.id)}-title`;
  const label = context.numbers.get(chart.id)?.label ?? words.figure;
  const pictures = renderPicture(block, place) + renderPicture(block, 'narrow');
  const isMap = chart.kind === 'flow-map' || chart.kind === 'choice-map';
  return `<figure class="chart-figure${place === 'half' ? ' half' : ''}" id="chart-${escapeHtml(chart.id)}" aria-labelledby="${heading}">
<figcaption><h${level} class="chart-title" id="${heading}">${escapeHtml(chart.title)}</h${level}>
<p class="chart-subtitle"><span class="figure-number">${escapeHtml(label)}</span> · ${escapeHtml(chart.subtitle)}</p></figcaption>
${pictures}
<div class="under">${renderSources(table.sources, context, isMap ? words.boundaries : undefined)}
<details class="data"><summary>${escapeHtml(words.showTable)}<span class="unseen">${colonOf(language)} ${escapeHtml(chart.title)}</span></summary>
${renderTable(table, context)}</details>
${renderFileLinks(
  [
    { id: chart.id, format: 'svg' },
    { id: chart.id, format: 'png' },
    { id: table.id, format: 'csv' },
  ],
  chart.title,
  context,
)}</div>
</figure>`;
}

/** A table of its own, with sources and its CSV file. */
export function renderTableBlock(table: DataTable, context: HtmlContext): string {
  return `<div class="table" id="table-${escapeHtml(table.id)}">${renderTable(table, context)}
<div class="under">${renderSources(table.sources, context)}${renderFileLinks([{ id: table.id, format: 'csv' }], table.caption, context)}</div></div>`;
}
