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

/** Themes of a passage with their depths as they hold: as people decided, else as the machine proposes. */
function themesOf({ themes, held }: Pick<StoredPassage, 'themes' | 'held'>): readonly {
  readonly theme: string;
  readonly depth: number;
}[] {
  const all: readonly { readonly theme: string; readonly depth: number }[] = held ?? themes;
  return all.filter(({ theme, depth }) => depth > 0 && theme !== 'migration');
}

/** Whether a passage counts: people may have said that it does not concern migration. */
export function concernsMigration(passage: Pick<StoredPassage, 'themes' | 'held'>): boolean {
  const { held = [] } = passage;
  return !held.some(({ theme, depth }) => theme === 'migration' && depth === 0) || themesOf(passage).length > 0;
}

/** How deep a passage goes: with one theme, or with the theme it goes deepest with; 0 where it has none. */
export function depthOf(passage: Pick<StoredPassage, 'themes' | 'held'>, theme?: string): number {
  const all = themesOf(passage);
  const meant = theme === undefined ? all : all.filter((each) => each.theme === theme);
  return Math.max(0, ...meant.map(({ depth }) => depth));
}

/** Whether a passage speaks of a theme; `migration` stands for none in particular. */
export function isOfTheme(passage: Pick<StoredPassage, 'themes' | 'held'>, theme: string): boolean {
  if (theme !== 'migration') return depthOf(passage, theme) > 0;
  return themesOf(passage).length === 0 && concernsMigration(passage);
}

/** The passages that a choice asks for; without one all, also those that people rejected. */
export function chosenPassages(passages: readonly StoredPassage[], choice: PassageChoice): readonly StoredPassage[] {
  const { theme, depth, sector, group, framing, order } = choice;
  const isAll = [theme, depth, sector, group, framing].every((each) => each === undefined);
  const chosen = passages.filter(
    (passage) =>
      (isAll || concernsMigration(passage)) &&
      (theme === undefined || isOfTheme(passage, theme)) &&
      (depth === undefined || depthOf(passage, theme) === depth) &&
      (sector === undefined || passage.sectors.includes(sector)) &&
      (group === undefined || passage.groups.includes(group)) &&
      (framing === undefined || passage.framing === framing),
  );
  return order === 'depth' ? chosen.toSorted((a, b) => depthOf(b, theme) - depthOf(a, theme)) : chosen;
}
