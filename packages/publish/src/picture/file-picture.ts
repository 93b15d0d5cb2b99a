import { type Chart, PALETTE, renderChart } from '@sterna/charts';

/**
 * Draws a chart to stand on white paper, in PDF and DOCX: without its heading, which the text around it carries, and
 * without the tinted ground that pictures have as files of their own.
 *
 * @param width in pixels
 */
export function drawForPaper(chart: Chart, width: number): string {
  const svg = renderChart(chart, { width, theme: 'file', withHeading: false });
  const ground = new RegExp(`(<svg[^>]*>.*?</desc>)<rect [^>]*fill="${PALETTE.paper.light}"/>`, 's');
  return svg.replace(ground, '$1').replaceAll(`"${PALETTE.paper.light}"`, '"#ffffff"');
}
