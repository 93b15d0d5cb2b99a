import { type Chart, layoutChart, PALETTE } from '@sterna/charts';

/** A picture for paper, with its size in pixels. */
export interface PaperPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** A chart over the whole width of the text, or one of two beside each other. */
export type PaperWidth = 'whole' | 'half';

/** The width of the text, and of half of it without the gap, in pixels: letters come out at the same size in both. */
export const PAPER_WIDTHS: Readonly<Record<PaperWidth, number>> = { whole: 640, half: 310 };

/** On paper, where the text is 16.4 cm wide, at most 6 cm for lines and 7.5 cm for maps: two to a page. */
const MOST_HEIGHTS: Readonly<Partial<Record<Chart['kind'], number>>> = { line: 234, 'flow-map': 292 };
/** Maps are as flat as the world: this wide they are not too high. */
const MAP_WIDTH = 576;

/**
 * Draws a chart to stand on white paper, in PDF and DOCX: without its heading, which the text around it carries, without
 * the tinted ground that pictures have as files of their own, and no higher than leaves room for a second one.
 */
export function drawForPaper(chart: Chart, place: PaperWidth): PaperPicture {
  const whole = chart.kind === 'flow-map' && place === 'whole' ? MAP_WIDTH : PAPER_WIDTHS[place];
  const mostHeight = MOST_HEIGHTS[chart.kind];
  const { svg, width, height } = layoutChart(chart, {
    width: whole,
    theme: 'file',
    ...(mostHeight === undefined ? {} : { mostHeight }),
  });
  const ground = new RegExp(`(<svg[^>]*>.*?</desc>)<rect [^>]*fill="${PALETTE.paper.light}"/>`, 's');
  return { svg: svg.replace(ground, '$1').replaceAll(`"${PALETTE.paper.light}"`, '"#ffffff"'), width, height };
}
