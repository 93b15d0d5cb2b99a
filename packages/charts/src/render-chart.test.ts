import { describe, expect, it } from 'vitest';
import type { Chart } from './chart.ts';
import { isInside, overlaps } from './drawing/box.ts';
import { layoutChart, renderChart } from './render-chart.ts';
import { HARD_CHARTS } from './samples/hard-charts.ts';
import { destinationBars, sampleCharts, stockLines } from './samples/moldova-charts.ts';

/** The width of a text column, of a phone, and of a small phone. */
const WIDTHS = [680, 342, 288];
const ALL: readonly Chart[] = [...sampleCharts('fr'), ...sampleCharts('ar'), ...HARD_CHARTS];
const cases = ALL.flatMap((chart) =>
  WIDTHS.map((width) => ({ name: `${chart.id} (${chart.language}) at ${width} px`, chart, width })),
);

/** Throws at the first thing that is not well-formed: tags out of order, bare ampersands, attributes given twice. */
function checkWellFormed(xml: string): void {
  const open: string[] = [];
  const markup = /<(\/?)([A-Za-z:]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/guy;
  let end = 0;
  for (const [whole, closing, name = '', attributes = '', empty, text] of xml.matchAll(markup)) {
    end += whole.length;
    if (/&(?!(?:amp|lt|gt|quot|#\d+);)/u.test(text ?? attributes)) throw new Error(`bare ampersand in ${whole}`);
    if (text !== undefined) continue;
    const names = [...attributes.matchAll(/\s([\w:-]+)=/gu)].map(([, attribute]) => attribute);
    if (new Set(names).size !== names.length) throw new Error(`an attribute twice in ${whole}`);
    if (closing && open.pop() !== name) throw new Error(`${whole} closes nothing`);
    if (!closing && !empty) open.push(name);
  }
  if (end !== xml.length || open.length > 0) throw new Error(`not well-formed after ${xml.slice(end, end + 40)}`);
}

describe('every chart', () => {
  it.each(cases)('$name keeps its texts apart and inside the picture', ({ chart, width }) => {
    for (const withHeading of [false, true]) {
      const { boxes, height } = layoutChart(chart, { width, theme: 'page', withHeading, source: 'ONU DAES, 2020' });
      // Half a pixel: the room around glyphs.
      const frame = { left: -0.5, top: -0.5, right: width + 0.5, bottom: height + 0.5 };
      expect(boxes.filter((box) => !isInside(box, frame))).toEqual([]);
      const pairs = boxes.flatMap((box, index) => boxes.slice(index + 1).map((other) => [box, other] as const));
      expect(
        pairs.filter(([box, other]) => overlaps(box, other)).map(([box, other]) => [box.text, other.text]),
      ).toEqual([]);
    }
  });

  it.each(cases)('$name is well-formed XML in both themes', ({ chart, width }) => {
    for (const theme of ['page', 'file'] as const) checkWellFormed(renderChart(chart, { width, theme }));
  });

  it('has a name and a description, with ids that differ by chart and width', () => {
    const page = ALL.filter(({ language }) => language === 'fr')
      .flatMap((chart) => [680, 342].map((width) => renderChart(chart, { width, theme: 'page' })))
      .join('');
    const ids = [...page.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, references = ''] of page.matchAll(/aria-labelledby="([^"]+)"/gu)) {
      for (const id of references.split(' ')) expect(ids).toContain(id);
    }
  });

  it('never writes letters smaller than twelve pixels', () => {
    const files = cases
      .map(({ chart, width }) => renderChart(chart, { width, theme: 'file', withHeading: true }))
      .join('');
    const sizes = [...files.matchAll(/font-size="([\d.]+)"/gu)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBe(12);
  });

  it('escapes texts from data', () => {
    const chart = { ...destinationBars('fr'), title: 'a < b & "c"\u0000', id: 'a"b' };
    const svg = renderChart({ ...chart, bars: [{ label: '<script>', value: 1 }] }, { width: 680, theme: 'page' });
    checkWellFormed(svg);
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).toContain('<title id="a&quot;b-680-t">a &lt; b &amp; &quot;c&quot;</title>');
  });
});

describe('a chart for paper', () => {
  const lowered = sampleCharts('fr').filter(({ kind }) => kind === 'line' || kind === 'flow-map');

  it.each(lowered)('$id keeps to the height it is given, its letters to their size', (chart) => {
    const mostHeight = chart.kind === 'line' ? 234 : 290;
    const { height, svg } = layoutChart(chart, { width: 576, theme: 'file', mostHeight });
    // A line of its own for "provisional" comes below.
    expect(height).toBeLessThanOrEqual(mostHeight + 2 + (svg.includes('provisoire') ? 20 : 0));
    expect(height).toBeGreaterThan(200);
    expect(svg).toContain('font-size="12"');
  });
});

describe('a chart without data', () => {
  it('says so instead of drawing empty axes', () => {
    const chart = stockLines('fr');
    const empty = { ...chart, lines: chart.lines.map((line) => ({ ...line, points: [{ year: 2020, value: null }] })) };
    const { boxes } = layoutChart(empty, { width: 680, theme: 'page' });
    expect(boxes.map(({ text }) => text)).toEqual(['sans donnée']);
  });
});

describe('themes', () => {
  it('a page gets classes and no colours of its own', () => {
    const svg = renderChart(stockLines('fr'), { width: 680, theme: 'page' });
    expect(svg).toContain('class="c-line-accent"');
    expect(svg).not.toMatch(/#[\da-f]{6}|font-family|font-size/u);
  });

  it('a file gets literal colours and fonts, the Arabic one first where the text is Arabic', () => {
    const svg = renderChart(stockLines('ar'), { width: 680, theme: 'file', withHeading: true, source: 'ONU DAES' });
    expect(svg).not.toMatch(/class=|var\(/u);
    expect(svg).toContain(`font-family="'IBM Plex Sans Arabic', 'IBM Plex Sans', sans-serif"`);
    expect(svg).toContain('المصدر: ONU DAES');
  });
});

describe('bytes', () => {
  it('a page with eight charts and two maps, each at two widths, stays far below its budget', async () => {
    const { gzipSync } = await import('node:zlib');
    const [lines, money, net, bars, netBars, women, map] = sampleCharts('fr');
    const charts = [lines, money, net, bars, netBars, women, lines, bars, map, map].filter(
      (chart) => chart !== undefined,
    );
    const page = charts.flatMap((chart, index) =>
      // Other ids, and maps at other widths, so that repetition does not compress away.
      [680 + index, 342 - index].map((width) =>
        renderChart({ ...chart, id: `${chart.id}${index}` }, { width, theme: 'page' }),
      ),
    );
    expect(gzipSync(page.join('')).length).toBeLessThan(35_000);
  });
});

describe('pictures to look at', () => {
  const looked = [...sampleCharts('fr'), ...sampleCharts('ar')].flatMap((chart) =>
    // The world map is large: one width in each language.
    [680, 342]
      .filter((width) => chart.kind !== 'choice-map' || (chart.language === 'fr') === (width === 680))
      .map((width) => ({ file: `${chart.id}-${width}-${chart.language}.svg`, chart, width })),
  );

  it.each(looked)('$file', async ({ file, chart, width }) => {
    const svg = renderChart(chart, { width, theme: 'file', withHeading: true, source: 'ONU DAES, 2020' });
    await expect(`${svg.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(`__snapshots__/${file}`);
  });
});
