import { codedCell } from './codes.ts';
import type { ColumnKind } from './table-columns.ts';

/** Marks that part the actions of one cell. */
const BULLETS = /(?:^|\s)[•▪●■➢✓\uf020-\uf0ff]\s*/u;

/** The actions of a cell that lists several with bullets; a cell without any is one. */
export function partsOfCell(cell: string): readonly string[] {
  const parts = cell.split(BULLETS).map((part) => part.replace(/[\s;]+$/u, '').trim());
  return parts.filter((part) => part !== '');
}

/** An abbreviation and what it stands for: `PMU | Project Management Unit`. */
function isAbbreviation(row: readonly string[]): boolean {
  const [short = '', long = '', ...others] = row.filter((cell) => cell.trim() !== '');
  if (others.length > 0 || !/^\p{Lu}[\p{L}\d&./-]{1,11}$/u.test(short) || !/\p{Lu}.*\p{Lu}/u.test(short)) return false;
  return !/\d$/u.test(short) && long[0]?.toLocaleLowerCase() === short[0]?.toLocaleLowerCase();
}

/** Whether the rows of a table say what abbreviations stand for. */
export const isListOfAbbreviations = (rows: readonly (readonly string[])[]): boolean =>
  rows.length >= 3 && rows.filter(isAbbreviation).length >= rows.length * 0.4;

/** A cell of a body in which a torn column left its cost: `12.5 Ministry of Planning`. */
const COST_BEFORE = /^(\d[\d.,\s]*\d|\d)\s+(?=\p{Lu})/u;

/** The cost and the body that one cell holds. */
export function costAndBody(cell: string): { readonly budget: string; readonly body: string } | undefined {
  const cost = COST_BEFORE.exec(cell);
  if (cost === null) return undefined;
  return { budget: (cost[1] ?? '').trim(), body: cell.slice(cost[0].length).trim() };
}

/** Years and the sum of the column after them. */
const YEARS_AND_SUM = /^((?:19|20)\d\d(?:\s?[-–]\s?(?:20)?\d\d)?)\s+(\d[\d\s.,]*)$/u;

/** A row whose narrow cells a page set so close that two became one: a code and its action, years and a sum. */
export function partedRow(row: readonly string[], kinds: readonly (ColumnKind | undefined)[]): readonly string[] {
  const cells = [...row];
  cells.forEach((cell, at) => {
    const next = cells[at + 1];
    if (next === undefined) return;
    const { code, text } = codedCell(cell);
    if (kinds[at] === 'code' && kinds[at + 1] === 'measure' && code !== undefined && /\p{L}{2}/u.test(text)) {
      cells.splice(at, 2, code, `${text} ${next}`.trim());
    }
    const both = YEARS_AND_SUM.exec(cell.trim());
    if (kinds[at] === 'period' && kinds[at + 1] === 'budget' && next === '' && both !== null) {
      cells.splice(at, 2, both[1] ?? '', both[2] ?? '');
    }
  });
  return cells;
}
