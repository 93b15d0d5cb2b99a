import type { Document, KeyFigure, TableCell, TableColumn } from '@sterna/document';
import type { Language } from '@sterna/vocabulary';
import { tablesOf } from '../contents.ts';
import { withoutDirectionMarks } from '../text.ts';

type Figure = Pick<TableCell, 'value' | 'text'> & { readonly value: number };

/** A figure as a number with the column type it would have in a table. */
export interface TypedFigure {
  readonly cell: Figure;
  readonly column: TableColumn;
}

const WRITTEN = /^([+\u2212-]?)([\d\s.,\u00a0\u202f]*\d)\s*(%?)$/u;

/** Reads a number as the language writes it: `−125 204`, `21,7 %`. Undefined for anything with words in it. */
function readWritten(
  text: string,
  language: Language,
): { readonly value: number; readonly percent: boolean } | undefined {
  const [, sign, digits, percent] = WRITTEN.exec(withoutDirectionMarks(text).trim()) ?? [];
  if (digits === undefined) return undefined;
  const point = language === 'fr' || language === 'es' ? ',' : '.';
  const bare = [...digits].filter((character) => character === point || /\d/.test(character)).join('');
  const value = Number(bare.replace(point, '.'));
  return Number.isFinite(value)
    ? { value: sign && sign !== '+' ? -value : value, percent: percent === '%' }
    : undefined;
}

/** The number of the first cell with this trace in a table of the document. */
function numberOf(trace: string, document: Document): number | undefined {
  for (const cell of tablesOf(document).flatMap(({ rows }) => rows.flat())) {
    if (cell.trace === trace && typeof cell.value === 'number') return cell.value;
  }
  return undefined;
}

/**
 * A key figure as a number: as exact as the document's tables have it, else as it is written. Undefined where it is
 * written in words (`1,2 million`) and no table has it.
 */
export function typedKeyFigure({ value: text, trace }: KeyFigure, document: Document): TypedFigure | undefined {
  const written = readWritten(text, document.language);
  if (written === undefined) return undefined;
  const value = numberOf(trace, document) ?? written.value;
  const column: TableColumn = { key: 'value', label: '', type: written.percent ? 'percent' : 'decimal' };
  return { cell: { value, text: withoutDirectionMarks(text) }, column };
}
