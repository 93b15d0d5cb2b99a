/**
 * A column as people find it in a spreadsheet: its letter and its number.
 *
 * @param column counted from 1
 */
export function columnText(column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters} (${column})`;
}
