import type { ByteSource } from './byte-source.ts';

/** A cell as the file states it: text from CSV, typed values from a workbook; `null` for an empty one. */
export type Cell = string | number | boolean | null;

/** One row of a table. */
export interface Row {
  /** Position in the file, counted from 1 as a person counts (for CSV the line the record begins on). */
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** Cells joined into one, which holds its value in the first of them. Rows and columns count from 1, both ends inclusive. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One table: a CSV file, a sheet of a workbook, or a member of an archive (a workbook's sheets follow it as `member/sheet`). */
export interface Table {
  /** Sheet or member name; empty for a plain CSV file. */
  readonly name: string;
  /** What stands between the cells of a text; absent for a sheet. */
  readonly delimiter?: string;
  /** The text itself, as UTF-8 without byte order mark; absent for a sheet. */
  readonly text?: ByteSource;
  /** The first rows, at most `count`; cheap to call several times. */
  head(count: number): Promise<readonly Row[]>;
  /** Streams all rows from the first, in batches; can be called again to start over. */
  batches(): AsyncIterable<readonly Row[]>;
  /** Cells of a sheet that are joined; absent where there can be none. Goes through the sheet the first time. */
  merges?(): Promise<readonly Merge[]>;
}

/** A text of XML or JSON: a file, or a member of an archive. What it is a document of is for others to tell. */
export interface TextDocument extends ByteSource {
  /** Member of the archive; empty for a plain file. */
  readonly name: string;
  readonly kind: 'xml' | 'json';
  /** Streams its bytes as they stand, from the start each time: XML says itself how it is encoded. */
  open(): Promise<AsyncIterable<Uint8Array>>;
}

/** A file inside an archive, as far as it holds tables or a document. */
export interface ArchiveMember {
  /** Path inside the archive; of a path that leads out of it the last part. */
  readonly name: string;
  /** Bytes when unpacked, as the archive states. */
  readonly size: number;
  /** The path as the archive states it, where it leads out of the archive. */
  readonly strayPath?: string;
  /** Named as those of the archive are. */
  readonly tables: readonly Table[];
  readonly documents: readonly TextDocument[];
  /** Whether its name says that it may hold tables or a document; pictures and texts beside them do not. */
  readonly mayHoldData: boolean;
  /** Why it cannot be read. */
  readonly error?: UnreadableFileError;
}

/** A file opened for reading, whatever its format. */
export interface TabularFile {
  /** Without `.gz` for a file packed by gzip. */
  readonly name: string;
  /** Bytes of the file as it is given. */
  readonly size: number;
  /** Hexadecimal SHA-256 of the bytes as they are given. */
  readonly sha256: string;
  readonly format: 'csv' | 'xlsx' | 'zip' | 'xml' | 'json';
  readonly tables: readonly Table[];
  /** The file itself when it is XML or JSON, or the members of an archive that are. */
  readonly documents: readonly TextDocument[];
  /** What an archive holds; absent for a workbook and all else. */
  readonly members?: readonly ArchiveMember[];
  /** Present for a file packed by gzip: everything else is said of the file inside. */
  readonly packedBy?: 'gzip';
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
