import { describe, expect, it } from 'vitest';
import { HOSTILE_FORMULA, hostileDocument } from '../sample/hostile-document.ts';
import { sampleDocument } from '../sample/sample-document.ts';
import { textOfXml, zipEntries, zipText } from '../sample/zip-entries.ts';
import { renderXlsx } from './document-xlsx.ts';
import { numberFormat } from './number-format.ts';
import { sheetNames } from './sheet-names.ts';

describe('renderXlsx', () => {
  it('has a sheet about the document and one for each table, named by its number', async () => {
    const workbook = zipText(await renderXlsx(sampleDocument('fr')), 'xl/workbook.xml');
    const names = [...workbook.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map((match) => match[1]);
    expect(names).toEqual(['À propos', 'Figure 1', 'Figure 2', 'Figure 3', 'Figure 4', 'Tableau 1', 'Tableau 2']);
  });

  it('writes numbers as numbers, percentages as fractions, missing values as words', async () => {
    const archive = await renderXlsx(sampleDocument('fr'));
    const sheet = zipText(archive, 'xl/worksheets/sheet6.xml');
    expect(sheet).toMatch(/<v>1159443<\/v>/);
    expect(sheet).toMatch(/<v>0\.5219\d*<\/v>/);
    expect(textOfXml(zipText(archive, 'xl/sharedStrings.xml'))).toContain('donnée manquante');
  });

  it('writes key figures as numbers, as exact as the tables have them', async () => {
    const base = sampleDocument('fr');
    const keyFigures = [
      { value: '1\u202f159\u202f443', trace: 'MDA.EMIGRANT_STOCK.2020', label: 'a' },
      { value: '−21,7\u00a0%', trace: 'x', label: 'b' },
      { value: '1,2\u00a0million', trace: 'x', label: 'c' },
    ];
    const archive = await renderXlsx({ ...base, keyFigures });
    const about = zipText(archive, 'xl/worksheets/sheet1.xml');
    expect(about).toContain('<v>1159443</v>');
    expect(about).toMatch(/<v>-0\.217\d*<\/v>/);
    expect(textOfXml(zipText(archive, 'xl/sharedStrings.xml'))).toContain('1,2\u00a0million');
  });

  it('writes years as numbers, also in columns of text', async () => {
    const base = sampleDocument('fr');
    const table = {
      id: 'years',
      caption: 'Années',
      columns: [{ key: 'newest', label: 'Dernière année', type: 'text' as const }],
      rows: [[{ value: 2019, text: '2019' }]],
      notes: [],
      sources: [],
    };
    const section = { id: 's', number: '1', title: 's', blocks: [{ kind: 'table' as const, table }], sections: [] };
    const sheet = zipText(await renderXlsx({ ...base, sections: [section] }), 'xl/worksheets/sheet2.xml');
    expect(sheet).toContain('<v>2019</v>');
  });

  it('has a title, an author and the date it was made for', async () => {
    const core = zipText(await renderXlsx(sampleDocument('fr')), 'docProps/core.xml');
    expect(core).toContain(
      '<dc:title>Profil migratoire étendu · édition de travail · République de Moldavie</dc:title>',
    );
    const edited = await renderXlsx({ ...sampleDocument('fr'), edited: '2026-11-22' });
    expect(zipText(edited, 'docProps/core.xml')).toContain('2026-11-22T00:00:00Z</dcterms:created>');
    expect(zipText(edited, '[Content_Types].xml')).toContain('PartName="/docProps/core.xml"');
    expect(zipText(edited, '_rels/.rels')).toContain('Target="docProps/core.xml"');
  });

  it('writes the codes of places behind their names', async () => {
    const base = sampleDocument('fr');
    const table = {
      id: 'places',
      caption: 'Pays',
      columns: [{ key: 'place', label: 'Pays', type: 'text' as const }],
      rows: [[{ value: 'Italie', text: 'Italie', code: 'ITA' }]],
      notes: [],
      sources: [],
    };
    const section = { id: 's', number: '1', title: 's', blocks: [{ kind: 'table' as const, table }], sections: [] };
    const strings = textOfXml(zipText(await renderXlsx({ ...base, sections: [section] }), 'xl/sharedStrings.xml'));
    expect(strings).toContain('Pays (code)');
    expect(strings).toContain('ITA');
  });

  it('keeps caption and heads in view', async () => {
    expect(zipText(await renderXlsx(sampleDocument('fr')), 'xl/worksheets/sheet2.xml')).toMatch(
      /<pane [^>]*ySplit="3"/,
    );
  });

  it('turns sheets around for Arabic', async () => {
    const archive = await renderXlsx(sampleDocument('ar'));
    for (const [name, content] of zipEntries(archive)) {
      if (name.startsWith('xl/worksheets/sheet')) expect(content.toString()).toContain('rightToLeft="1"');
    }
  });

  it('holds no formula, whatever the texts begin with', async () => {
    const archive = await renderXlsx(hostileDocument());
    for (const [name, content] of zipEntries(archive)) {
      if (name.startsWith('xl/worksheets/')) expect(content.toString()).not.toContain('<f>');
    }
    expect(textOfXml(zipText(archive, 'xl/sharedStrings.xml'))).toContain(HOSTILE_FORMULA);
  });
});

describe('numberFormat', () => {
  const column = (type: 'count' | 'decimal' | 'percent' | 'year') => ({ key: 'a', label: 'a', type });

  it.each([
    ['1\u202f159\u202f443', 1159443, 'count', '#,##0'],
    ['1,159,443', 1159443, 'count', '#,##0'],
    ['3,4\u00a0%', 3.42, 'percent', '0.0%'],
    ['52\u00a0%', 52.19, 'percent', '0%'],
    ['1.234,5', 1234.5, 'decimal', '#,##0.0'],
    ['−0,25', -0.25, 'decimal', '#,##0.00'],
    ['2020', 2020, 'year', '0'],
  ] as const)('shows %s as the page does', (text, value, type, format) => {
    expect(numberFormat({ text, value }, column(type), '')).toBe(format);
  });

  it('carries the letter of a footnote', () => {
    expect(numberFormat({ text: '5', value: 5 }, column('count'), 'a')).toBe('#,##0" (a)"');
  });
});

describe('sheetNames', () => {
  it('keeps to what Excel accepts', () => {
    const names = sheetNames(["'a/b:c*[d]?'", 'x'.repeat(40), '', 'History']);
    expect(names).toEqual(['a b c d', 'x'.repeat(31), '–', 'History 2']);
  });

  it('never gives a name twice, capitals or not', () => {
    const names = sheetNames(['Table', 'table', 'TABLE', `${'y'.repeat(31)}1`, `${'y'.repeat(31)}2`]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(5);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(31);
  });
});
