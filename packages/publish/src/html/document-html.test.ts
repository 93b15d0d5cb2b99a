import { describe, expect, it } from 'vitest';
import { hostileDocument } from '../sample/hostile-document.ts';
import { sampleDocument } from '../sample/sample-document.ts';
import { renderHtml } from './document-html.ts';

const OPTIONS = {
  linkTrace: (key: string) => `/trace?key=${encodeURIComponent(key)}`,
  linkFile: (id: string, format: string) => `/files/${id}.${format}`,
  linkDownload: (format: string) => `/profile.${format}`,
};
const section = { id: 'part', number: '1', title: 'Part', blocks: [], sections: [] };
const html = renderHtml(sampleDocument('fr'), OPTIONS);

describe('renderHtml', () => {
  it('gives an article in the language and direction of the document', () => {
    expect(html).toMatch(/^<article class="document" lang="fr" dir="ltr">/);
    expect(renderHtml(sampleDocument('ar'), OPTIONS)).toMatch(/^<article class="document" lang="ar" dir="rtl">/);
  });

  it('leads every figure to its trace', () => {
    expect(html).toContain('<a class="trace" href="/trace?key=MDA.EMIGRANT_STOCK.2020">1\u202f159\u202f443</a>');
  });

  it('never skips a heading level', () => {
    const levels = [...html.matchAll(/<h(\d)/g)].map((match) => Number(match[1]));
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, index) => {
      expect(level).toBeLessThanOrEqual((levels[index] ?? 0) + 1);
    });
  });

  it('uses every id once', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('draws each chart in two widths: wide or half, and what a small phone has room for', () => {
    expect(html.match(/class="picture wide"/g)).toHaveLength(2);
    expect(html.match(/class="picture half"/g)).toHaveLength(2);
    expect(html.match(/class="picture narrow"><svg[^>]* width="288"/g)).toHaveLength(4);
  });

  it('puts neighbouring half-width charts into one row', () => {
    const pair = /<div class="pair">(.*?)\n<\/div>|<div class="pair">/s.exec(html);
    expect(pair).not.toBeNull();
    expect(html.match(/class="pair"/g)).toHaveLength(1);
  });

  it('lists the sections of each part in the contents', () => {
    const nav = /<nav class="contents short".*?<\/nav>/s.exec(html)?.[0] ?? '';
    expect([...nav.matchAll(/href="#([^"]+)"/g)].map((match) => match[1])).toEqual([
      'glance',
      'definitions',
      'gaps',
      'annex',
    ]);
    expect(nav).toMatch(/href="#glance">.*?<\/a><ol><li><a href="#definitions">/s);
  });

  it('marks contents as long when all sections would not be seen at a glance', () => {
    const base = sampleDocument('fr');
    const many = Array.from({ length: 20 }, (_, index) => ({ ...section, id: `s${index}`, sections: [] }));
    expect(renderHtml({ ...base, sections: [{ ...section, sections: many }] })).toContain('<nav class="contents" ');
  });

  it('sets colons in names of links as the language does', () => {
    expect(html).toContain('aria-label="SVG, Télécharger\u00a0: Les huit premières destinations"');
    expect(html).toContain('<span class="unseen">\u00a0: Les huit');
    expect(renderHtml(sampleDocument('ar'), OPTIONS)).toContain('aria-label="SVG، تنزيل: ');
  });

  it('offers each chart as SVG and PNG by its own id and as CSV by the id of its table', () => {
    expect(html).toContain('href="/files/first-destinations.svg"');
    expect(html).toContain('href="/files/first-destinations.png"');
    expect(html).toContain('href="/files/ranking-of-destinations.csv"');
  });

  it('offers no files where no addresses are given', () => {
    const bare = renderHtml(sampleDocument('fr'));
    expect(bare).not.toContain('class="files"');
    expect(bare).not.toContain('class="downloads"');
  });

  it('marks missing values and says them in words', () => {
    expect(html).toContain('<td class="number missing">donnée manquante</td>');
  });

  it('marks cells with notes and lists each note once', () => {
    expect(html).toMatch(/104\u202f438<\/a><sup>a<\/sup>/);
    expect(html.match(/<sup>a<\/sup> Estimation/g)).toHaveLength(3);
  });

  it('says the language and direction of foreign words', () => {
    expect(html).toContain('<span lang="ar" dir="rtl">emigrant</span>');
  });

  it('isolates numbers in Arabic', () => {
    expect(renderHtml(sampleDocument('ar'), OPTIONS)).toContain('<bdi>1,159,443</bdi>');
  });

  it('shows the sentence on boundaries with maps only', () => {
    expect(html.match(/n’ont pas de valeur juridique/g)).toHaveLength(1);
  });

  it('can be reached by keyboard where a table scrolls', () => {
    expect(html).toContain('<div class="scroller" role="region" tabindex="0" aria-label="Tableau 1 · ');
  });
});

describe('renderHtml with hostile text', () => {
  const hostile = renderHtml(hostileDocument(), OPTIONS);

  it('shows markup as text', () => {
    expect(hostile).not.toMatch(/<script|<img/);
    expect(hostile).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('makes text of links that would run a script', () => {
    expect(hostile).not.toMatch(/href="[^"]*script:/i);
  });

  it('keeps addresses inside their quotes', () => {
    expect(renderHtml(hostileDocument(), { linkTrace: (key) => `/t/${key}` })).toContain(
      'href="/t/&quot;&gt;&lt;script&gt;"',
    );
  });
});

describe('renderHtml standing alone', () => {
  const page = renderHtml(sampleDocument('fr'), { standalone: true });

  it('is a whole page that needs no other file', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="fr" dir="ltr">/);
    expect(page).toContain('--accent:');
    expect(page).not.toMatch(/<link|<script|src=/);
  });

  it('leads figures to the annex cells that account for them, and only where there is one', () => {
    const anchors = [...page.matchAll(/href="#(trace-[^"]+)"/g)].map((match) => match[1]);
    expect(anchors).toContain('trace-MDA.EMIGRANT_STOCK.2020.RUS');
    for (const anchor of anchors) expect(page).toContain(`id="${anchor}"`);
    expect(page).not.toContain('href="#trace-MDA.EMIGRANT_STOCK.2020"');
  });
});
