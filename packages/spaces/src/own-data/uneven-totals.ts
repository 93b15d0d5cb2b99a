import { type Figure, indicatorByCode, type SeriesKey, TOTAL } from '@sterna/statistics';
import { placeByCode } from '@sterna/vocabulary';
import { cellId } from './overlay.ts';

/** What the parts of a total are told apart by. */
export type PartDimension = 'COUNTERPART_AREA' | 'SEX';

/** A stated total whose parts, some of them the country's own, do not make it up any more. */
export interface UnevenTotal {
  readonly total: Figure;
  readonly over: PartDimension;
  /** Whether the total itself is the country's own, and its parts are the others'. */
  readonly isOwn: boolean;
  /** By how much own figures have moved its parts away from it, in the unit: what the parts make up more than it says. */
  readonly difference: number;
  /** Keys of the parts, or of the total, that are the country's own. */
  readonly own: readonly Figure[];
}

/** Public parts that come so near to their total make it up. */
const WHOLE = 0.005;
/** What is less is rounding of the publisher. */
const ROUNDING = 1e-6;

const isOwn = ({ origin }: Figure): boolean => origin.kind === 'observed' && origin.release < 0;

function isPartOf(dimension: PartDimension, figure: Figure): boolean {
  if (dimension === 'SEX') return figure.sex === 'F' || figure.sex === 'M';
  const kind = placeByCode(figure.counterpart)?.kind;
  return kind === 'country' || kind === 'historic' || kind === 'unknown';
}

/** The cell of the total that a figure is, or is a part of. */
function totalCell(dimension: PartDimension, figure: Figure): string {
  const whole: Partial<SeriesKey> = dimension === 'SEX' ? { sex: TOTAL } : { counterpart: TOTAL };
  return cellId({ ...figure, ...whole });
}

interface Parts {
  total?: Figure;
  readonly parts: Map<string, Figure>;
}

function gather(figures: readonly Figure[], dimension: PartDimension): ReadonlyMap<string, Parts> {
  const found = new Map<string, Parts>();
  for (const figure of figures) {
    const cell = totalCell(dimension, figure);
    const isTotal = cellId(figure) === cell;
    if (!isTotal && !isPartOf(dimension, figure)) continue;
    const group: Parts = found.get(cell) ?? { parts: new Map() };
    if (isTotal) group.total = figure;
    else group.parts.set(cellId(figure), figure);
    found.set(cell, group);
  }
  return found;
}

const sum = (figures: Iterable<Figure>): number => [...figures].reduce((all, { value }) => all + value, 0);

/**
 * By how much own parts have moved a sum. A part that no public figure states may have been counted in the total all the
 * same, and moves nothing, unless the public parts make up the public total without it.
 */
function moved(own: readonly Figure[], publics: Parts | undefined): number {
  const whole = publics?.total?.value;
  const gap = publics && whole !== undefined ? Math.abs(sum(publics.parts.values()) - whole) : Number.POSITIVE_INFINITY;
  const isWhole = whole !== undefined && gap <= WHOLE * Math.abs(whole);
  return own.reduce((all, part) => {
    const before = publics?.parts.get(cellId(part));
    if (!before && !isWhole) return all;
    return all + part.value - (before?.value ?? 0);
  }, 0);
}

/**
 * Stated totals that own figures have parted from their parts. A sum that is computed follows its parts and is never
 * among them; a total that somebody states stays as stated. What did not add up before is not held against own figures.
 *
 * @param figures in force in the space, of some indicators, parts and totals
 * @param publics the same as they are without the space's own
 */
export function findUnevenTotals(figures: readonly Figure[], publics: readonly Figure[]): readonly UnevenTotal[] {
  const uneven: UnevenTotal[] = [];
  for (const over of ['COUNTERPART_AREA', 'SEX'] as const) {
    const isAdditive = ({ indicator }: Figure): boolean =>
      indicatorByCode(indicator)?.additive?.includes(over) ?? false;
    const before = gather(publics.filter(isAdditive), over);
    for (const [cell, { total, parts }] of gather(figures.filter(isAdditive), over)) {
      if (total?.origin.kind !== 'observed') continue;
      const ownParts = [...parts.values()].filter(isOwn);
      const own = isOwn(total) ? [total, ...ownParts] : ownParts;
      if (own.length === 0 || (over === 'SEX' && parts.size < 2)) continue;
      const stated = before.get(cell);
      const shift = isOwn(total) && stated?.total ? total.value - stated.total.value : 0;
      const difference = moved(ownParts, stated) - shift;
      if (Math.abs(difference) <= ROUNDING * Math.abs(total.value)) continue;
      uneven.push({ total, over, isOwn: isOwn(total), difference, own });
    }
  }
  const weight = ({ total, difference }: UnevenTotal): number => Math.abs(difference / (total.value || 1));
  return uneven.sort((a, b) => weight(b) - weight(a));
}
