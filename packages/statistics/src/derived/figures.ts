import type { Figure, FigureQuery, FigureSource } from '../figure.ts';
import { INDICATORS, type Indicator, indicatorByCode } from '../indicators/indicator.ts';
import { seriesId, TOTAL } from '../observation.ts';
import { computeFormula } from './compute.ts';
import type { ObservationInForce, ObservationLoader, ReleaseFacts } from './loader.ts';
import { mirrorCorridors } from './mirror.ts';
import { fits } from './place-loader.ts';
import { releaseOf, sumCorridors, sumWorld, WORLD } from './totals.ts';

/**
 * Makes the one look-up for figures: what sources state and is in force, completed by what can be derived from it.
 * A stated figure is never replaced by a derived one.
 */
export function createFigureSource(loader: ObservationLoader): FigureSource {
  const figures: FigureSource = async (query) => {
    const wanted = query.indicators ?? undefined;
    if (wanted) return (await Promise.all(wanted.map((code) => figuresOf(code, query, loader, figures)))).flat();
    const stated = await statedFigures(loader, query);
    const computed = await Promise.all(
      INDICATORS.filter(isDerivable).map((indicator) => figuresOf(indicator.code, query, loader, figures)),
    );
    const done = new Set(INDICATORS.filter(isDerivable).map((indicator) => indicator.code));
    return [...stated.filter((figure) => !done.has(figure.indicator)), ...computed.flat()];
  };
  return figures;
}

function isDerivable(indicator: Indicator): boolean {
  return Boolean(indicator.formula ?? indicator.mirrorOf ?? indicator.additive);
}

async function statedFigures(loader: ObservationLoader, query: FigureQuery): Promise<Figure[]> {
  const observations = await loader.observations(query);
  const figures: Figure[] = [];
  for (const observation of observations) {
    const figure = observedFigure(observation);
    if (figure) figures.push(figure);
  }
  return figures;
}

function observedFigure(observation: ObservationInForce): Figure | undefined {
  const { value, release, part, row, column, ...key } = observation;
  // A value stated as missing is shown as missing by those who look for it; it is no figure.
  if (value === null) return undefined;
  const origin = { kind: 'observed' as const, release, part, row, ...(column === undefined ? {} : { column }) };
  return { ...key, value, origin };
}

async function figuresOf(
  code: string,
  query: FigureQuery,
  loader: ObservationLoader,
  figures: FigureSource,
): Promise<readonly Figure[]> {
  const indicator = indicatorByCode(code);
  const stated = statedFigures(loader, { ...query, indicators: [code] });
  if (!indicator || !isDerivable(indicator)) return stated;
  // Summing the whole world takes seconds: a source that states the world's total is taken at its word.
  if (query.places?.length === 1 && query.places[0] === WORLD && (await stated).length > 0) return stated;
  const derived = indicator.formula
    ? await computeFormula(indicator, indicator.formula, query, figures)
    : await summedFigures(indicator, query, loader);
  return preferStated(await stated, derived.filter(fits(query)));
}

function preferStated(stated: readonly Figure[], derived: readonly Figure[]): readonly Figure[] {
  if (derived.length === 0) return stated;
  if (stated.length === 0) return derived;
  const known = new Set(stated.map((figure) => `${seriesId(figure)}|${figure.period}`));
  return [...stated, ...derived.filter((figure) => !known.has(`${seriesId(figure)}|${figure.period}`))];
}

/** All counterparts are needed when totals are wanted, else only those asked for. */
function cellCounterparts(query: FigureQuery): readonly string[] | undefined {
  return query.counterparts?.includes(TOTAL) ? undefined : query.counterparts;
}

async function summedFigures(
  indicator: Indicator,
  query: FigureQuery,
  loader: ObservationLoader,
): Promise<readonly Figure[]> {
  const releases = await loader.releases();
  const factsOf = (figure: Figure): ReleaseFacts | undefined => releases.get(releaseOf(figure) ?? -1);
  const additive = indicator.additive ?? [];
  const times = { ...(query.from && { from: query.from }), ...(query.to && { to: query.to }) };
  const base = { ...times, ...(query.ages && { ages: query.ages }) };
  if (indicator.mirrorOf) {
    const partners = cellCounterparts(query);
    const cells = await statedFigures(loader, {
      ...base,
      indicators: [indicator.mirrorOf],
      ...(query.places && { counterparts: query.places }),
      ...(partners && { places: partners }),
    });
    const corridors = mirrorCorridors(cells, indicator.code, factsOf);
    return [...corridors, ...sumCorridors(corridors, { additive, completeOver: 'REF_AREA' }, factsOf)];
  }
  const wantsWorld = additive.includes('REF_AREA') && (!query.places || query.places.includes(WORLD));
  const partners = cellCounterparts(query);
  const cells = await statedFigures(loader, {
    ...base,
    indicators: [indicator.code],
    ...(query.places && !wantsWorld && { places: query.places }),
    ...(partners && { counterparts: partners }),
  });
  const sums = sumCorridors(cells, { additive, completeOver: 'COUNTERPART_AREA' }, factsOf);
  if (!wantsWorld) return sums;
  return [...sums, ...sumWorld(preferStated(cells, sums), factsOf)];
}
