import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../language/language.ts';
import { GOALS } from './goals.ts';
import { findTarget, TARGETS, targetByCode, targetsOf } from './targets.ts';

/** How many numbered and lettered targets each goal has, as the General Assembly adopted them. */
const SIZES = '5+2 5+3 9+4 7+3 6+3 6+2 3+2 10+2 5+3 7+3 7+3 8+3 3+2 7+3 9+3 10+2 19+0'.split(' ');

describe('targets', () => {
  it('has the 169 official codes in official order', () => {
    const expected = SIZES.flatMap((size, index) => {
      const [numbered = 0, lettered = 0] = size.split('+').map(Number);
      const ends = [...Array.from({ length: numbered }, (_, i) => String(i + 1)), ...'abcd'.slice(0, lettered)];
      return ends.map((end) => `${index + 1}.${end}`);
    });
    expect(TARGETS.map((target) => target.code)).toEqual(expected);
    expect(TARGETS).toHaveLength(169);
  });

  it.each(LANGUAGES)('has a short title of its own for each in %s', (language) => {
    const titles = TARGETS.map((target) => target.title[language]);
    expect(new Set(titles).size).toBe(169);
    for (const title of titles) {
      expect(title).toMatch(language === 'ar' ? /^\p{Script=Arabic}/u : /^\p{Script=Latin}/u);
      expect(title.split(/\s+/u).length, title).toBeLessThanOrEqual(11);
      expect(title.length, title).toBeLessThanOrEqual(62);
    }
  });

  it('marks the 22 targets closest to migration', () => {
    const close = TARGETS.filter((target) => target.closeToMigration).map((target) => target.code);
    expect(close).toHaveLength(22);
    expect(close).toContain('10.7');
    expect(close).not.toContain('14.1');
  });

  it('belongs to a goal', () => {
    expect(GOALS.flatMap((goal) => targetsOf(goal.code))).toEqual(TARGETS);
    expect(targetByCode('10.c')?.goal).toBe('10');
    expect(targetByCode('10.z')).toBeUndefined();
  });
});

describe('findTarget', () => {
  it('reads a code as people write it', () => {
    for (const text of ['10.7', 'Target 10.7', 'ODD 10.7 : migrations', 'SDG 10.7.', '10-7', ' 10 . 7 '])
      expect(findTarget(text)?.code, text).toBe('10.7');
    expect(findTarget('Cible 10.C')?.code).toBe('10.c');
    expect(findTarget('8.10')?.code).toBe('8.10');
    expect(findTarget('1.1')?.code).toBe('1.1');
  });

  it('reads neither an indicator, nor several codes, nor none as a target', () => {
    for (const text of ['10.7.2', '10.7 and 8.8', 'goal 10', '18.1', ''])
      expect(findTarget(text), text).toBeUndefined();
  });
});
