import { describe, expect, it } from 'vitest';
import { renderChart } from '../render-chart.ts';
import { countryChoice } from '../samples/moldova-charts.ts';

describe('a choice map', () => {
  const svg = renderChart(countryChoice('fr'), { width: 680, theme: 'page' });

  it('links every starter country and names it', () => {
    for (const { label, place, highlighted } of countryChoice('fr').places) {
      if (!highlighted) continue;
      expect(svg).toContain(`<a href="/fr/${place}"><title>${label}</title>`);
      expect(svg).toContain(`>${label}</text>`);
    }
  });

  it('links small islands by a dot', () => {
    expect(svg).toMatch(/<a href="\/fr\/TUV"><title>[^<]+<\/title><circle/u);
  });

  it('does not hide its links from assistive technology', () => {
    expect(svg).toMatch(/^<svg[^>]* role="group"/u);
  });

  it('draws places without data without a link', () => {
    const chart = countryChoice('fr');
    const few = renderChart(
      { ...chart, places: chart.places.filter(({ highlighted }) => highlighted) },
      { width: 680, theme: 'page' },
    );
    expect(few.match(/<a /gu)).toHaveLength(11);
    expect(few).toContain('class="c-land"');
  });

  it('has dots without names where it is narrow', () => {
    const narrow = renderChart(countryChoice('fr'), { width: 342, theme: 'page' });
    expect(narrow).not.toContain('<text');
    expect(narrow.match(/c-chosen-dot/gu)).toHaveLength(11);
  });
});
