/** Rows that a sheet can have. */
export const SHEET_ROWS = 1_048_576;

/** How a cell looks: what the sheets of our own making need, and no more. */
export type CellLook = 'plain' | 'head' | 'wrapped' | 'link' | 'error' | 'warning' | 'info';

/** A cell to be written. Texts stay texts: none is ever a formula. */
export interface SheetCell {
  readonly value: string | number | boolean | null;
  readonly look?: CellLook;
  /** Cell of the same workbook that a click leads to. */
  readonly leadsTo?: { readonly sheet: string; readonly cell: string };
}

export interface SheetRow {
  /** Counted from 1; ascending. */
  readonly number: number;
  /** By column, from the first; a bare number or text looks plain, `undefined` or an empty text is no cell. */
  readonly cells: readonly (SheetCell | number | string | undefined)[];
}

/** A note on a cell. */
export interface CellNote {
  /** Counted from 1. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** One sheet of a workbook. */
export interface Sheet {
  /** At most 31 characters, see `sheetNames`. */
  readonly name: string;
  readonly rows: AsyncIterable<readonly SheetRow[]>;
  /** Widths in characters, from the first column. */
  readonly widths?: readonly number[];
  /** Rows at the top that stay in view. */
  readonly frozenRows?: number;
  readonly notes?: readonly CellNote[];
  /** Joined cells: `A1:C1`. */
  readonly joined?: readonly string[];
  readonly rightToLeft?: boolean;
  /** Heights in points, by row, where they differ from those that the contents ask for. */
  readonly heights?: ReadonlyMap<number, number>;
  /** How it is printed: on its side, no wider than a page. */
  readonly onPaper?: 'one-page-wide';
}

/** Names of sheets as spreadsheets allow them: at most 31 characters, none of `[]:*?/\`, all different. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return wanted.map((text) => {
    const bare =
      text
        .replace(/[[\]:*?/\\\p{Cc}]+/gu, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || 'Table';
    for (let count = 1; ; count += 1) {
      const tail = count === 1 ? '' : ` (${count})`;
      const cut = bare.slice(0, 31 - tail.length);
      // Half of a pair of characters, or a quotation mark, may not end a name.
      const name = `${cut.replace(/[\ud800-\udbff]$/, '').replace(/'+$/, '')}${tail}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}
