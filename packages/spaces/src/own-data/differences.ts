import type { Figure, ReleaseFacts } from '@sterna/statistics';
import type { StoredChoice } from '@sterna/store/own-data';
import { isSameValue, relativeDifference, standingOf } from './compare-figures.ts';
import { cellId, type OwnFigure, ownReleaseId } from './overlay.ts';
import type { FigureDifference } from './own-data-views.ts';

/** What differences are found in. */
export interface DifferenceMaterial {
  readonly own: readonly OwnFigure[];
  readonly choices: readonly StoredChoice[];
  /** Public figures by cell, of the cells of the others. */
  readonly public: ReadonlyMap<string, Figure>;
  readonly releases: ReadonlyMap<number, ReleaseFacts>;
  /** Indicators that the account may decide on. */
  readonly decidable: ReadonlySet<string>;
}

/** Series and periods where the own and the public figure differ, or where something was chosen: largest differences first. */
export function findDifferences(material: DifferenceMaterial): readonly FigureDifference[] {
  const owns = new Map(material.own.map((figure) => [cellId(figure), figure]));
  const choices = new Map(material.choices.map((choice) => [cellId(choice), choice]));
  const cells = new Map([...material.choices, ...material.own].map((figure) => [cellId(figure), figure]));
  const rows: FigureDifference[] = [];
  for (const [id, cell] of cells) {
    const row = differenceOf(cell, owns.get(id), material.public.get(id), choices.get(id), material);
    if (row) rows.push(row);
  }
  const weight = ({ relative }: FigureDifference): number => (relative === undefined ? -1 : Math.abs(relative));
  return rows.sort((a, b) => weight(b) - weight(a));
}

/** One series and period; `undefined` where there is nothing to choose between. */
export function differenceOf(
  { indicator, refArea, counterpart, sex, age, dimensions, unit, period }: FigureDifference['figure'],
  own: OwnFigure | undefined,
  other: Figure | undefined,
  choice: StoredChoice | undefined,
  { releases, decidable }: Pick<DifferenceMaterial, 'releases' | 'decidable'>,
): FigureDifference | undefined {
  const differ = own !== undefined && other !== undefined && !isSameValue(own.value, other.value);
  if (!differ && !choice) return undefined;
  const relative = own && other && relativeDifference(own.value, other.value);
  const release = own && releases.get(ownReleaseId(own.contribution));
  return {
    figure: { indicator, refArea, counterpart, sex, age, dimensions, unit, period },
    ...(own && {
      own: { value: own.value, isDerived: false, releases: release ? [release] : [], contribution: own.contribution },
    }),
    ...(other && { public: standingOf(other, releases) }),
    ...(own && other && { absolute: own.value - other.value }),
    ...(relative !== undefined && { relative }),
    inForce: choice?.choice === 'hidden' ? 'hidden' : own && choice?.choice !== 'public' ? 'own' : 'public',
    ...(choice && { choice }),
    mayDecide: decidable.has(indicator),
  };
}
