import { findMainland } from './atlas.ts';
import { findPlacePoint } from './place-points.ts';
import type { PlanePoint } from './projection.ts';
import { fitView, heightOf, union, type View, WORLD, widthOf } from './view.ts';

interface Destination {
  readonly place: string;
  readonly value: number;
}

/** Very large countries need not be seen whole: this much around the point that marks them is enough. */
const MOST_REACH = 0.42;
/** Russia's European part is where migrants live. */
const REACHES: Readonly<Record<string, number>> = { RUS: 0.24 };
/** Around places without a shape. */
const LEAST_REACH = 0.02;
/** The view starts with the corridors that make up this share … */
const FAR_SHARE = 0.95;
/** … and may come closer as long as it shows this share. */
const NEAR_SHARE = 0.8;
/** Each hundredth of the value given up must make the map this many hundredths smaller. */
const LEAST_GAIN = 7;

function surroundings(place: string, [x, y]: PlanePoint): View {
  const bounds = findMainland(place)?.bounds ?? { left: x, right: x, top: y, bottom: y };
  const most = REACHES[place] ?? MOST_REACH;
  return {
    left: Math.max(Math.min(bounds.left, x - LEAST_REACH), x - most),
    right: Math.min(Math.max(bounds.right, x + LEAST_REACH), x + most),
    top: Math.max(Math.min(bounds.top, y - LEAST_REACH), y - most / 2),
    bottom: Math.min(Math.max(bounds.bottom, y + LEAST_REACH), y + most / 2),
  };
}

/** The first places of a list that together reach a share of the whole. */
function reaching<Entry extends Destination>(entries: readonly Entry[], share: number): Entry[] {
  const whole = entries.reduce((sum, { value }) => sum + value, 0);
  const chosen: Entry[] = [];
  let reached = 0;
  for (const entry of entries) {
    if (reached >= share * whole) break;
    chosen.push(entry);
    reached += entry.value;
  }
  return chosen;
}

interface SeenPlace extends Destination {
  readonly area: View;
}

type Side = (place: SeenPlace) => number;

/** Outermost first, for each side of the map. */
const SIDES: readonly Side[] = [
  ({ area }) => area.left,
  ({ area }) => -area.right,
  ({ area }) => area.top,
  ({ area }) => -area.bottom,
];

function sumOf(entries: readonly Destination[]): number {
  return entries.reduce((sum, { value }) => sum + value, 0);
}

/** The best set of places to give up at one side of the map, when giving any up is worth it. */
function findSmaller(
  entries: readonly SeenPlace[],
  least: number,
  areaOf: (entries: readonly SeenPlace[]) => number,
): SeenPlace[] | undefined {
  const [value, area] = [sumOf(entries), areaOf(entries)];
  let best: { readonly kept: SeenPlace[]; readonly gain: number } | undefined;
  for (const side of SIDES) {
    const kept = entries.toSorted((a, b) => side(a) - side(b));
    while (kept.length > 1) {
      kept.shift();
      const left = sumOf(kept);
      if (left < least) break;
      const gain = (area - areaOf(kept)) / area / ((value - left) / value);
      if (gain >= LEAST_GAIN && gain > (best?.gain ?? 0)) best = { kept: [...kept], gain };
    }
  }
  return best?.kept;
}

/**
 * Chooses the part of the world a flow map shows: the centre and the corridors that make up 95 % of the value, then
 * closer, giving up far corridors as long as the map gains much by it and keeps 80 %. Those given up lead out of the
 * picture.
 *
 * @param shape the least and greatest width over height
 */
export function chooseView(
  centre: string,
  destinations: readonly Destination[],
  shape: { readonly least: number; readonly most: number },
): View {
  const homePoint = findPlacePoint(centre);
  const home = homePoint ? [surroundings(centre, homePoint)] : [];
  const known = destinations.flatMap(({ place, value }): SeenPlace[] => {
    const point = findPlacePoint(place);
    return point && value > 0 ? [{ place, value, area: surroundings(place, point) }] : [];
  });
  const viewOf = (entries: readonly SeenPlace[]): View =>
    fitView(union([...home, ...entries.map(({ area }) => area)]), shape.least, shape.most);
  const areaOf = (entries: readonly SeenPlace[]): number => widthOf(viewOf(entries)) * heightOf(viewOf(entries));
  if (home.length + known.length === 0) return fitView(WORLD, shape.least, shape.most);
  const least = NEAR_SHARE * sumOf(known);
  let chosen: SeenPlace[] = reaching(
    known.toSorted((a, b) => b.value - a.value),
    FAR_SHARE,
  );
  for (let next = findSmaller(chosen, least, areaOf); next; next = findSmaller(chosen, least, areaOf)) chosen = next;
  return viewOf(chosen);
}
