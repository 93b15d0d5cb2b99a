import type { Hit } from './hit.ts';

/** A hit with the themes to which it leaves its sentence. */
export interface YieldingHit extends Hit {
  readonly yieldsTo?: readonly string[];
}

/**
 * Leaves out the hits that only name people where their sentence speaks of something else about them: in a sentence on
 * the return of migrant workers, `migrant workers` does not make it one on labour migration. What itself leaves the
 * sentence to a third theme, or to the first, does not count.
 */
export function withoutYielding(hits: readonly YieldingHit[]): readonly Hit[] {
  if (hits.every(({ yieldsTo }) => yieldsTo === undefined)) return hits;
  const yields = (hit: YieldingHit, others: readonly YieldingHit[]): boolean =>
    others.some(
      ({ sentence, concept, yieldsTo }) =>
        sentence === hit.sentence && hit.yieldsTo?.includes(concept) && !yieldsTo?.includes(hit.concept),
    );
  const firm = hits.filter(({ yieldsTo }) => yieldsTo === undefined);
  const standing = hits.filter((hit) => !yields(hit, firm));
  return standing.filter((hit) => !yields(hit, standing)).map(({ yieldsTo: _, ...hit }) => hit);
}
