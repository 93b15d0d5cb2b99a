import type { StoredPassage } from '@sterna/spaces';
import { groupByCode, sectorByCode, themeByCode } from '@sterna/vocabulary';
import type { PassageChoice } from '#lib/plan-paths.ts';

const FRAMINGS = ['opportunity', 'risk', 'both', 'neutral'];

/** Which passages an address asks for; what it cannot ask for is passed over. */
export function passageChoiceIn(query: URLSearchParams): PassageChoice {
  const [theme, sector, group, framing] = ['theme', 'sector', 'group', 'framing'].map((name) => query.get(name) ?? '');
  const depth = Number(query.get('depth') ?? '');
  return {
    ...((themeByCode(theme ?? '') || theme === 'migration') && { theme }),
    ...([1, 2, 3, 4, 5].includes(depth) && { depth }),
    ...(sectorByCode(sector ?? '') && { sector }),
    ...(groupByCode(group ?? '') && { group }),
    ...(FRAMINGS.includes(framing ?? '') && { framing }),
    ...(query.get('order') === 'depth' && { order: 'depth' }),
  } as PassageChoice;
}

/** How deep a passage goes: with one theme, or with the theme it goes deepest with; 0 where nothing is proposed of it. */
export function depthOf({ themes }: Pick<StoredPassage, 'themes'>, theme?: string): number {
  const meant = theme === undefined ? themes : themes.filter((each) => each.theme === theme);
  return Math.max(0, ...meant.map(({ depth }) => depth));
}

/** The passages that a choice asks for. */
export function chosenPassages(passages: readonly StoredPassage[], choice: PassageChoice): readonly StoredPassage[] {
  const { theme, depth, sector, group, framing, order } = choice;
  const chosen = passages.filter(
    (passage) =>
      (theme === undefined ||
        (theme === 'migration' ? passage.themes.length === 0 : passage.themes.some((each) => each.theme === theme))) &&
      (depth === undefined || depthOf(passage, theme) === depth) &&
      (sector === undefined || passage.sectors.includes(sector)) &&
      (group === undefined || passage.groups.includes(group)) &&
      (framing === undefined || passage.framing === framing),
  );
  return order === 'depth' ? chosen.toSorted((a, b) => depthOf(b, theme) - depthOf(a, theme)) : chosen;
}
