import { placeByCode } from '@sterna/vocabulary';
import type { Figure } from '../figure.ts';
import type { CellFacts } from './loader.ts';
import { type FactsOf, isYounger } from './totals.ts';

/**
 * States corridors from their other end: immigrants in B born in A become emigrants of A living in B.
 *
 * Of each origin and period, cells of the newest release that covers all destinations are kept where there is one, with
 * those that younger releases have put in their place, so that the mirrored corridors add up.
 *
 * @param cells corridors of the base indicator
 */
export function mirrorCorridors(cells: readonly Figure[], indicator: string, factsOf: FactsOf): readonly Figure[] {
  const newest = new Map<string, CellFacts>();
  const corridors = cells.filter(
    (cell) => placeByCode(cell.refArea)?.kind === 'country' && placeByCode(cell.counterpart)?.kind === 'country',
  );
  for (const cell of corridors) {
    const facts = factsOf(cell);
    if (!facts?.completeOver.includes('REF_AREA')) continue;
    const group = `${cell.counterpart}|${cell.period}`;
    const known = newest.get(group);
    if (!known || isYounger(facts, known)) newest.set(group, facts);
  }
  return corridors
    .filter((cell) => {
      const whole = newest.get(`${cell.counterpart}|${cell.period}`);
      const facts = factsOf(cell);
      return !whole || (facts !== undefined && (facts.release === whole.release || isYounger(facts, whole)));
    })
    .map((cell) => ({
      ...cell,
      indicator,
      refArea: cell.counterpart,
      counterpart: cell.refArea,
      origin: { kind: 'derived', formula: 'mirror', inputs: [cell] },
    }));
}
