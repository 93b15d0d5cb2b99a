import type { Cell } from '@sterna/tabular';
import type { CellReference } from '../observation.ts';
import type { ReadingSession } from '../readers/reading/session.ts';
import { cellName } from './cell-name.ts';
import type { NumberWriting } from './mapping.ts';
import { quoted } from './meanings/meanings.ts';
import { readWrittenNumber } from './meanings/written-number.ts';

/** What is known of a cell of figures before it is read. */
export interface ValueContext {
  readonly at: CellReference;
  /** Empty where nothing tells it. */
  readonly unit: string;
  /** What is told of this cell, before what is told of the table. */
  readonly multiplier: number | undefined;
  readonly numbers: NumberWriting;
  readonly decimalComma: boolean;
  readonly session: ReadingSession;
}

/** A value in its unit, written out. */
export interface ReadValueCell {
  readonly value: number | null;
  readonly unit: string;
  readonly note?: string;
}

/** What is counted in a unit, where values are not multiplied. */
function countsOf(unit: string, multiplier: number): 'persons' | 'money' | 'fractions' {
  if (multiplier !== 1) return 'fractions';
  if (unit === 'PS') return 'persons';
  return unit === 'USD' ? 'money' : 'fractions';
}

/** A product without the dust of binary fractions: 1.1 thousand is 1100. */
const times = (value: number, factor: number): number =>
  factor === 1 ? value : Number((value * factor).toPrecision(15));

/** Reads a value and says what is wrong with it; `undefined` for an empty cell or a refused one. */
export function readValueCell(cell: Cell, context: ValueContext): ReadValueCell | undefined {
  const { at, numbers, session } = context;
  const multiplier = context.multiplier ?? numbers.multiplier ?? 1;
  const style = { counts: countsOf(context.unit, multiplier), decimalComma: context.decimalComma };
  const read = readWrittenNumber(cell, numbers, style);
  const unit = context.unit || (read.percent === true ? 'PC' : 'NUMBER');
  const name = cellName(at);
  switch (read.kind) {
    case 'empty':
      return undefined;
    case 'missing':
      return { value: null, unit };
    case 'bounded':
      session.log.add(
        'bounded-value',
        'info',
        `${name} says ${quoted(read.text)}, a bound and no value: kept as missing, with the bound as a note.`,
        at,
        read.text,
      );
      return { value: null, unit, note: read.text };
    case 'withheld':
      session.log.add(
        'withheld-value',
        'info',
        `${name} says ${quoted(read.text)}, where the publisher keeps a value back: kept as missing.`,
        at,
        read.text,
      );
      return { value: null, unit, note: read.text };
    case 'unclear':
      session.reject(
        'unclear-number',
        `${name} says ${quoted(read.text)}, which could be read as more than one number. Say in the mapping how numbers are written, "numbers": {"decimal": ",", "thousands": "."}, or write it without a separator of thousands.`,
        at,
      );
      return undefined;
    case 'other':
      session.reject(
        'not-a-number',
        `${name} says ${quoted(read.text)}, which is no number. Write digits, or “..” for missing; words that mean missing can be said in the mapping, "numbers": {"missing": [${JSON.stringify(read.text.slice(0, 40))}]}.`,
        at,
      );
      return undefined;
    case 'number':
      break;
  }
  if (read.percent === true && (unit === 'PS' || unit === 'USD')) {
    session.reject(
      'percent-of-a-count',
      `${name} has a percent sign, but the values are counted in ${unit}. Say in the mapping what this column measures, or take it out.`,
      at,
    );
    return undefined;
  }
  const factor = read.percent === true && context.multiplier === undefined ? 1 : multiplier;
  return { value: times(read.value, factor), unit, ...(read.mark !== undefined && { note: `Marked ${read.mark}.` }) };
}
