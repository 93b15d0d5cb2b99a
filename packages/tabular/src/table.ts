/** A cell as the file states it: text from CSV, typed values from a workbook; `null` for an empty one. */
export type Cell = string | number | boolean | null;

/** One row of a table. */
export interface Row {
  /** Position in the file, counted from 1 as a person counts (for CSV the line the record begins on). */
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** One table: a CSV file, a sheet of a workbook, or a member of an archive (a workbook's sheets follow it as `member/sheet`). */
export interface Table {
  /** Sheet or member name; empty for a plain CSV file. */
  readonly name: string;
  /** What stands between the cells of a text; absent for a sheet. */
  readonly delimiter?: string;
  /** The first rows, at most `count`; cheap to call several times. */
  head(count: number): Promise<readonly Row[]>;
  /** Streams all rows from the first, in batches; can be called again to start over. */
  batches(): AsyncIterable<readonly Row[]>;
}

/** A file opened for reading, whatever its format. */
export interface TabularFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal SHA-256 of the bytes. */
  readonly sha256: string;
  readonly format: 'csv' | 'xlsx' | 'zip';
  readonly tables: readonly Table[];
  /** Encoding the text was read in, and how it was known. */
  readonly encoding?: string;
  close(): Promise<void>;
}

/** Bounds that untrusted files are held to. */
export interface ReadLimits {
  /** Bytes of the file itself. */
  readonly fileBytes: number;
  /** Bytes of everything unpacked from it. */
  readonly unpackedBytes: number;
  /** Members of an archive. */
  readonly members: number;
  /** Characters of one cell. */
  readonly cellCharacters: number;
  /** Columns of one row. */
  readonly columns: number;
}

/** Why a file cannot be read at all, said so that its owner can mend it. */
export class UnreadableFileError extends Error {
  /** Stable id in kebab-case: `empty-file`, `not-a-table`, `damaged-archive`, `too-large`, `encrypted`, `old-excel`. */
  readonly code: string;
  /** Where in the file, if known. */
  readonly where: string;

  constructor(code: string, message: string, where = '') {
    super(message);
    this.name = 'UnreadableFileError';
    this.code = code;
    this.where = where;
  }
}
