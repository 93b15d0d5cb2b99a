import { columnNumber } from '../location.ts';
import { BATCH_ROWS } from '../streamed-table.ts';
import { type Cell, type ReadLimits, type Row, UnreadableFileError } from '../table.ts';
import type { Member } from '../zip/archive.ts';
import { isoOfSerial } from './dates.ts';
import { type NumberLook, unescapeControls } from './workbook-parts.ts';
import { readXml, type XmlHandler } from './xml-stream.ts';

/** Rows that a sheet can have (ECMA-376 leaves it open; no program writes more). */
const MOST_ROWS = 1_048_576;

/** What is needed to understand the cells of a sheet. */
export interface SheetContext {
  readonly strings: readonly string[];
  /** How numbers are shown, by the index of their style. */
  readonly styles: readonly NumberLook[];
  readonly from1904: boolean;
  readonly limits: ReadLimits;
}

/** Builds rows from the markup of a sheet as it passes. Merged cells hold their value in the first cell, as in the file. */
class SheetHandler implements XmlHandler {
  rows: Row[] = [];
  readonly #context: SheetContext;
  readonly #sheet: string;
  #rowNumber = 0;
  #cells: Cell[] = [];
  #column = 0;
  #type = 'n';
  #style = 0;
  #value = '';
  #inValue = false;
  #inReading = false;

  constructor(context: SheetContext, sheet: string) {
    this.#context = context;
    this.#sheet = sheet;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'c':
        this.#openCell(attributes);
        break;
      case 'v':
        this.#inValue = true;
        break;
      case 't':
        this.#inValue = !this.#inReading;
        break;
      case 'row':
        this.#rowNumber = this.#numberOfRow(attributes['r']);
        this.#cells = [];
        this.#column = 0;
        break;
      case 'rPh':
        this.#inReading = true;
    }
  }

  text(piece: string): void {
    if (this.#inValue) this.#value += piece;
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#inValue = false;
        break;
      case 'c':
        this.#closeCell();
        break;
      case 'rPh':
        this.#inReading = false;
        break;
      case 'row':
        if (this.#cells.length > 0) this.rows.push({ number: this.#rowNumber, cells: this.#cells });
        break;
    }
  }

  #numberOfRow(stated: string | undefined): number {
    const number = stated === undefined ? this.#rowNumber + 1 : Number(stated);
    if (Number.isInteger(number) && number >= 1 && number <= MOST_ROWS) return number;
    const message = `The workbook is damaged inside (there is no row ${number}). Save it anew from its program.`;
    const where = `sheet ${this.#sheet}, after row ${this.#rowNumber}`;
    throw new UnreadableFileError('damaged-archive', message, where);
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const stated = attributes['r'] === undefined ? 0 : columnNumber(attributes['r']);
    this.#column = stated === 0 ? this.#column + 1 : stated;
    this.#type = attributes['t'] ?? 'n';
    this.#style = attributes['s'] === undefined ? 0 : Number(attributes['s']);
    this.#value = '';
    if (this.#column > this.#context.limits.columns)
      this.#refuse(`a row of more than ${this.#context.limits.columns} cells`);
  }

  #closeCell(): void {
    if (this.#value === '') return;
    if (this.#value.length > this.#context.limits.cellCharacters) this.#refuse('a cell with too many characters');
    const cell = this.#cellOf(this.#value);
    if (cell === null || cell === '') return;
    while (this.#cells.length < this.#column - 1) this.#cells.push(null);
    this.#cells[this.#column - 1] = cell;
  }

  #cellOf(value: string): Cell {
    switch (this.#type) {
      case 's':
        return this.#context.strings[Number(value)] ?? null;
      case 'str':
      case 'inlineStr':
        return unescapeControls(value);
      case 'b':
        return value === '1' || value === 'true';
      case 'e':
        return null;
      case 'd':
        return value;
      default: {
        const number = Number(value);
        if (!Number.isFinite(number)) return value;
        return this.#shown(number);
      }
    }
  }

  /** Dates and percentages as a person sees them: `2020-07-01`, `52%`; all others as numbers. */
  #shown(number: number): Cell {
    switch (this.#context.styles[this.#style]) {
      case 'date':
        return isoOfSerial(number, this.#context.from1904);
      case 'percent':
        return `${Number((number * 100).toPrecision(15))}%`;
      default:
        return number;
    }
  }

  #refuse(what: string): never {
    const where = `sheet ${this.#sheet}, row ${this.#rowNumber}`;
    throw new UnreadableFileError('too-large', `The sheet has ${what}. Give it in parts.`, where);
  }
}

/** Streams the rows of a sheet that hold a value; the sheet is never in memory as a whole. */
export async function* readSheet(member: Member, sheet: string, context: SheetContext): AsyncGenerator<readonly Row[]> {
  const handler = new SheetHandler(context, sheet);
  for await (const _ of readXml(member, `sheet ${sheet}`, handler)) {
    if (handler.rows.length >= BATCH_ROWS) {
      yield handler.rows;
      handler.rows = [];
    }
  }
  if (handler.rows.length > 0) yield handler.rows;
}
