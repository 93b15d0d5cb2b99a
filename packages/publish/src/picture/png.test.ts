import { renderChart } from '@sterna/charts';
import { describe, expect, it } from 'vitest';
import { chartsOf } from '../contents.ts';
import { sampleDocument } from '../sample/sample-document.ts';
import { drawForPaper } from './file-picture.ts';
import { drawPng, renderPng } from './png.ts';

const [chart] = chartsOf(sampleDocument('ar'));

describe('renderPng', () => {
  it('draws two pixels for each one of the SVG', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="5"><rect width="10" height="5"/></svg>';
    const { bytes, width, height } = drawPng(svg);
    expect([width, height]).toEqual([20, 10]);
    expect([...bytes.subarray(1, 4)].map((code) => String.fromCodePoint(code)).join('')).toBe('PNG');
  });

  it('has letters for Arabic without fonts of the system', () => {
    const written =
      '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><text y="20" font-family="IBM Plex Sans Arabic">نص</text></svg>';
    expect(renderPng(written).length).toBeGreaterThan(renderPng(written.replace('نص', '')).length);
  });
});

describe('drawForPaper', () => {
  it('leaves out the tinted ground of pictures that travel alone', () => {
    expect(chart).toBeDefined();
    if (chart === undefined) return;
    const ground = /<rect [^>]*fill="#fdfcf9"/;
    expect(renderChart(chart, { width: 640, theme: 'file' })).toMatch(ground);
    expect(drawForPaper(chart, 'whole').svg).not.toMatch(ground);
  });

  it('draws lines at most 6 cm and maps at most 7.5 cm high, so that two find room on a page', () => {
    // The width of the text is 16.4 cm.
    const centimetres = (pixels: number): number => (pixels / 640) * 16.4;
    for (const language of ['fr', 'ar'] as const) {
      for (const each of chartsOf(sampleDocument(language))) {
        const { height } = drawForPaper(each, 'whole');
        if (each.kind === 'line') expect(centimetres(height)).toBeLessThanOrEqual(6.05);
        if (each.kind === 'flow-map') expect(centimetres(height)).toBeLessThanOrEqual(7.55);
      }
    }
  });
});
