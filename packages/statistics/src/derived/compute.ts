import type { Figure, FigureQuery, FigureSource } from '../figure.ts';
import type { Indicator } from '../indicators/indicator.ts';
import { type SeriesKey, TOTAL } from '../observation.ts';
import { yearOf } from '../period.ts';
import { evaluateFormula, type FigureReference, type Formula, referencesOf } from './formula.ts';

/** Figures of one reference, found by the place, the counterpart where it matters, and the period. */
type Index = ReadonlyMap<string, ReadonlyMap<string, Figure>>;

/**
 * Computes an indicator by its formula for every place, counterpart and period for which all that it needs is there.
 *
 * @param query bounds the places, counterparts and years wanted
 * @returns figures whose origin names the inputs, every one of them present
 */
export async function computeFormula(
  indicator: Indicator,
  formula: Formula,
  query: FigureQuery,
  figures: FigureSource,
): Promise<readonly Figure[]> {
  const references = referencesOf(formula);
  const indexes = await Promise.all(references.map((reference) => indexOf(reference, query, figures)));
  const [anchor, anchorIndex] = [references[0], indexes[0]];
  if (!anchor || !anchorIndex) return [];
  if ('change' in formula) return changesOf(indicator, anchorIndex);
  const result: Figure[] = [];
  for (const series of anchorIndex.values()) {
    for (const start of series.values()) {
      const inputs = new Map<FigureReference, Figure>();
      references.forEach((reference, position) => {
        const found = lookUp(indexes[position], reference, start);
        if (found) inputs.set(reference, found);
      });
      const value = evaluateFormula(formula, (reference) => inputs.get(reference)?.value);
      if (value !== undefined) result.push(figureFrom(indicator, start, start.period, value, [...inputs.values()]));
    }
  }
  return result;
}

function seriesOf(reference: FigureReference, key: SeriesKey): string {
  return reference.counterpart === 'same' ? `${key.refArea}|${key.counterpart}` : key.refArea;
}

async function indexOf(reference: FigureReference, query: FigureQuery, figures: FigureSource): Promise<Index> {
  const reach = reference.nearest ?? 0;
  const wanted: FigureQuery = {
    indicators: [reference.figure],
    ...(query.places && { places: query.places }),
    ...(reference.counterpart === 'same'
      ? query.counterparts && { counterparts: query.counterparts }
      : { counterparts: [TOTAL] }),
    sexes: [reference.sex ?? TOTAL],
    ages: [TOTAL],
    ...(query.from !== undefined && { from: query.from - reach }),
    ...(query.to !== undefined && { to: query.to + reach }),
  };
  const preferred = reference.prefer ? await figures({ ...wanted, sources: [reference.prefer] }) : [];
  // Later entries replace earlier ones of the same period.
  const found = [...(await figures(wanted)), ...preferred];
  const index = new Map<string, Map<string, Figure>>();
  for (const figure of found) {
    if (Object.keys(figure.dimensions).length > 0) continue;
    if (reference.counterpart === 'same' && figure.counterpart === TOTAL) continue;
    const series = seriesOf(reference, figure);
    const periods = index.get(series) ?? new Map<string, Figure>();
    periods.set(figure.period, figure);
    index.set(series, periods);
  }
  return index;
}

/** The figure of the same period, or of the nearest one within reach, an earlier one before a later one. */
function lookUp(index: Index | undefined, reference: FigureReference, start: Figure): Figure | undefined {
  const periods = index?.get(seriesOf(reference, start));
  const same = periods?.get(start.period);
  if (same || !periods || !reference.nearest) return same;
  const year = yearOf(start.period);
  let best: Figure | undefined;
  for (const candidate of periods.values()) {
    const distance = Math.abs(yearOf(candidate.period) - year);
    if (distance > reference.nearest) continue;
    const bestDistance = best ? Math.abs(yearOf(best.period) - year) : Number.POSITIVE_INFINITY;
    const earlier = best && distance === bestDistance && yearOf(candidate.period) < yearOf(best.period);
    if (distance < bestDistance || earlier) best = candidate;
  }
  return best;
}

function changesOf(indicator: Indicator, index: Index): readonly Figure[] {
  const changes: Figure[] = [];
  for (const periods of index.values()) {
    const ordered = [...periods.values()].sort((a, b) => yearOf(a.period) - yearOf(b.period));
    const [first, last] = [ordered[0], ordered.at(-1)];
    if (!first || !last || first === last || first.value === 0) continue;
    const value = (last.value / first.value - 1) * 100;
    changes.push(figureFrom(indicator, last, `${first.period}/${last.period}`, value, [first, last]));
  }
  return changes;
}

function figureFrom(
  indicator: Indicator,
  like: Figure,
  period: string,
  value: number,
  inputs: readonly Figure[],
): Figure {
  const unsure = inputs.find((input) => input.status !== 'A');
  return {
    indicator: indicator.code,
    refArea: like.refArea,
    counterpart: like.counterpart,
    sex: TOTAL,
    age: TOTAL,
    dimensions: {},
    unit: indicator.unit,
    period,
    value,
    status: unsure?.status ?? 'A',
    origin: { kind: 'derived', formula: indicator.code, inputs },
  };
}

/** The periods of the figures that a figure was computed from, when they differ from its own: mixed years are stated. */
export function mixedPeriods(figure: Figure): readonly string[] {
  if (figure.origin.kind === 'observed' || figure.period.includes('/')) return [];
  const periods = new Set(figure.origin.inputs.map((input) => input.period));
  return periods.size > 1 ? [...periods].sort() : [];
}
