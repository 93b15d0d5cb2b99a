import type { Cell } from '@sterna/tabular';
import type { ObservationStatus } from '../../observation.ts';
import { textOf } from './head.ts';
import { readPeriod } from './period-cell.ts';

/** What the heading of a column of values says: its period, and what a mark behind it says of all its values. */
export interface PeriodHeading {
  readonly period: string;
  readonly status?: Extract<ObservationStatus, 'P' | 'E'>;
  readonly note?: string;
}

/** `2021 (p)`, `2021p`, `2021*`, `2021 (1)`; letters alone only where they are usual: provisional, estimated, revised. */
const MARKED = /^(.*\d)\s*(?:\(([a-z]|\d{1,2})\)|\[([a-z]|\d{1,2})\]|([per])|([*†‡§]+|[¹²³⁰⁴-⁹]+))$/i;

/** Reads the heading of a column as a period; `undefined` when it names none. */
export function readPeriodHeading(cell: Cell | undefined): PeriodHeading | undefined {
  const plain = readPeriod(cell);
  if (plain !== undefined) return { period: plain };
  const [, before = '', inRound, inSquare, letter, sign] = MARKED.exec(textOf(cell)) ?? [];
  const period = before === '' ? undefined : readPeriod(before.trim());
  if (period === undefined) return undefined;
  const mark = inRound ?? inSquare ?? letter ?? sign ?? '';
  if (/^p$/i.test(mark)) return { period, status: 'P' };
  if (/^e$/i.test(mark)) return { period, status: 'E' };
  return { period, note: `Heading marked ${mark}.` };
}

/** What the mark of a heading adds to a value: its status where one is stated, its note before that of the cell. */
export function withHeading(
  { status, note }: Pick<PeriodHeading, 'status' | 'note'>,
  value: number | null,
  noteOfCell: string | undefined,
): { readonly status: ObservationStatus; readonly note?: string } {
  const notes = [note, noteOfCell].filter((text) => text !== undefined && text !== '').join(' ');
  return { status: value === null ? 'M' : (status ?? 'A'), ...(notes === '' ? {} : { note: notes }) };
}
