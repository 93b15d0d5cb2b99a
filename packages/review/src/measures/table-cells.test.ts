import { describe, expect, it } from 'vitest';
import { costAndBody, isListOfAbbreviations, partedRow, partsOfCell } from './table-cells.ts';
import { columnKinds } from './table-columns.ts';
import { tableMeasures } from './table-measures.ts';

const table = (rows: readonly (readonly string[])[]): Parameters<typeof tableMeasures>[0] => ({
  kind: 'table',
  text: rows.map((row) => row.join(' | ')).join(' ¶ '),
  rows,
  page: 4,
  toPage: 4,
  language: 'en',
});

describe('cells of tables of measures', () => {
  it('give each action of a cell that lists several', () => {
    expect(partsOfCell('• Train guards; • Open posts')).toEqual(['Train guards', 'Open posts']);
    expect(partsOfCell('Train guards')).toEqual(['Train guards']);
  });

  it('give the money to the intervention whose activities are listed beside it', () => {
    const found = tableMeasures(
      table([
        ['Code', 'Interventions', 'Activity', '(billion BDT)', 'Lead'],
        ['MIG1', 'Protection of migrant workers', '• Train labour attachés • Open safe houses', '38', 'MoEWOE'],
      ]),
    );
    expect(found.map(({ text, code, budget, body }) => [text, code, budget, body])).toEqual([
      ['Protection of migrant workers', 'MIG1', '38', 'MoEWOE'],
      ['Train labour attachés', 'MIG1', undefined, 'MoEWOE'],
      ['Open safe houses', 'MIG1', undefined, 'MoEWOE'],
    ]);
  });

  it('are no measures in a list of abbreviations', () => {
    const rows = [
      ['KII', 'Key Informant Interview'],
      ['ODK', 'Open Data Kit'],
      ['REDD', 'Reducing Emissions from Deforestation and Forest Degradation'],
    ];
    expect(isListOfAbbreviations(rows)).toBe(true);
    expect(tableMeasures(table(rows))).toEqual([]);
  });

  it('are parted where a page set narrow columns too close', () => {
    expect(costAndBody('12.5 Ministry of Planning')).toEqual({ budget: '12.5', body: 'Ministry of Planning' });
    const kinds = columnKinds(['N°', 'Actions', 'Indicateurs Responsable Échéance', '', '', 'Coût']);
    expect(kinds).toEqual(['code', 'measure', 'indicator', 'body', 'period', 'budget']);
    const row = ['1.2 Organiser des campagnes sur', 'les dangers', 'Nombre de jeunes', 'DGASE', '2018-2022 1 200', ''];
    expect(partedRow(row, kinds)).toEqual([
      '1.2',
      'Organiser des campagnes sur les dangers',
      'Nombre de jeunes',
      'DGASE',
      '2018-2022',
      '1 200',
    ]);
  });
});
