import type { Row, Table } from '@sterna/tabular';
import { describe, expect, it } from 'vitest';
import { sheetText } from './sheet-text.ts';

function sheet(...batches: readonly (readonly Row[])[]): Table {
  return {
    name: 'data',
    head: async (count) => batches.flat().slice(0, count),
    batches: async function* () {
      yield* batches;
    },
  };
}

async function textOfSheet(table: Table): Promise<string> {
  let text = '';
  for await (const bytes of sheetText(table)) text += Buffer.from(bytes).toString('utf8');
  return text;
}

describe('a sheet as CSV', () => {
  it('has each row on the line of its number, with numbers as they are', async () => {
    const table = sheet(
      [{ number: 1, cells: ['DATAFLOW', 'GEO', 'OBS_VALUE'] }],
      [
        { number: 2, cells: ['X:F(1.0)', 'SN', 8.5] },
        { number: 4, cells: ['X:F(1.0)', 'ML', null] },
      ],
    );
    expect(await textOfSheet(table)).toBe('DATAFLOW,GEO,OBS_VALUE\nX:F(1.0),SN,8.5\n\nX:F(1.0),ML,\n');
  });

  it('keeps commas, quotes and lines of a cell within it', async () => {
    const table = sheet([{ number: 1, cells: ['a,b', 'say "c"', 'one\ntwo'] }]);
    expect(await textOfSheet(table)).toBe('"a,b","say ""c""",one two\n');
  });
});
