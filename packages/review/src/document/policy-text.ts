import type { Finding } from '@sterna/statistics';
import type { Language } from '@sterna/vocabulary';

/** What a block of a document is. Running heads and feet are none: they are left out. */
export type BlockKind = 'heading' | 'paragraph' | 'item' | 'table' | 'note';

/** A piece of a document in reading order, whole across lines, columns and pages. */
export interface Block {
  readonly kind: BlockKind;
  /** Its text on one line; of a table its cells, row by row, with ` | ` between them. */
  readonly text: string;
  /** Page it begins on, counted from 1 as a reader of the file counts; 0 where the format has no pages. */
  readonly page: number;
  /** Page it ends on. */
  readonly toPage: number;
  /** Where it goes on over pages: the characters of its text at which each further page begins. */
  readonly turns?: readonly number[];
  /** Of a heading 1 (highest) to 6; of an item its depth, from 1. */
  readonly level?: number;
  /** Rows of a table, each with its cells; the first may be its head. */
  readonly rows?: readonly (readonly string[])[];
  /** The language it is written in, where it is long enough to tell; else that of the document. */
  readonly language: Language;
}

/** The page on which a character of a block stands. */
export const pageAt = ({ page, turns = [] }: Pick<Block, 'page' | 'turns'>, character: number): number =>
  page + turns.filter((turn) => turn <= character).length;

export type DocumentFormat = 'pdf' | 'docx' | 'odt' | 'html' | 'text';

/** A document as text: what review reads. */
export interface PolicyText {
  readonly format: DocumentFormat;
  /** As the file's own description or its first page gives it; absent where neither does. */
  readonly title?: string;
  /** The language most of it is written in. */
  readonly language: Language;
  /** Share of the words in each language, largest first; those under two in a hundred are left out. */
  readonly languages: readonly { readonly language: Language; readonly share: number }[];
  /** Pages of the file; 0 where the format has none. */
  readonly pages: number;
  readonly words: number;
  readonly blocks: readonly Block[];
  /** What could not be read, and what to do about it. */
  readonly findings: readonly Finding[];
}

/** Why a file cannot be read as a document at all. */
export class UnreadableDocumentError extends Error {
  readonly code: 'unreadable-document' = 'unreadable-document';
  readonly finding: Finding;

  constructor(rule: string, message: string) {
    super(message);
    this.finding = { rule, severity: 'error', message, where: '' };
  }
}

/** A block before its language is known. */
export type RawBlock = Omit<Block, 'language'>;

/** What a reader of one format gives. */
export interface RawDocument {
  readonly format: DocumentFormat;
  readonly title?: string;
  readonly pages: number;
  readonly blocks: readonly RawBlock[];
  readonly findings: readonly Finding[];
}
