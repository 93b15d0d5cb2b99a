import { describe, expect, it } from 'vitest';
import { columnLetter, columnNumber, describeCell } from './location.ts';

describe('columns', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16384, 'XFD'],
  ])('%i is %s, and back', (number, letters) => {
    expect(columnLetter(number)).toBe(letters);
    expect(columnNumber(`${letters}12`)).toBe(number);
  });
});

describe('places in a file', () => {
  it('are said as in a spreadsheet', () => {
    expect(describeCell({ part: 'Table 1', row: 12, column: 4 })).toBe('sheet Table 1, row 12, column D');
    expect(describeCell({ row: 12 })).toBe('row 12');
  });
});
