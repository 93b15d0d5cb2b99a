import type { Chart } from '@sterna/charts';
import type { Language } from '@sterna/vocabulary';

/** A run of text. A figure carries the key of its trace, so that a reader can follow it to its source. */
export type Inline =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly emphasis?: boolean;
      readonly italic?: boolean;
      readonly language?: Language;
      /** Whether it begins a line of its own within its paragraph. */
      readonly onNewLine?: boolean;
    }
  | { readonly kind: 'figure'; readonly text: string; readonly trace: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** Says where figures come from: a line under a chart or table. */
export interface SourceNote {
  /** Id of the source in the annex: `UNDESA_STOCK`. */
  readonly source: string;
  /** `UN DESA, International Migrant Stock, 2020 revision`, in the language of the document. */
  readonly text: string;
}

export interface TableColumn {
  readonly key: string;
  readonly label: string;
  /** Numbers are aligned and typed in workbooks; `percent` values are in percent (52 means 52 %). */
  readonly type: 'text' | 'count' | 'decimal' | 'percent' | 'year';
  readonly unit?: string;
}

/** One cell: the value for machines, the text for people. A missing value is `null` with the text that says so. */
export interface TableCell {
  readonly value: string | number | null;
  readonly text: string;
  readonly trace?: string;
  /** Code of the place that the text names. */
  readonly code?: string;
  /** A policy document, or a page of it, that the cell leads to: `gin/12`, `gin/12/passages?theme=borders`. */
  readonly document?: string;
  /** Marks of the figure: `estimated`, `provisional`, `break`, written as a footnote. */
  readonly note?: string;
}

export interface DataTable {
  /** Unique in its document; names the sheet and the CSV file: `emigrants-by-destination`. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
  readonly notes: readonly string[];
  readonly sources: readonly SourceNote[];
}

/** Blocks that people write. */
export type TextBlock =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  /** A heading within a section, below the section's own; not in the contents. */
  | { readonly kind: 'heading'; readonly content: readonly Inline[] }
  /** An ordered one is numbered from 1. */
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[]; readonly ordered?: boolean };

export type Block =
  | TextBlock
  | { readonly kind: 'statement'; readonly content: readonly Inline[] }
  /** What an institution has written, as such: `by` says who. Its language may be another than the document's. */
  | {
      readonly kind: 'contribution';
      readonly by: string;
      readonly language: Language;
      readonly blocks: readonly TextBlock[];
    }
  | { readonly kind: 'key-figures'; readonly items: readonly KeyFigure[] }
  | { readonly kind: 'chart'; readonly chart: Chart; readonly table: DataTable; readonly half?: boolean }
  | { readonly kind: 'table'; readonly table: DataTable }
  /** A gap or a caution. `missing` is shown in the warning colour with `title` first. */
  | {
      readonly kind: 'notice';
      readonly tone: 'missing' | 'note';
      readonly title: string;
      readonly content: readonly Inline[];
    }
  | {
      readonly kind: 'definitions';
      readonly items: readonly { readonly term: string; readonly text: readonly Inline[] }[];
    };

export interface KeyFigure {
  readonly value: string;
  readonly trace: string;
  readonly label: string;
  /** `+85 % since 1990`. */
  readonly change?: string;
}

export interface Section {
  /** Unique in its document, usable as an HTML id. */
  readonly id: string;
  /** `1`, `1.2`; empty for an annex. */
  readonly number: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

/** A report in one language, complete: every text written, every number formatted, every chart described. */
export interface Document {
  readonly language: Language;
  /** ISO alpha-3 of the place it is about. */
  readonly place: string;
  /** `Extended migration profile · working edition`. */
  readonly kicker: string;
  readonly title: string;
  /** The opening statement. */
  readonly summary: readonly Inline[];
  readonly keyFigures: readonly KeyFigure[];
  /** Lines such as data vintage and date, in order. */
  readonly meta: readonly string[];
  /** ISO date that the document was made on. */
  readonly edited: string;
  readonly sections: readonly Section[];
  /** A short report: in files its findings begin on the first page, without cover and contents; annexes on a new one. */
  readonly isBrief?: boolean;
  /** Fixed words that renderers need, in the language of the document. */
  readonly words: DocumentWords;
}

/** Fixed words that renderers need, in the language of the document. */
export interface DocumentWords {
  readonly contents: string;
  readonly source: string;
  readonly figure: string;
  readonly table: string;
  readonly notes: string;
  readonly missing: string;
  readonly page: string;
  readonly download: string;
  readonly showTable: string;
  readonly openTrace: string;
  /** Name of the workbook's first sheet: `About`. */
  readonly about: string;
  /** Sentence on boundaries shown with every map. */
  readonly boundaries: string;
  /** Producer line in files: `Made with Sterna`. */
  readonly producer: string;
}
