import type { Table } from '@sterna/tabular';

const ROWS_LOOKED_AT = 60;
/** Decimals beyond doubt: three digits after the mark might be thousands. */
const COMMA_DECIMAL = /^[+-]?\d+,(\d{1,2}|\d{4,})$/;
const POINT_DECIMAL = /^[+-]?\d+\.(\d{1,2}|\d{4,})$/;

/**
 * Whether the decimals of a file come after a comma, as where a spreadsheet was saved in French, Spanish or Russian.
 * Such programs part cells with a semicolon or a tabulator; what stands in the first rows decides where it can.
 */
export async function writesDecimalComma(tables: readonly Table[]): Promise<boolean> {
  for (const table of tables) {
    if (table.delimiter === undefined || table.delimiter === ',') continue;
    let commas = 0;
    let points = 0;
    for (const { cells } of await table.head(ROWS_LOOKED_AT)) {
      for (const cell of cells) {
        if (typeof cell !== 'string') continue;
        if (COMMA_DECIMAL.test(cell)) commas += 1;
        else if (POINT_DECIMAL.test(cell)) points += 1;
      }
    }
    if (commas !== points) return commas > points;
    if (table.delimiter === ';') return true;
  }
  return false;
}
