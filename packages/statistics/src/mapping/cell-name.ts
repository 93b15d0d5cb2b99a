import { columnLetter } from '@sterna/tabular';
import type { CellReference } from '../observation.ts';

/** `D14`, as a spreadsheet names a cell; `Row 14` where no column is meant. */
export function cellName({ row, column }: CellReference): string {
  return column === undefined ? `Row ${row}` : `${columnLetter(column)}${row}`;
}
