import { columnLetter } from '@sterna/tabular';
import { columnsNamed, type HeadRows } from '../head-rows.ts';
import type { ColumnMapping } from '../mapping.ts';
import type { ChosenValue, ChosenValues } from './choose-values.ts';

function choice(column: number, heading: string, head: HeadRows): { heading: string } | { column: string } {
  const isOnly = heading !== '' && columnsNamed(head, heading).length === 1;
  return isOnly ? { heading } : { column: columnLetter(column + 1) };
}

function single({ seen, of, multiplier }: ChosenValue, head: HeadRows): ColumnMapping {
  return {
    ...choice(seen.column, seen.heading, head),
    is: 'OBS_VALUE',
    ...(Object.keys(of).length > 0 && { of }),
    ...(multiplier !== undefined && { multiplier }),
  };
}

/** Columns side by side, gaps without a heading counted as belonging to them. */
function runsOf(columns: readonly number[], head: HeadRows): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const column of columns) {
    const run = runs.at(-1);
    const between = run === undefined ? [] : Array.from({ length: column - run[1] - 1 }, (_, i) => run[1] + 1 + i);
    if (run !== undefined && between.every((gap) => (head.headings[gap] ?? '') === '')) run[1] = column;
    else runs.push([column, column]);
  }
  return runs;
}

/**
 * The columns of values as a mapping names them: side by side with what the rows of their head say, where they say it;
 * open to the right where the table ends with them, so that next year's column is read too.
 */
export function valueColumns(
  { values, headGives }: ChosenValues,
  head: HeadRows,
  width: number,
): readonly ColumnMapping[] {
  if (headGives === undefined) return values.map((value) => single(value, head));
  const gives = headGives.length === 1 ? headGives[0] : headGives;
  return runsOf(
    values.map(({ seen }) => seen.column),
    head,
  ).map(([first, last]) => {
    const to = last === width - 1 ? '' : columnLetter(last + 1);
    const columns = first === last && to !== '' ? columnLetter(first + 1) : `${columnLetter(first + 1)}:${to}`;
    return { columns, is: 'OBS_VALUE', ...(gives !== undefined && { headGives: gives }) };
  });
}
