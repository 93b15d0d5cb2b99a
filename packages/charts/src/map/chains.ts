import { type Atlas, indexOfArc, type LandPolygon } from './atlas.ts';

/** Arcs that follow one another, `~arc` where one runs backwards. */
export type Chain = readonly number[];

/** Arcs to be chained, found by the point they leave from. */
class LooseArcs {
  private readonly ends: Atlas['ends'];
  private readonly leaving = new Map<number, number[]>();
  private readonly taken = new Set<number>();

  constructor(ends: Atlas['ends']) {
    this.ends = ends;
  }

  endOf(arc: number): number | undefined {
    return arc < 0 ? this.ends[~arc]?.[0] : this.ends[arc]?.[1];
  }

  add(arc: number): void {
    const begin = this.endOf(~arc) ?? -1;
    const others = this.leaving.get(begin);
    if (others) others.push(arc);
    else this.leaving.set(begin, [arc]);
  }

  take(arc: number): boolean {
    if (this.taken.has(indexOfArc(arc))) return false;
    this.taken.add(indexOfArc(arc));
    return true;
  }

  /** Follows a chain from its end as far as arcs are left, or until it closes. */
  follow(chain: number[]): void {
    const start = this.endOf(~(chain[0] ?? 0));
    for (let end = this.endOf(chain.at(-1) ?? 0); end !== undefined && end !== start; ) {
      const next = this.leaving.get(end)?.find((arc) => this.take(arc));
      if (next === undefined) return;
      chain.push(next);
      end = this.endOf(next);
    }
  }
}

/** The rings around the union of polygons: their arcs without those that two of them share. */
export function chainOutlines(polygons: readonly LandPolygon[], { ends }: Atlas): Chain[] {
  const arcs = polygons.flatMap(({ rings }) => rings.flat());
  const uses = new Map<number, number>();
  for (const arc of arcs) uses.set(indexOfArc(arc), (uses.get(indexOfArc(arc)) ?? 0) + 1);
  const outer = arcs.filter((arc) => uses.get(indexOfArc(arc)) === 1);
  const loose = new LooseArcs(ends);
  for (const arc of outer) loose.add(arc);
  return outer.flatMap((arc): Chain[] => {
    if (!loose.take(arc)) return [];
    const ring = [arc];
    loose.follow(ring);
    return [ring];
  });
}

/** Lines along arcs that may run either way, each as long as it can be. */
export function chainLines(arcs: readonly number[], { ends }: Atlas): Chain[] {
  const loose = new LooseArcs(ends);
  for (const arc of arcs) {
    loose.add(arc);
    loose.add(~arc);
  }
  return arcs.flatMap((arc): Chain[] => {
    if (!loose.take(arc)) return [];
    const line = [arc];
    loose.follow(line);
    const backwards = line.toReversed().map((each) => ~each);
    loose.follow(backwards);
    return [backwards];
  });
}
