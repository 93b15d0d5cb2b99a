import { placeByCode } from '@sterna/vocabulary';
import type { Figure, ObservedOrigin } from '../figure.ts';
import type { AdditiveDimension } from '../indicators/indicator.ts';
import { type ObservationStatus, type SeriesKey, type Sex, seriesKeyOf, TOTAL } from '../observation.ts';
import type { CellFacts } from './loader.ts';

/** The place that stands for the sum over all reference areas. */
export const WORLD = 'WLD';

/** True for a place that takes part in sums: a country or area of today or before, or people of unknown origin; never a region or group. */
export function isPart(code: string): boolean {
  const kind = placeByCode(code)?.kind;
  // A table counts people of a state that is no more there, and not among its successors: they are part of its total.
  return kind === 'country' || kind === 'historic' || kind === 'unknown';
}

/** How the corridors of one place and period may be summed. */
export interface TotalRules {
  readonly additive: readonly AdditiveDimension[];
  /** Dimension over which a release must be complete for a sum over counterparts to be a true total. */
  readonly completeOver: 'COUNTERPART_AREA' | 'REF_AREA';
}

/** What is known of the file part that a figure, or the cell that it mirrors or sums, stands in. */
export type FactsOf = (figure: Figure) => CellFacts | undefined;

/** The stated figure that a figure is, mirrors, or begins its sum with. */
export function statedOrigin(figure: Figure): ObservedOrigin | undefined {
  if (figure.origin.kind === 'observed') return figure.origin;
  const [first] = figure.origin.inputs;
  return first && statedOrigin(first);
}

/** Observation statuses from the surest to the least sure. */
const SURENESS: readonly ObservationStatus[] = ['A', 'N', 'B', 'P', 'E', 'F', 'I', 'U', 'M'];

function derived(
  key: SeriesKey & { period: string },
  formula: string,
  inputs: readonly Figure[],
  changes: Partial<SeriesKey>,
): Figure {
  let value = 0;
  let status: ObservationStatus = 'A';
  for (const input of inputs) {
    value += input.value;
    // A sum is no surer than its least sure part.
    if (SURENESS.indexOf(input.status) > SURENESS.indexOf(status)) status = input.status;
  }
  return {
    ...seriesKeyOf({ ...key, ...changes }),
    period: key.period,
    value,
    status,
    origin: { kind: 'derived', formula, inputs },
  };
}

function groupBy(figures: readonly Figure[], keyOf: (figure: Figure) => string): ReadonlyMap<string, Figure[]> {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const key = keyOf(figure);
    const group = groups.get(key);
    if (group) group.push(figure);
    else groups.set(key, [figure]);
  }
  return groups;
}

const rest = (f: Figure): string => `${f.age}|${JSON.stringify(f.dimensions)}|${f.unit}`;

/** Whether what one file states comes before what another does: its release is younger, or was entered later. */
export function isYounger(a: CellFacts, b: CellFacts): boolean {
  return a.dated > b.dated || (a.dated === b.dated && a.release > b.release);
}

/** The newest file that cells stand in; with a dimension, of those that are complete over it. */
export function newestFile(
  cells: readonly Figure[],
  factsOf: FactsOf,
  completeOver?: TotalRules['completeOver'],
): CellFacts | undefined {
  let newest: CellFacts | undefined;
  for (const cell of cells) {
    const facts = factsOf(cell);
    if (!facts || (completeOver && !facts.completeOver.includes(completeOver))) continue;
    // A country's own figures stand in single cells of others' tables: they make no table older.
    if (facts.isOwn) continue;
    if (!newest || isYounger(facts, newest)) newest = facts;
  }
  return newest;
}

/** Keeps the cells of one release and of younger ones: what a newer release has dropped does not linger in a sum. */
function sinceRelease(cells: readonly Figure[], oldest: CellFacts | undefined, factsOf: FactsOf): readonly Figure[] {
  if (!oldest) return cells;
  return cells.filter((cell) => {
    const facts = factsOf(cell);
    if (facts?.isOwn) return true;
    return facts !== undefined && (facts.release === oldest.release || isYounger(facts, oldest));
  });
}

/**
 * Keeps the cells that together make a true total: those of the newest file that is complete, and the single figures
 * that younger releases have put in the place of its own. None when no file is complete.
 */
function partsOfTotal(
  cells: readonly Figure[],
  completeOver: TotalRules['completeOver'],
  factsOf: FactsOf,
): readonly Figure[] {
  const whole = newestFile(cells, factsOf, completeOver);
  if (!whole) return [];
  return cells.filter((cell) => {
    const facts = factsOf(cell);
    if (!facts) return false;
    // What a country has put in force of its own counts in its sums, whatever its date.
    if (facts.isOwn) return true;
    // A release may hold single corridors from other files beside its whole table: they take no part in the total.
    const isOfWhole = facts.release === whole.release && facts.completeOver.includes(completeOver);
    return isOfWhole || isYounger(facts, whole);
  });
}

/**
 * Both sexes together. A complete table leaves cells of nobody out, so there one published sex is the whole corridor;
 * anywhere else both sexes must be stated.
 */
function bothSexes(cells: readonly Figure[], leavesZerosOut: boolean): Figure | undefined {
  const stated = cells.find((cell) => cell.sex === TOTAL);
  if (stated) return stated;
  const [first] = cells;
  if (!first || (!leavesZerosOut && cells.length < 2)) return undefined;
  return derived(first, 'sum-over-sexes', cells, { sex: TOTAL });
}

interface Sums {
  readonly figures: Figure[];
}

function addCorridors(cells: readonly Figure[], rules: TotalRules, factsOf: FactsOf, into: Sums): readonly Figure[] {
  if (!rules.additive.includes('SEX')) return cells.filter((cell) => cell.sex === TOTAL);
  const both: Figure[] = [];
  for (const corridor of groupBy(cells, (f) => `${f.counterpart}|${rest(f)}`).values()) {
    const [first] = corridor;
    const complete = first && factsOf(first)?.completeOver.includes('COUNTERPART_AREA');
    const total = bothSexes(corridor, complete ?? false);
    if (!total) continue;
    both.push(total);
    if (total.origin.kind === 'derived' && total.origin.formula === 'sum-over-sexes') into.figures.push(total);
  }
  return both;
}

function addPlaceTotals(
  cells: readonly Figure[],
  both: readonly Figure[],
  rules: TotalRules,
  factsOf: FactsOf,
  into: Sums,
): void {
  const perSex = new Map<Sex, readonly Figure[]>([
    [TOTAL, both],
    ['F', cells.filter((cell) => cell.sex === 'F')],
    ['M', cells.filter((cell) => cell.sex === 'M')],
  ]);
  for (const [sex, parts] of perSex) {
    for (const group of groupBy(partsOfTotal(parts, rules.completeOver, factsOf), rest).values()) {
      const [first] = group;
      if (first) into.figures.push(derived(first, 'sum-over-counterparts', group, { counterpart: TOTAL, sex }));
    }
  }
}

/**
 * Sums the corridors of each place and period into what no source states: both sexes together, all counterparts
 * together.
 *
 * @param cells corridors and stated totals of one indicator, all counterparts and sexes present
 * @param factsOf the release that a cell was taken from
 * @returns the sums only; a stated total is never replaced
 */
export function sumCorridors(cells: readonly Figure[], rules: TotalRules, factsOf: FactsOf): readonly Figure[] {
  const into: Sums = { figures: [] };
  for (const group of groupBy(cells, (f) => `${f.refArea}|${f.period}`).values()) {
    const stated = group.filter((cell) => cell.counterpart !== TOTAL && isPart(cell.counterpart));
    const oldest = newestFile(stated, factsOf, rules.completeOver) ?? newestFile(stated, factsOf);
    const corridors = sinceRelease(stated, oldest, factsOf);
    const both = addCorridors(corridors, rules, factsOf, into);
    if (rules.additive.includes('COUNTERPART_AREA')) addPlaceTotals(corridors, both, rules, factsOf, into);
    if (rules.additive.includes('SEX')) {
      for (const totals of groupBy(
        group.filter((cell) => cell.counterpart === TOTAL),
        rest,
      ).values()) {
        const total = bothSexes(totals, false);
        if (total && total.origin.kind === 'derived') into.figures.push(total);
      }
    }
  }
  return into.figures;
}

/**
 * Sums the totals of all countries into the world's, where one release covers all of them.
 *
 * @param totals figures with counterpart `_T`, stated or summed, of every place
 */
export function sumWorld(totals: readonly Figure[], factsOf: FactsOf): readonly Figure[] {
  const countries = totals.filter((f) => f.counterpart === TOTAL && placeByCode(f.refArea)?.kind === 'country');
  const world: Figure[] = [];
  for (const group of groupBy(countries, (f) => `${f.period}|${f.sex}|${rest(f)}`).values()) {
    const whole = partsOfTotal(group, 'REF_AREA', factsOf);
    const [first] = whole;
    if (first) world.push(derived(first, 'sum-over-places', whole, { refArea: WORLD }));
  }
  return world;
}
