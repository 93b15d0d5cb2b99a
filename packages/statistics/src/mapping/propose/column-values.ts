import type { Cell, Row } from '@sterna/tabular';
import { findPlace } from '@sterna/vocabulary';
import { textOf } from '../../readers/reading/head.ts';
import type { MappingTarget } from '../mapping.ts';
import { isIndicatorCode, knownIndicator } from '../meanings/indicator-words.ts';
import { readWrittenPeriod } from '../meanings/period-text.ts';
import { readAgeWords, readSexWord } from '../meanings/person-words.ts';
import { plainText } from '../meanings/plain-text.ts';
import { readStatus } from '../meanings/status-text.ts';
import { isTotalWord } from '../meanings/totals.ts';
import { readMultiplier, readUnitText } from '../meanings/unit-text.ts';
import { readWrittenNumber } from '../meanings/written-number.ts';

/** What the cells of a column look like. Shares are of its filled cells, 0 to 1. */
export interface ColumnValues {
  readonly filled: number;
  /** Share of rows in which it is filled. */
  readonly density: number;
  readonly distinct: number;
  readonly shares: Readonly<Partial<Record<MappingTarget, number>>>;
  readonly examples: readonly string[];
  /** Places are written as codes. */
  readonly codes: boolean;
}

const NUMBER = { counts: 'fractions', decimalComma: true } as const;

const isPlainNumber = (text: string): boolean => /^[+-]?\d+(?:[.,]\d+)?$/.test(text);

/** Whether a cell is of figures: a number in any writing, or a mark that stands for a missing one. */
export function isFigureCell(cell: Cell | undefined): boolean {
  return ['number', 'missing', 'unclear', 'bounded', 'withheld'].includes(readWrittenNumber(cell, {}, NUMBER).kind);
}

type Test = (text: string, cell: Cell | undefined) => boolean;

const TESTS: readonly (readonly [MappingTarget, Test])[] = [
  [
    'REF_AREA',
    (text) =>
      (isPlainNumber(plainText(text)) ? /^\d{1,3}$/.test(text) : true) &&
      (findPlace(plainText(text)).status !== 'unknown' || isTotalWord(text)),
  ],
  ['TIME_PERIOD', (text, cell) => isPeriodLike(readWrittenPeriod(typeof cell === 'number' ? cell : text))],
  ['SEX', (text) => readSexWord(text) !== undefined],
  ['AGE', (text) => readAgeWords(text) !== undefined],
  ['OBS_VALUE', (_, cell) => isFigureCell(cell)],
  ['INDICATOR', (text) => knownIndicator(text) !== undefined || (/[._]/.test(text) && isIndicatorCode(text))],
  ['UNIT_MEASURE', (text) => readUnitText(text) !== undefined],
  ['UNIT_MULT', (text) => readMultiplier(text) !== undefined],
  ['OBS_STATUS', (text) => readStatus(text) !== undefined],
];

function isPeriodLike(read: ReturnType<typeof readWrittenPeriod>): boolean {
  return 'period' in read || read.unclear === 'day-or-month' || read.unclear === 'split-years';
}

/** Looks at the cells of a column in some rows of figures. */
export function valuesOf(rows: readonly Row[], column: number): ColumnValues {
  const counts = new Map<MappingTarget, number>();
  const distinct = new Map<string, readonly MappingTarget[]>();
  let filled = 0;
  let codes = 0;
  for (const { cells } of rows) {
    const cell = cells[column];
    const text = textOf(cell);
    if (text === '') continue;
    filled += 1;
    if (/^[A-Z]{2,3}$/.test(text)) codes += 1;
    let targets = distinct.get(text);
    if (targets === undefined) {
      targets = TESTS.filter(([, test]) => test(text, cell)).map(([target]) => target);
      distinct.set(text, targets);
    }
    for (const target of targets) counts.set(target, (counts.get(target) ?? 0) + 1);
  }
  const shares = Object.fromEntries([...counts].map(([target, count]) => [target, count / Math.max(1, filled)]));
  return {
    filled,
    density: filled / Math.max(1, rows.length),
    distinct: distinct.size,
    shares: { ...shares, ...(shares['REF_AREA'] !== undefined && { COUNTERPART_AREA: shares['REF_AREA'] }) },
    examples: [...distinct.keys()].slice(0, 5),
    codes: filled > 0 && codes / filled > 0.9,
  };
}
