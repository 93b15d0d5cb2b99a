import { expect, it } from 'vitest';
import { type Box, boxOf, type Line } from './line.ts';
import { withNumberColumns } from './number-columns.ts';

const line = (text: string, left: number, base: number): Line => ({
  ...{ text, left, right: left + text.length * 5, base, size: 10, font: 'f', page: 1 },
});
const cell = (...lines: readonly Line[]): Box => boxOf(lines);

it('sets numbers into a column of their own where the text below them begins further on', () => {
  const rows = withNumberColumns([
    [cell(line('No. Action', 60, 10))],
    [cell(line('2.1 Train the', 60, 30), line('staff', 84, 42))],
    [cell(line('2.2 Open an', 60, 60), line('office', 84, 72))],
  ]);
  const texts = rows.map((row) => row.map((one) => one?.lines.map(({ text }) => text).join(' ')));
  expect(texts).toEqual([
    ['No.', 'Action'],
    ['2.1', 'Train the staff'],
    ['2.2', 'Open an office'],
  ]);
});

it('leaves numbers in their text where it goes on below them', () => {
  const rows = [
    [cell(line('1 200 jobs in', 60, 30), line('the north', 60, 42))],
    [cell(line('3 400 jobs in', 60, 60), line('the south', 60, 72))],
  ];
  expect(withNumberColumns(rows)).toEqual(rows);
});
