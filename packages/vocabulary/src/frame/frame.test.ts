import { describe, expect, it } from 'vitest';
import { COMPACT_OBJECTIVES, compactObjectiveByCode } from '../compact/objectives.ts';
import { GOALS, goalByCode } from '../goals/goals.ts';
import { targetByCode } from '../goals/targets.ts';
import { LANGUAGES, type LocalText } from '../language/language.ts';
import { SEXES } from '../sexes/sexes.ts';
import { GROUPS } from './groups.ts';
import { LEVELS } from './levels.ts';
import { OUTCOMES } from './outcomes.ts';
import { SECTORS, sectorByCode } from './sectors.ts';
import { THEMES, themeByCode } from './themes.ts';

const lists: readonly (readonly [name: string, items: readonly { readonly code: string }[], count: number])[] = [
  ['sectors', SECTORS, 11],
  ['levels', LEVELS, 4],
  ['outcomes', OUTCOMES, 3],
  ['groups', GROUPS, 12],
  ['themes', THEMES, 30],
  ['goals', GOALS, 17],
  ['compact objectives', COMPACT_OBJECTIVES, 23],
  ['sexes', SEXES, 3],
];

function textsOf(item: object): LocalText[] {
  return Object.values(item).filter((value): value is LocalText => typeof value === 'object' && 'fr' in value);
}

describe('the shared frame', () => {
  it.each(lists)('has the right number of %s, each with its own code', (_, items, count) => {
    expect(items).toHaveLength(count);
    expect(new Set(items.map((item) => item.code)).size).toBe(count);
  });

  it.each(lists)('names %s in four languages, without using one name twice', (_, items) => {
    for (const language of LANGUAGES) {
      const texts = items.flatMap((item) => textsOf(item).map((text) => text[language]));
      expect(texts.length).toBeGreaterThanOrEqual(items.length);
      expect(new Set(texts).size).toBe(texts.length);
      for (const text of texts) expect(text).toMatch(language === 'ar' ? /\p{Script=Arabic}/u : /\p{Script=Latin}/u);
    }
  });

  it('has four priority sectors, first in the list', () => {
    expect(SECTORS.map((sector) => sector.priority).lastIndexOf(true)).toBe(3);
    expect(sectorByCode('health')?.priority).toBe(true);
  });

  it('numbers the goals and the objectives without a gap', () => {
    expect(GOALS.map((goal) => Number(goal.code))).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
    expect(COMPACT_OBJECTIVES.map((one) => Number(one.code))).toEqual(
      Array.from({ length: 23 }, (_, index) => index + 1),
    );
    expect(goalByCode('18')).toBeUndefined();
  });

  it('ties every theme to objectives and targets that exist', () => {
    for (const theme of THEMES) {
      expect(theme.objectives.length, theme.code).toBeGreaterThan(0);
      expect(theme.targets.length, theme.code).toBeGreaterThan(0);
      for (const code of theme.objectives) expect(compactObjectiveByCode(code), `${theme.code} ${code}`).toBeDefined();
      for (const code of theme.targets) expect(targetByCode(code), `${theme.code} ${code}`).toBeDefined();
    }
  });

  it('leaves no objective of the Global Compact without a theme', () => {
    const served = new Set(THEMES.flatMap((theme) => theme.objectives));
    expect(COMPACT_OBJECTIVES.filter((one) => !served.has(one.code)).map((one) => one.code)).toEqual([]);
  });

  it('describes every theme in one sentence', () => {
    for (const theme of THEMES) {
      for (const language of LANGUAGES) expect(theme.description[language], theme.code).toMatch(/^[^.]+\.$/u);
    }
    expect(themeByCode('remittances')?.objectives).toEqual(['20']);
  });
});
