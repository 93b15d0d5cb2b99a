import { type Box, boxOf, type Grid, isGrid, type Piece } from './line.ts';
import { withNumberColumns } from './number-columns.ts';

/** Points by which cells of one column may stand off. */
const SLACK = 3;
/** Share of the narrower of two cells by which they may stand into each other: two figures are no wider than the slack. */
const NARROW = 0.4;

interface Span {
  left: number;
  right: number;
}

function isBeside(a: Span, b: Span): boolean {
  const slack = Math.min(SLACK, NARROW * Math.min(a.right - a.left, b.right - b.left));
  return a.left >= b.right - slack || b.left >= a.right - slack;
}
const meets = (a: Span, b: Span): boolean => !isBeside(a, b);

/** Whether a box belongs to a row: beside all its cells, and standing beside at least one of them in height. */
function joinsRow(box: Box, row: readonly Box[]): boolean {
  const top = Math.min(...row.map((cell) => cell.top));
  const bottom = Math.max(...row.map((cell) => cell.bottom));
  const size = box.lines[0]?.size ?? 0;
  const overlap = Math.min(box.bottom, bottom) - Math.max(box.top, top);
  return overlap > size * 0.3 && row.every((cell) => isBeside(box, cell));
}

/** Takes boxes from the start of a list as long as they make rows of cells one below the other. */
function rowsFrom(boxes: readonly Box[]): readonly (readonly Box[])[] {
  const rows: Box[][] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const box of boxes) {
    const row = rows.at(-1);
    if (row !== undefined && joinsRow(box, row)) {
      row.push(box);
    } else {
      const size = box.lines[0]?.size ?? 0;
      const isBelow = row === undefined || (box.top >= bottom - size * 0.6 && box.top - bottom < size * 4);
      // A full line of text after rows of cells is the text that follows a table.
      const ends = rows.length > 1 && row?.length === 1 && rows.at(-2)?.length === 1;
      if (!isBelow || ends) break;
      rows.push([box]);
    }
    bottom = Math.max(bottom, box.bottom);
  }
  while (rows.at(-1)?.length === 1) rows.pop();
  return rows;
}

/** Columns of a table: spans of x that no cell of a row with several cells crosses into another's. */
export function columnsOf(rows: readonly (readonly Box[])[]): readonly Span[] {
  const columns: Span[] = [];
  const widest = [...rows].sort((a, b) => b.length - a.length);
  for (const row of widest.filter(({ length }) => length > 1)) {
    for (const { left, right } of row) {
      const met = columns.filter((column) => meets(column, { left, right }));
      if (met.length === 0) columns.push({ left, right });
      else if (met.length === 1 && met[0] !== undefined) {
        met[0].left = Math.min(met[0].left, left);
        met[0].right = Math.max(met[0].right, right);
      }
    }
  }
  return joinedColumns(
    columns.sort((a, b) => a.left - b.left),
    rows,
  );
}

/** Sizes between two columns under which they are one, if no row has a cell in both. */
const NEAR = 2.5;

/** Joins columns that only seem two because their cells are set off a little. */
function joinedColumns(columns: readonly Span[], rows: readonly (readonly Box[])[]): readonly Span[] {
  const size = rows[0]?.[0]?.lines[0]?.size ?? 1;
  const joined: Span[] = [];
  for (const column of columns) {
    const last = joined.at(-1);
    const isNear = last !== undefined && column.left - last.right < size * NEAR;
    const hasBoth = (row: readonly Box[]): boolean =>
      last !== undefined && row.some((cell) => meets(cell, last)) && row.some((cell) => meets(cell, column));
    if (last !== undefined && isNear && !rows.some(hasBoth)) last.right = Math.max(last.right, column.right);
    else joined.push({ ...column });
  }
  return joined;
}

/** Whether rows of cells are a table: several rows whose cells stand in the same columns. */
function isTable(rows: readonly (readonly Box[])[]): boolean {
  const full = rows.filter(({ length }) => length > 1);
  if (full.length < 2) return false;
  const columns = columnsOf(rows);
  if (columns.length < 2) return false;
  const cells = full.flat();
  const fitting = cells.filter((cell) => columns.filter((column) => meets(column, cell)).length === 1);
  return fitting.length >= cells.length * 0.75;
}

/**
 * Sets every cell of the rows into its column. A cell that goes on over several lines makes a row for each in a file read
 * line by line: those are one row.
 */
function inColumns(rows: readonly (readonly Box[])[]): Grid['rows'] {
  const columns = columnsOf(rows);
  const placeOf = (box: Box): number =>
    Math.max(
      0,
      columns.findIndex((column) => meets(column, box)),
    );
  const joined: Map<number, Box>[] = [];
  for (const row of rows) {
    const places = new Map<number, Box>();
    for (const box of row) {
      const held = places.get(placeOf(box));
      places.set(placeOf(box), held === undefined ? box : boxOf([...held.lines, ...box.lines]));
    }
    const above = joined.at(-1);
    const size = row[0]?.lines[0]?.size ?? 1;
    const top = Math.min(...row.map((box) => box.top));
    const bottom = above === undefined ? 0 : Math.max(...[...above.values()].map((box) => box.bottom));
    const goesOn = above !== undefined && !places.has(0) && above.size > 1 && top - bottom < size * 0.9;
    if (!goesOn) {
      joined.push(places);
      continue;
    }
    for (const [place, box] of places) {
      const cell = above.get(place);
      above.set(place, cell === undefined ? box : boxOf([...cell.lines, ...box.lines]));
    }
  }
  return joined.map((places) => columns.map((_, at) => places.get(at)));
}

/** Sets a piece before those of its column that stand wholly below it, for files that draw out of order. */
function inReadingOrder(pieces: readonly Piece[]): readonly Piece[] {
  const extent = (piece: Piece): Box =>
    isGrid(piece) ? boxOf(piece.rows.flat().flatMap((cell) => cell?.lines ?? [])) : piece;
  const placed: { piece: Piece; box: Box }[] = [];
  for (const piece of pieces) {
    const box = extent(piece);
    const at = placed.findIndex(({ box: other }) => other.top >= box.bottom - SLACK && meets(other, box));
    // Only what stands directly in the way moves: another column read before stays before.
    const inTheWay = at === -1 ? [] : placed.slice(at);
    const moves = at !== -1 && inTheWay.every(({ box: other }) => meets(other, box) && other.top >= box.bottom - SLACK);
    placed.splice(moves ? at : placed.length, 0, { piece, box });
  }
  return placed.map(({ piece }) => piece);
}

/** Leaves a paragraph out of the rows that stands above a table, over several of its columns. */
function withoutTextAbove(rows: readonly (readonly Box[])[]): readonly (readonly Box[])[] {
  const [first] = rows;
  const [box] = first ?? [];
  if (first?.length !== 1 || box === undefined || rows.length < 2) return rows;
  const columns = columnsOf(rows.slice(1));
  return columns.filter((column) => meets(column, box)).length > 1 ? [] : rows;
}

/** Finds the tables and the columns among the boxes of a page, and the order in which all is read. */
export function piecesOf(boxes: readonly Box[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let rest = boxes;
  while (rest.length > 0) {
    const rows = withoutTextAbove(rowsFrom(rest));
    const taken = rows.flat().length;
    const [first] = rest;
    if (taken > 1 && isTable(rows)) {
      const grid: Grid = { rows: withNumberColumns(inColumns(rows)) };
      pieces.push(grid);
      rest = rest.slice(taken);
    } else if (first !== undefined) {
      pieces.push(first);
      rest = rest.slice(1);
    }
  }
  return inReadingOrder(pieces);
}
