/** A line of text where it stands: in points, or in characters and rows of a plain text. */
export interface Line {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly right: number;
  /** Baseline, downwards. */
  readonly base: number;
  readonly size: number;
  /** Name of the font it begins in; empty in plain text. */
  readonly font: string;
}

/** Lines that stand one below the other: a column, a paragraph, a cell. */
export interface Box {
  readonly lines: readonly Line[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Makes a box of lines; of no lines there is none. */
export function boxOf(lines: readonly Line[]): Box {
  return {
    lines,
    left: Math.min(...lines.map(({ left }) => left)),
    right: Math.max(...lines.map(({ right }) => right)),
    top: Math.min(...lines.map(({ base, size }) => base - size)),
    bottom: Math.max(...lines.map(({ base }) => base)),
  };
}

/** A table of a page: its rows, each with a cell for every column, undefined where it is empty. */
export interface Grid {
  readonly rows: readonly (readonly (Box | undefined)[])[];
}

/** What stands on a page in reading order. */
export type Piece = Box | Grid;

export const isGrid = (piece: Piece): piece is Grid => 'rows' in piece;
