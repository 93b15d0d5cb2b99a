import type { DataTable } from '@sterna/document';
import { describe, expect, it } from 'vitest';
import { findTable } from './contents.ts';
import { sampleDocument } from './sample/sample-document.ts';
import { renderCsv } from './table-csv.ts';

function tableOf(...texts: readonly string[]): DataTable {
  return {
    id: 'x',
    caption: 'x',
    columns: [{ key: 'a', label: 'a', type: 'text' }],
    rows: texts.map((text) => [{ value: text, text }]),
    notes: [],
    sources: [],
  };
}

describe('renderCsv', () => {
  const table = findTable(sampleDocument('fr'), 'gaps-in-data');
  const lines = renderCsv(table ?? tableOf()).split('\r\n');

  it('begins with the mark that tells Excel it is UTF-8', () => {
    expect(lines[0]?.startsWith('\ufeffAnnée,Émigrés (personnes)')).toBe(true);
  });

  it('writes bare numbers, percentages in percent, missing values empty, notes in a column', () => {
    expect(lines[7]).toMatch(/^2020,1159443,104438,52\.19\d*,,Immigrés: Estimation$/);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\uff1d1'])('takes the force out of the text %j', (text) => {
    expect(renderCsv(tableOf(text)).split('\r\n')[1]).toMatch(/^"?'/);
  });

  it('leaves negative numbers as they are', () => {
    const negative = { ...tableOf(), rows: [[{ value: -5, text: '−5' }]] };
    expect(renderCsv(negative)).toContain('\r\n-5\r\n');
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(renderCsv(tableOf('a,"b"\nc'))).toContain('"a,""b""\nc"');
  });

  it('writes the codes of places behind their names, and keeps the notes', () => {
    const coded: DataTable = {
      ...tableOf(),
      columns: [
        { key: 'place', label: 'Pays', type: 'text' },
        { key: 'value', label: 'Émigrés', type: 'count', unit: 'personnes' },
      ],
      rows: [
        [
          { value: 'Italie', text: 'Italie', code: 'ITA' },
          { value: 5, text: '5', note: 'Estimation' },
        ],
        [
          { value: 'Autres', text: 'Autres' },
          { value: 2, text: '2' },
        ],
      ],
    };
    expect(renderCsv(coded)).toBe(
      '\ufeffPays,Pays (code),Émigrés (personnes),notes\r\nItalie,ITA,5,Émigrés: Estimation\r\nAutres,,2,\r\n',
    );
  });

  it('joins notes with the semicolon of the language', () => {
    const cell = { value: 1, text: '1', note: 'تقدير' };
    const columns = ['أ', 'ب'].map((label) => ({ key: label, label, type: 'count' as const }));
    const arabic = { ...tableOf(), caption: 'جدول', columns, rows: [[cell, cell]] };
    expect(renderCsv(arabic)).toContain('أ: تقدير؛ ب: تقدير');
  });
});
