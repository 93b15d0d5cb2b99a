import type { TableCell, TableColumn } from '@sterna/document';

/** How many decimals a cell's text shows: `3,4 %` has one, `1 159 443` and `1,159,443` have none. */
function decimalsShown(cell: TableCell): number {
  if (typeof cell.value !== 'number') return 0;
  const groups = cell.text.match(/\d+/g) ?? [];
  // Texts are grouped by the rules of the language, where comma and point change places; the value tells them apart.
  const whole = Math.trunc(Math.abs(cell.value));
  const last = groups.length > 1 ? (groups[groups.length - 1] ?? '') : '';
  const before = Number(groups.slice(0, -1).join(''));
  return last !== '' && Math.abs(before - whole) <= 1 ? last.length : 0;
}

/**
 * The Excel number format that shows a cell as the page does, whatever language Excel runs in. A footnote's letter is
 * part of the format, so that the cell stays a number.
 */
export function numberFormat(cell: TableCell, column: TableColumn, mark: string): string {
  const digits = decimalsShown(cell);
  const decimals = digits > 0 ? `.${'0'.repeat(digits)}` : '';
  const suffix = mark ? `" (${mark})"` : '';
  switch (column.type) {
    case 'year':
    case 'text':
      return `0${suffix}`;
    case 'percent':
      return `0${decimals}%${suffix}`;
    default:
      return `#,##0${decimals}${suffix}`;
  }
}
