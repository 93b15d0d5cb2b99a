import { describe, expect, it } from 'vitest';
import { FindingLog } from './finding-log.ts';

describe('findings', () => {
  it('about the same thing are counted together', () => {
    const log = new FindingLog();
    for (let row = 1; row <= 3; row += 1) log.add('unknown-place', 'error', '“X” is unknown.', { row }, 'X');
    expect(log.list()).toEqual([
      {
        rule: 'unknown-place',
        severity: 'error',
        message: '“X” is unknown. (3 times.)',
        where: 'row 1',
        at: { row: 1 },
      },
    ]);
    expect(log.marks().map(({ at }) => at?.row)).toEqual([1, 2, 3]);
  });

  it('come with the heaviest first', () => {
    const log = new FindingLog();
    log.add('repeated-row', 'info', 'Said again.', { row: 1 });
    log.add('not-a-number', 'error', '“x” is not a number.', { row: 2 });
    log.add('unclear', 'warning', 'Have a look.', { row: 3 });
    expect(log.list().map(({ severity }) => severity)).toEqual(['error', 'warning', 'info']);
    expect(log.marks().map(({ severity }) => severity)).toEqual(['error', 'warning', 'info']);
  });

  it('are kept for each cell up to a number', () => {
    const log = new FindingLog();
    for (let row = 1; row <= 5_000; row += 1) log.add('unknown-place', 'error', '“X” is unknown.', { row }, 'X');
    expect(log.list()).toHaveLength(1);
    expect(log.marks()).toHaveLength(2_000);
  });

  it('of one rule are shown up to a number, and the rest counted', () => {
    const log = new FindingLog();
    for (let row = 1; row <= 100; row += 1) log.add('not-a-number', 'error', '“x” is not a number.', { row });
    log.add('other', 'info', 'Another rule.');
    const findings = log.list();
    expect(findings.filter(({ rule }) => rule === 'not-a-number')).toHaveLength(21);
    expect(findings.find(({ message }) => message.startsWith('80 more'))?.rule).toBe('not-a-number');
    expect(findings.some(({ rule }) => rule === 'other')).toBe(true);
  });
});
