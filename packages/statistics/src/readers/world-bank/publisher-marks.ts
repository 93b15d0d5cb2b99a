import type { Table } from '@sterna/tabular';
import { type Head, textOf } from '../reading/head.ts';

/** Rows looked at for codes. */
const ROWS_LOOKED_AT = 200;

/** Headings as the World Bank writes them; others write `Country`, `Indicator`. */
const COUNTRIES = ['country name', 'economy', 'nom du pays', 'nombre del pais'];
const COUNTRY_CODES = ['country code', 'economy code', 'code du pays', 'codigo del pais'];
const INDICATORS = ['indicator name', 'series name', 'nom de lindicateur', 'nombre del indicador'];
const INDICATOR_CODES = ['indicator code', 'series code', 'code de lindicateur', 'codigo del indicador'];

/** How the World Bank codes its indicators: `SM.POP.NETM`, `NY.GDP.MKTP.CD`. */
const CODE = /^[A-Z]{2}(?:\.[A-Z0-9]{2,})+$/;

/** Whether headings are the World Bank's own: by one alone, such as `Country`, no publisher is known. */
export function hasOwnHeadings(head: Head): boolean {
  if (head.row.cells.some((cell) => /\[YR\d{4}\]\s*$|^YR\d{4}$/.test(textOf(cell)))) return true;
  return head.has(...COUNTRIES) && head.has(...COUNTRY_CODES, ...INDICATORS, ...INDICATOR_CODES);
}

/** Whether a column of a table holds codes of the World Bank's indicators. @param columns counted from 0 */
export async function holdsOwnCodes(table: Table, columns: readonly number[]): Promise<boolean> {
  const rows = await table.head(ROWS_LOOKED_AT);
  return rows.some(({ cells }) => columns.some((column) => CODE.test(textOf(cells[column]))));
}
