import { type Box, boxOf, type Grid, type Line } from './line.ts';

/** A number before the text of a cell: `2.1 Train the staff`. */
const NUMBERED = /^((?:[A-Z]{1,3}[.-]?)?[\d\u0660-\u0669]{1,3}(?:[.-][\d\u0660-\u0669]{1,3}){0,4}[.)]?)\s+(?=\S)/u;
/** What stands over such numbers. */
const NUMBER_HEAD = /^((?:n[°ºo]s?|no|code|r[ée]f|#|c[óo]digo|الرقم|رقم|م)\.?)\s+(?=\S)/iu;
/** Of the cells of a column, as many must begin with a number. */
const MOST = 0.6;

type Cell = Box | undefined;

const firstOf = (cell: Cell): Line | undefined => cell?.lines[0];

/** Where the text begins behind the numbers of a column; undefined where the numbers are of the text. */
function edgeBehindNumbers(cells: readonly Cell[]): number | undefined {
  const filled = cells.filter((cell) => cell !== undefined);
  const numbered = filled.filter((cell) => NUMBERED.test(firstOf(cell)?.text ?? ''));
  if (numbered.length < 2 || numbered.length < filled.length * MOST) return undefined;
  const left = Math.min(...numbered.map((cell) => firstOf(cell)?.left ?? 0));
  const size = firstOf(numbered[0])?.size ?? 1;
  // Lines that go on below the text stand where it begins, and not below the number.
  const further = numbered.flatMap(({ lines }) => lines.slice(1).map((line) => line.left));
  if (further.length < 2 || further.some((edge) => edge < left + size)) return undefined;
  return Math.min(...further);
}

/** A cell as its number and its text. */
function parted(cell: Cell, edge: number): readonly [Cell, Cell] {
  if (cell === undefined) return [undefined, undefined];
  const before = cell.lines.filter((line) => line.left < edge - line.size * 0.5);
  const after = cell.lines.filter((line) => !before.includes(line));
  const [first] = before;
  const number = first === undefined ? undefined : (NUMBERED.exec(first.text) ?? NUMBER_HEAD.exec(first.text));
  if (first !== undefined && before.length === 1 && number?.[1] !== undefined) {
    const text = { ...first, text: first.text.slice(number[0].length), left: edge };
    const mark = { ...first, text: number[1], right: edge - first.size * 0.5 };
    return [boxOf([mark]), boxOf([text, ...after])];
  }
  // A cell that begins before the edge and is no number stands over both.
  const isHead = after.length > 0 && before.every((line) => line.right <= edge + line.size * 0.5);
  return isHead || (after.length === 0 && before.every((line) => line.right <= edge))
    ? [boxOf(before), after.length > 0 ? boxOf(after) : undefined]
    : [undefined, cell];
}

/** Sets the numbers of a column that stand close before its text into a column of their own. */
export function withNumberColumns(rows: Grid['rows']): Grid['rows'] {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const edges = Array.from({ length: width }, (_, column) => edgeBehindNumbers(rows.map((row) => row[column])));
  if (edges.every((edge) => edge === undefined)) return rows;
  return rows.map((row) =>
    row.flatMap((cell, column): readonly Cell[] => {
      const edge = edges[column];
      return edge === undefined ? [cell] : parted(cell, edge);
    }),
  );
}
