import type { Figure, FigureSource, ReleaseFacts } from '@sterna/statistics';
import { type BroughtFigure, isAbout } from './check-figures.ts';
import { type Difference, differenceBetween } from './difference-between.ts';
import { cellId, contributionOf } from './overlay.ts';

/** A figure as it stands somewhere, with the releases that it is from in the end, newest first. */
export interface StandingFigure {
  readonly value: number;
  /** Whether it is computed from others. */
  readonly isDerived: boolean;
  /** Whether what it is computed from is partly the country's own and partly public. */
  readonly isMixed: boolean;
  readonly releases: readonly ReleaseFacts[];
  /** Contribution that it stands in, for an own one. */
  readonly contribution?: number;
}

/** What one figure would change. */
export interface BroughtChange {
  readonly figure: BroughtFigure;
  /** The figure in force in the space; absent where there is none. */
  readonly before?: StandingFigure;
  /** The public figure, where that is another one. */
  readonly public?: StandingFigure;
  /** Of the new figure from the one before; absent where there is none. */
  readonly difference?: Difference;
}

export interface BroughtChanges {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** At most fifty, those first that change most, then new ones. */
  readonly largest: readonly BroughtChange[];
}

const SHOWN = 50;

/** Whether two values are the same but for the dust of binary fractions. */
export function isSameValue(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** Says what figures would change against those in force in the space, and against the public ones. */
export async function compareFigures(
  brought: readonly BroughtFigure[],
  place: string,
  inForce: { readonly figures: FigureSource; readonly releases: ReadonlyMap<number, ReleaseFacts> },
  publicFigures: FigureSource,
  below?: ReadonlySet<string>,
): Promise<BroughtChanges> {
  const [own, others] = await Promise.all([
    figuresByCell(brought, place, inForce.figures, below),
    figuresByCell(brought, place, publicFigures, below),
  ]);
  const counts = { added: 0, changed: 0, same: 0 };
  const changes: BroughtChange[] = [];
  for (const figure of brought) {
    const [before, other] = [own.get(cellId(figure)), others.get(cellId(figure))];
    if (before && isSameValue(before.value, figure.value)) {
      counts.same += 1;
      continue;
    }
    counts[before ? 'changed' : 'added'] += 1;
    changes.push({
      figure,
      ...(before && { before: standingOf(before, inForce.releases) }),
      ...(other &&
        before !== other &&
        other.value !== before?.value && { public: standingOf(other, inForce.releases) }),
      ...(before && { difference: differenceBetween(figure.value, before.value, figure.unit) }),
    });
  }
  const weight = ({ difference }: BroughtChange): number => difference?.size ?? -1;
  return { ...counts, largest: changes.sort((a, b) => weight(b) - weight(a)).slice(0, SHOWN) };
}

/** Figures, stated and derived, of the cells that some figures are of. */
export async function figuresByCell(
  wanted: readonly Pick<BroughtFigure, 'indicator' | 'refArea' | 'counterpart' | 'period'>[],
  place: string,
  figures: FigureSource,
  below?: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Figure>> {
  const cells = new Map<string, Figure>();
  for (const [indicator, ofIndicator] of Map.groupBy(wanted, (figure) => figure.indicator)) {
    const others = new Set(ofIndicator.map(({ refArea }) => refArea));
    const isOwn = others.delete(place);
    const parts = [...others].filter((code) => below?.has(code));
    for (const code of parts) others.delete(code);
    const found = [
      ...(isOwn ? await figures({ indicators: [indicator], places: [place] }) : []),
      ...(parts.length > 0 ? await figures({ indicators: [indicator], places: parts }) : []),
      ...(others.size > 0
        ? await figures({ indicators: [indicator], places: [...others], counterparts: [place] })
        : []),
    ];
    for (const figure of found) if (isAbout(place, figure, below)) cells.set(cellId(figure), figure);
  }
  return cells;
}

/** The releases that a figure, or all it was computed from, was taken from. */
export function releasesUnder(figure: Figure): ReadonlySet<number> {
  const ids = new Set<number>();
  const seen = new Set<Figure>([figure]);
  // A set is walked in the order of insertion, also over what is added on the way.
  for (const each of seen) {
    if (each.origin.kind === 'observed') ids.add(each.origin.release);
    else for (const input of each.origin.inputs) seen.add(input);
  }
  return ids;
}

export function standingOf(figure: Figure, releases: ReadonlyMap<number, ReleaseFacts>): StandingFigure {
  const ids = [...releasesUnder(figure)];
  const from = ids.flatMap((id) => releases.get(id) ?? []);
  const contribution = figure.origin.kind === 'observed' ? contributionOf(figure.origin.release) : undefined;
  return {
    value: figure.value,
    isDerived: figure.origin.kind === 'derived',
    isMixed: ids.some((id) => id < 0) && ids.some((id) => id > 0),
    releases: from.sort((a, b) => (a.dated < b.dated ? 1 : -1)),
    ...(contribution !== undefined && { contribution }),
  };
}
