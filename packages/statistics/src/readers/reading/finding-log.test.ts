import { describe, expect, it } from 'vitest';
import { FindingLog } from './finding-log.ts';

describe('findings', () => {
  it('about the same thing are counted together', () => {
    const log = new FindingLog();
    for (let row = 1; row <= 3; row += 1) log.add('unknown-place', 'error', '“X” is unknown.', { row }, 'X');
    expect(log.list()).toEqual([
      { rule: 'unknown-place', severity: 'error', message: '“X” is unknown. (3 times.)', where: 'row 1' },
    ]);
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
