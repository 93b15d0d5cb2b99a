/** Where a value stands; `statistics` has the same shape under the name `CellReference`. */
export interface CellPlace {
  readonly part?: string;
  readonly row: number;
  readonly column?: number;
}

/**
 * The letters a spreadsheet shows above a column.
 *
 * @param column counted from 1: 1 → `A`, 27 → `AA`
 */
export function columnLetter(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Counts a column from its letters, from 1: `AA` → 27; 0 when there are none. Ignores the row number of `AA12`. */
export function columnNumber(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i += 1) {
    const code = reference.charCodeAt(i);
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  return column;
}

/** Says in words where a value stands: `sheet Table 1, row 12, column D`; a plain file has no sheet. */
export function describeCell(place: CellPlace): string {
  const parts: string[] = [];
  if (place.part !== undefined && place.part !== '') parts.push(`sheet ${place.part}`);
  parts.push(`row ${place.row}`);
  if (place.column !== undefined) parts.push(`column ${columnLetter(place.column)}`);
  return parts.join(', ');
}
