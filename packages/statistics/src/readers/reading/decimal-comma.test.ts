import type { Row, Table } from '@sterna/tabular';
import { describe, expect, it } from 'vitest';
import { writesDecimalComma } from './decimal-comma.ts';

function table(delimiter: string | undefined, ...cells: readonly string[]): Table {
  const rows: readonly Row[] = [{ number: 1, cells }];
  return {
    name: '',
    ...(delimiter === undefined ? {} : { delimiter }),
    head: async () => rows,
    batches: async function* () {
      yield rows;
    },
  };
}

describe('decimals after a comma', () => {
  it.each<[string, string | undefined, string[], boolean]>([
    ['expected between semicolons', ';', ['SEN', '8,754'], true],
    ['not between semicolons where decimals come after a point', ';', ['10.59', '8,754'], false],
    ['not between commas', ',', ['10,59'], false],
    ['seen between tabulators', '\t', ['10,59', '8,754'], true],
    ['not taken from thousands between tabulators', '\t', ['8,754'], false],
    ['not looked for in a workbook', undefined, ['10,59'], false],
  ])('are %s', async (_, delimiter, cells, expected) => {
    expect(await writesDecimalComma([table(delimiter, ...cells)])).toBe(expected);
  });
});
