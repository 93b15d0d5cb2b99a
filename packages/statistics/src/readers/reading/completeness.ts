import type { ReleaseDescription } from '../../reader.ts';

/** How many places a table of corridors is about, and from or to how many others. */
export interface CorridorCounts {
  /** Countries of residence or asylum. */
  readonly places: number;
  /** Countries of origin; none where the table gives totals only. */
  readonly partners: number;
}

/**
 * Over what a table of corridors can be taken for complete, by what is in it.
 *
 * A table of many countries for few origins has been cut by origin: the immigrants in it are not all there are. A table
 * of few countries has been cut by country: the emigrants in it are not all there are.
 *
 * @param world from so many countries on, a table covers the world
 */
export function completenessOf(
  { places, partners }: CorridorCounts,
  world: number,
): ReleaseDescription['completeOver'] {
  const cutByOrigin = partners > 0 && partners * 2 < places;
  return [...(cutByOrigin ? [] : (['COUNTERPART_AREA'] as const)), ...(places >= world ? (['REF_AREA'] as const) : [])];
}
