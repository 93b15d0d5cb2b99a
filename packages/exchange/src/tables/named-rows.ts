import { neutraliseText } from '@sterna/statistics';
import type { Language } from '@sterna/vocabulary';
import type { ExportedObservation } from '../exported.ts';
import type { EvidenceShape } from '../shape.ts';
import { type NameColumn, nameColumns } from './code-names.ts';
import { type ExportedCell, ExportedRows } from './rows.ts';

/** Room for codes and numbers, in letters; wider where the heading is, up to `WIDEST`. */
const CODE_WIDTH = 12;
const WIDEST = 30;
const WIDTHS: Readonly<Record<string, number>> = { NOTE: 40, RELEASE: 28, INDICATOR_TITLE: 40, INDICATOR: 28 };

interface Column {
  readonly heading: string;
  readonly width: number;
  /** Which cell of the row of codes it is, or whose name. */
  readonly from: number | NameColumn;
}

/** Makes the rows of a workbook: those of our own tables, each code followed by its name. */
export class NamedRows {
  readonly headings: readonly string[];
  /** Of the columns, in letters. */
  readonly widths: readonly number[];
  readonly #rows: ExportedRows;
  readonly #columns: readonly Column[];

  constructor(shape: EvidenceShape, language: Language) {
    this.#rows = new ExportedRows(shape);
    const names = nameColumns(language, new Map(shape.indicators.map(({ code, title }) => [code, title])));
    this.#columns = this.#rows.headings.flatMap((heading, index): Column[] => {
      const width = WIDTHS[heading] ?? Math.max(CODE_WIDTH, Math.min(WIDEST, heading.length + 2));
      const name = names.find(({ beside }) => beside === heading);
      const own = { heading, width, from: index };
      return name ? [own, { heading: name.heading[language], width: name.width, from: name }] : [own];
    });
    this.headings = this.#columns.map(({ heading }) => heading);
    this.widths = this.#columns.map(({ width }) => width);
  }

  /** Cells in the order of the headings; texts are harmless in a spreadsheet. */
  row(observation: ExportedObservation): readonly ExportedCell[] {
    const codes = this.#rows.row(observation);
    return this.#columns.map(({ from }) =>
      typeof from === 'number' ? (codes[from] ?? '') : neutraliseText(from.nameOf(observation)),
    );
  }
}
