import type { Figure, ReleaseFacts } from '@sterna/statistics';
import type { StoredChoice } from '@sterna/store/own-data';
import { isSameValue, standingOf } from './compare-figures.ts';
import { differenceBetween } from './difference-between.ts';
import { cellId, type OwnFigure, ownReleaseId } from './overlay.ts';
import type { DifferenceFilter, FigureDifference } from './own-data-views.ts';

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
  return rows.sort(ORDERS.size);
}

const sizeOf = ({ size }: FigureDifference): number => size ?? -1;
const bySize = (a: FigureDifference, b: FigureDifference): number => sizeOf(b) - sizeOf(a);
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const ORDERS: Readonly<Record<NonNullable<DifferenceFilter['order']>, typeof bySize>> = {
  size: bySize,
  indicator: (a, b) =>
    inOrder(a.figure.indicator, b.figure.indicator) || inOrder(b.figure.period, a.figure.period) || bySize(a, b),
  period: (a, b) =>
    inOrder(b.figure.period, a.figure.period) || inOrder(a.figure.indicator, b.figure.indicator) || bySize(a, b),
};

/** Those of some differences that are asked for, in the order that is asked for; a new list. */
export function selectDifferences(
  all: readonly FigureDifference[],
  { indicator, atLeast, inForce, period, order = 'size' }: DifferenceFilter,
): readonly FigureDifference[] {
  return all
    .filter(
      (one) =>
        (indicator === undefined || one.figure.indicator === indicator) &&
        (atLeast === undefined || sizeOf(one) >= atLeast) &&
        (inForce === undefined || one.inForce === inForce) &&
        (period === undefined || one.figure.period.startsWith(period)),
    )
    .sort(ORDERS[order]);
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
  const release = own && releases.get(ownReleaseId(own.contribution));
  return {
    figure: { indicator, refArea, counterpart, sex, age, dimensions, unit, period },
    ...(own && {
      own: {
        value: own.value,
        isDerived: false,
        isMixed: false,
        releases: release ? [release] : [],
        contribution: own.contribution,
      },
    }),
    ...(other && { public: standingOf(other, releases) }),
    ...(own && other && differenceBetween(own.value, other.value, unit)),
    inForce: choice?.choice === 'hidden' ? 'hidden' : own && choice?.choice !== 'public' ? 'own' : 'public',
    ...(choice && { choice }),
    mayDecide: decidable.has(indicator),
  };
}
