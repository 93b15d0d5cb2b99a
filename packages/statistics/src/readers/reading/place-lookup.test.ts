import { describe, expect, it } from 'vitest';
import { ReadingSession } from './session.ts';

const at = { row: 7, column: 2 };

describe('places in a file', () => {
  it('are found by their number before their name', () => {
    const session = new ReadingSession('desa');
    expect(session.place(686, 'Sénégal*', at)).toBe('SEN');
    expect(session.place('900', 'WORLD', at)).toBe('WLD');
    expect(session.counterpart('900', 'WORLD', at)).toBe('_T');
  });

  it('are found by their name where the number is unknown', () => {
    expect(new ReadingSession('m49').place('0', 'Bahamas, The', at)).toBe('BHS');
  });

  it('mean the region of the United Nations in UN DESA’s tables', () => {
    expect(new ReadingSession('desa').place('1834', 'Sub-Saharan Africa', at)).toBe('202');
    expect(new ReadingSession('m49').place(undefined, 'Sub-Saharan Africa', at)).toBeUndefined();
  });

  it('that are groups unknown to us are left out without being refused', () => {
    const session = new ReadingSession('desa');
    expect(session.place('4321', 'Islands of the moon', at)).toBeUndefined();
    expect(session.rejectedRows).toBe(0);
    expect(session.log.list()[0]).toMatchObject({ rule: 'group-left-out', severity: 'info' });
  });

  it('that are unknown are refused, and never guessed', () => {
    const session = new ReadingSession('m49');
    expect(session.place('XQZ', 'Senegall', at)).toBeUndefined();
    expect(session.rejectedRows).toBe(1);
    expect(session.log.list()[0]?.message).toContain('Senegal (SEN)');
  });
});
