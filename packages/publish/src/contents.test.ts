import { describe, expect, it } from 'vitest';
import { chartsOf, findChart, findTable, numberFigures, tablesOf } from './contents.ts';
import { sampleDocument } from './sample/sample-document.ts';

describe('numberFigures', () => {
  const numbers = numberFigures(sampleDocument('fr'));

  it('numbers charts in reading order, through all sections', () => {
    expect(
      ['emigrants-over-time', 'where-emigrants-live', 'women-and-men'].map((id) => numbers.get(id)?.label),
    ).toEqual(['Figure 1', 'Figure 2', 'Figure 4']);
  });

  it('numbers tables apart from charts', () => {
    expect(numbers.get('gaps-in-data')).toEqual({ kind: 'table', number: 1, label: 'Tableau 1' });
    expect(numbers.get('emigrants-by-destination')?.label).toBe('Tableau 2');
  });

  it('gives the table of a chart the number of its chart', () => {
    expect(numbers.get('map-of-destinations')?.label).toBe('Figure 2');
  });

  it('takes the words of the document’s language', () => {
    expect(numberFigures(sampleDocument('ar')).get('emigrants-over-time')?.label).toBe('الشكل 1');
  });
});

describe('finding charts and tables', () => {
  const document = sampleDocument('fr');

  it('lists every chart and every table in reading order', () => {
    expect(chartsOf(document).map((chart) => chart.kind)).toEqual(['line', 'flow-map', 'bar', 'shares']);
    expect(tablesOf(document)).toHaveLength(6);
  });

  it('finds a chart’s table by the id of the chart and by its own', () => {
    expect(findTable(document, 'first-destinations')).toBe(findTable(document, 'ranking-of-destinations'));
    expect(findTable(document, 'gaps-in-data')?.id).toBe('gaps-in-data');
  });

  it('finds nothing for an unknown id', () => {
    expect(findChart(document, '__proto__')).toBeUndefined();
    expect(findTable(document, '')).toBeUndefined();
  });
});
