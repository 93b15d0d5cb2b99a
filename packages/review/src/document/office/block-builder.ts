import { plainLetters } from '../letters.ts';
import { DOCUMENT_LIMITS } from '../limits.ts';
import { withoutBullet } from '../marks.ts';
import { tableText } from '../paragraphs.ts';
import { type RawBlock, UnreadableDocumentError } from '../policy-text.ts';
import { type Look, LookTally, withHeadingsBySight } from './looks.ts';

/** What a paragraph is, as its style says. */
export interface ParagraphKind {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'note';
  readonly level?: number;
}

interface OpenParagraph extends ParagraphKind {
  text: string;
  readonly page: number;
  readonly looks: LookTally;
}

/** Columns and rows that a cell may take; markup that says more is wrong or means harm. */
const MOST_SPAN = 64;
const MOST_ROWS = 1_000;

interface OpenTable {
  readonly rows: string[][];
  readonly page: number;
  /** Rows that cells of the rows above still take, by column. */
  readonly taken: number[];
}

const tidy = (text: string): string => plainLetters(text.replaceAll('\u00ad', '')).replace(/\s+/g, ' ').trim();

const PLAIN: Look = { isBold: false, size: 0 };

/** Gathers blocks while the markup of a document is read; tables inside cells become text of their cell. */
export class BlockBuilder {
  readonly #blocks: RawBlock[] = [];
  readonly #looks = new Map<RawBlock, Look>();
  page: number;
  readonly #paragraphs: OpenParagraph[] = [];
  readonly #tables: OpenTable[] = [];
  #hasTextOnPage = false;
  #characters = 0;

  constructor(firstPage: number) {
    this.page = firstPage;
  }

  /** What has been read; once all is, with the headings that only look like some. */
  get blocks(): readonly RawBlock[] {
    return withHeadingsBySight(this.#blocks, this.#looks);
  }

  /** The paragraph, heading or table that was closed last. */
  get last(): RawBlock | undefined {
    return this.#blocks.at(-1);
  }

  openParagraph(kind: ParagraphKind): void {
    this.#paragraphs.push({ ...kind, text: '', page: this.page, looks: new LookTally() });
  }

  /** @throws UnreadableDocumentError `too-large` */
  addText(text: string, look: Look = PLAIN): void {
    this.#characters += text.length;
    if (this.#characters > DOCUMENT_LIMITS.characters) {
      const message = 'The document holds more text than any plan. Give the part that matters.';
      throw new UnreadableDocumentError('too-large', message);
    }
    const open = this.#paragraphs.at(-1);
    if (open !== undefined) {
      open.text += text;
      open.looks.add(text, look);
    }
    if (text.trim() !== '') this.#hasTextOnPage = true;
  }

  closeParagraph(): void {
    const open = this.#paragraphs.pop();
    if (open === undefined) return;
    const text = tidy(open.text);
    if (text === '') return;
    const cells = this.#tables.at(-1)?.rows.at(-1);
    if (cells !== undefined && cells.length > 0) {
      const last = cells.length - 1;
      cells[last] = cells[last] === '' ? text : `${cells[last]} ${text}`;
      return;
    }
    const { kind, level, page } = open;
    const shown = kind === 'item' ? withoutBullet(text) : text;
    if (shown === '') return;
    const block: RawBlock = { kind, text: shown, page, toPage: this.page, ...(level !== undefined && { level }) };
    this.#blocks.push(block);
    this.#looks.set(block, open.looks.look);
  }

  openTable(): void {
    this.#tables.push({ rows: [], page: this.page, taken: [] });
  }

  openRow(): void {
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    this.#passTaken(table, Number.POSITIVE_INFINITY);
    table.rows.push([]);
  }

  openCell(): void {
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    this.#passTaken(table, 1);
    table.rows.at(-1)?.push('');
  }

  /** Leaves columns empty that a cell of a row above goes on in. */
  #passTaken({ rows, taken }: OpenTable, most: number): void {
    const row = rows.at(-1);
    if (row === undefined) return;
    const width = most === 1 ? row.length + MOST_SPAN : taken.length;
    for (let column = row.length; column < width && (taken[column] ?? 0) > 0; column += 1) {
      taken[column] = (taken[column] ?? 0) - 1;
      row.push('');
    }
    // At the end of a row those further on are passed too.
    if (most !== 1)
      for (let column = row.length; column < taken.length; column += 1)
        taken[column] = Math.max(0, (taken[column] ?? 0) - 1);
  }

  /**
   * @param columns how many columns the cell took: those after its own stay empty
   * @param rowCount how many rows it took: those below stay empty where the markup leaves them out
   */
  closeCell(columns = 1, rowCount = 1): void {
    const table = this.#tables.at(-1);
    const row = table?.rows.at(-1);
    if (table === undefined || row === undefined) return;
    const first = row.length - 1;
    for (let more = 1; more < Math.min(columns, MOST_SPAN); more += 1) row.push('');
    if (rowCount < 2) return;
    for (let column = first; column < row.length; column += 1) {
      while (table.taken.length <= column) table.taken.push(0);
      table.taken[column] = Math.min(rowCount, MOST_ROWS) - 1;
    }
  }

  closeTable(): void {
    const table = this.#tables.pop();
    if (table === undefined) return;
    const rows = table.rows.filter((row) => row.some((cell) => cell !== ''));
    if (rows.length === 0) return;
    const text = tableText(rows);
    const outer = this.#tables.at(-1)?.rows.at(-1);
    if (outer !== undefined && outer.length > 0) {
      outer[outer.length - 1] = tidy(`${outer.at(-1)} ${text}`);
      return;
    }
    this.#blocks.push({ kind: 'table', text, rows, page: table.page, toPage: this.page });
  }

  /** A new page begins; twice in a row, as programs note it, it is one. */
  breakPage(): void {
    if (!this.#hasTextOnPage) return;
    this.page += 1;
    this.#hasTextOnPage = false;
  }
}
