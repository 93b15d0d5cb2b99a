import { type Box, overlaps, segmentMeets } from '../drawing/box.ts';
import { type LabelPlace, type MapLabel, placesFor } from './label-places.ts';

/** A label with the place chosen for it. */
export interface ChosenLabel {
  readonly label: MapLabel;
  readonly place: LabelPlace;
}

/** Plates keep this far apart, in pixels. */
const GAP = 3;
/** What it costs when a plate covers a part of an arrow: of another place's, of its own. */
const COVERS_OTHER = 7;
const COVERS_OWN = 3;
/** How many choices are followed at a time. */
const BEAM = 24;

/** A choice of places for the first labels of a list. */
interface Choice {
  readonly cost: number;
  readonly chosen: readonly (ChosenLabel & { readonly index: number })[];
  /** Bit `n` is set when label `n` is drawn, and with it its arrow and dot. */
  readonly drawn: number;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function crossesLeader({ label, place }: ChosenLabel, box: Box): boolean {
  return place.leader !== undefined && segmentMeets(label.point, place.leader, box);
}

/** True when two labels stand apart, and neither is crossed by the other's leading line. */
function agree(one: ChosenLabel, other: ChosenLabel): boolean {
  return (
    !overlaps(one.place.box, other.place.box, GAP) &&
    !crossesLeader(one, other.place.box) &&
    !crossesLeader(other, one.place.box)
  );
}

/** The choice with one more label at a place; undefined where that is taken. */
function extend(choice: Choice, label: MapLabel, place: LabelPlace, index: number): Choice | undefined {
  const bit = 1 << index;
  if ((place.hides & choice.drawn) !== 0) return undefined;
  const next = { label, place, index };
  let crossings = 0;
  for (const earlier of choice.chosen) {
    if ((earlier.place.hides & bit) !== 0 || !agree(earlier, next)) return undefined;
    if ((earlier.place.covers & bit) !== 0) crossings += 1;
  }
  crossings += bitCount(place.covers & choice.drawn);
  const own = (place.covers & bit) === 0 ? 0 : COVERS_OWN;
  const cost = choice.cost + place.cost + own + COVERS_OTHER * crossings;
  return { cost, chosen: [...choice.chosen, next], drawn: choice.drawn | bit };
}

/** The best choices so far. */
class Beam {
  /** What costs as much as this is not among them. */
  limit = Number.POSITIVE_INFINITY;
  private choices: Choice[] = [];

  add(choice: Choice): void {
    if (choice.cost >= this.limit) return;
    this.choices.push(choice);
    if (this.choices.length >= 4 * BEAM) this.choices = this.best();
  }

  best(): Choice[] {
    const best = this.choices.sort((a, b) => a.cost - b.cost).slice(0, BEAM);
    if (best.length === BEAM) this.limit = best.at(-1)?.cost ?? this.limit;
    return best;
  }
}

/**
 * Chooses places for labels so that they stand apart from each other and from dots and cover as few arrows as can be. A
 * label that costs more than it is worth is left out, and with it its arrow. Searched along the most promising choices
 * label by label (beam search), the most important labels first.
 *
 * @param labels 31 at most, the most important first
 */
export function chooseLabels(
  labels: readonly MapLabel[],
  frame: { readonly width: number; readonly height: number },
): ChosenLabel[] {
  // Dots of places without an arrow are there, named or not.
  const always = labels.reduce((bits, { arrow }, index) => (arrow ? bits : bits | (1 << index)), 0);
  let choices: readonly Choice[] = [{ cost: 0, chosen: [], drawn: always }];
  labels.forEach((label, index) => {
    const places = placesFor(label, labels, frame).sort((a, b) => a.cost - b.cost);
    const next = new Beam();
    for (const choice of choices) {
      const without = choice.cost + label.worth;
      next.add({ ...choice, cost: without });
      for (const place of places) {
        // Other arrows and labels only add to a cost: what costs too much without them is not looked at.
        if (choice.cost + place.cost >= Math.min(without, next.limit)) break;
        const extended = extend(choice, label, place, index);
        if (extended && extended.cost < without) next.add(extended);
      }
    }
    choices = next.best();
  });
  return choices[0]?.chosen.map(({ label, place }) => ({ label, place })) ?? [];
}
