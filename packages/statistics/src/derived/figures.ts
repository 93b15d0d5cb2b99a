import type { Figure, FigureQuery, FigureSource } from '../figure.ts';
import { INDICATORS, type Indicator, indicatorByCode } from '../indicators/indicator.ts';
import { seriesId, TOTAL } from '../observation.ts';
import { computeFormula } from './compute.ts';
import type { CellFacts, ObservationInForce, ObservationLoader, ReleaseFacts } from './loader.ts';
import { mirrorCorridors } from './mirror.ts';
import { fits, loaderForPlace } from './place-loader.ts';
import { type FactsOf, statedOrigin, sumCorridors, sumWorld, WORLD } from './totals.ts';

/** Finds figures, or gives those found before under the same key. */
type Remember = (key: string, find: () => Promise<readonly Figure[]>) => Promise<readonly Figure[]>;

/** What every step of a look-up needs. */
interface Lookup {
  readonly loader: ObservationLoader;
  readonly figures: FigureSource;
  readonly remember: Remember;
}

/**
 * Makes the one look-up for figures: what sources state and is in force, completed by what can be derived from it.
 * A stated figure is never replaced by a derived one.
 */
export function createFigureSource(loader: ObservationLoader): FigureSource {
  return sourceOf(loader, (_, find) => find());
}

/**
 * The same for many questions about one place, as for a report: what is known of the place is loaded once, and nothing
 * is computed twice. Keeps all it has found, so make one for each report and let it go with it.
 */
export function figuresAbout(place: string, loader: ObservationLoader): FigureSource {
  const found = new Map<string, Promise<readonly Figure[]>>();
  return sourceOf(loaderForPlace(place, loader), (key, find) => {
    const known = found.get(key) ?? find();
    found.set(key, known);
    return known;
  });
}

function sourceOf(loader: ObservationLoader, remember: Remember): FigureSource {
  const figures: FigureSource = async (query) => {
    const { indicators } = query;
    if (indicators) return (await Promise.all(indicators.map((code) => figuresOf(code, query, lookup)))).flat();
    const stated = await statedFigures(query, lookup);
    const derivable = INDICATORS.filter(isDerivable).map(({ code }) => code);
    const computed = await Promise.all(derivable.map((code) => figuresOf(code, query, lookup)));
    const done = new Set(derivable);
    return [...stated.filter((figure) => !done.has(figure.indicator)), ...computed.flat()];
  };
  const lookup: Lookup = { loader, figures, remember };
  return figures;
}

function isDerivable(indicator: Indicator): boolean {
  return Boolean(indicator.formula ?? indicator.mirrorOf ?? indicator.additive);
}

function statedFigures(query: FigureQuery, { loader, remember }: Lookup): Promise<readonly Figure[]> {
  return remember(`stated ${JSON.stringify(query)}`, async () =>
    (await loader.observations(query)).flatMap((observation) => observedFigure(observation, query.sources?.[0]) ?? []),
  );
}

function observedFigure(observation: ObservationInForce, source: string | undefined): Figure | undefined {
  const { indicator, refArea, counterpart, sex, age, dimensions, unit, period, value, status } = observation;
  // A value stated as missing is shown as missing by those who look for it; it is no figure.
  if (value === null) return undefined;
  const { release, part, row, column, note, attributes } = observation;
  const at = { kind: 'observed', release, part, row } as const;
  const origin = column === undefined ? at : { ...at, column };
  const stated = { indicator, refArea, counterpart, sex, age, dimensions, unit, period, value, status, origin };
  return {
    ...stated,
    ...(source !== undefined && { source }),
    ...(note !== undefined && { note }),
    ...(attributes && { attributes }),
  };
}

/** Whether a figure was derived before it came in, as a part of an export: the last resort, and never part of a sum. */
function isCarried({ attributes }: Figure): boolean {
  return attributes?.['DERIVATION'] !== undefined;
}

const isStated = (figure: Figure): boolean => !isCarried(figure);

function figuresOf(code: string, query: FigureQuery, lookup: Lookup): Promise<readonly Figure[]> {
  const own = { ...query, indicators: [code] };
  const indicator = indicatorByCode(code);
  if (!indicator || !isDerivable(indicator) || query.sources) return statedFigures(own, lookup);
  return lookup.remember(`all ${JSON.stringify(own)}`, async () => {
    const found = await statedFigures(own, lookup);
    const carried = found.filter(isCarried);
    const stated = carried.length === 0 ? found : found.filter(isStated);
    // Summing the whole world takes seconds: a source that states the world's total is taken at its word.
    if (query.places?.length === 1 && query.places[0] === WORLD && stated.length > 0) return stated;
    const derived = indicator.formula
      ? await computeFormula(indicator, indicator.formula, query, lookup.figures)
      : await summedFigures(indicator, query, lookup);
    const { hides } = lookup.loader;
    const wanted = derived.filter(fits(query)).filter((figure) => !hides?.(figure));
    const factsOf = indicator.formula || wanted.length === 0 ? undefined : await readFacts(lookup.loader);
    return preferStated(preferStated(stated, wanted, factsOf), carried);
  });
}

/**
 * What is stated comes before what is derived, with one exception: a source's newer release, summed, comes before the
 * total that an older release of the same source stated.
 */
function preferStated(stated: readonly Figure[], derived: readonly Figure[], factsOf?: FactsOf): readonly Figure[] {
  if (derived.length === 0) return stated;
  if (stated.length === 0) return derived;
  const figures = new Map(stated.map((figure) => [`${seriesId(figure)}|${figure.period}`, figure]));
  for (const figure of derived) {
    const key = `${seriesId(figure)}|${figure.period}`;
    const known = figures.get(key);
    if (!known || (factsOf && isNewer(figure, known, factsOf))) figures.set(key, figure);
  }
  return [...figures.values()];
}

function isNewer(sum: Figure, stated: Figure, factsOf: FactsOf): boolean {
  const older = factsOf(stated);
  return (
    older !== undefined &&
    statedParts(sum).every((part) => {
      const facts = factsOf(part);
      return facts !== undefined && facts.source === older.source && facts.dated > older.dated;
    })
  );
}

/** The stated figures that a sum is made of. */
function statedParts(figure: Figure): readonly Figure[] {
  return figure.origin.kind === 'observed' ? [figure] : figure.origin.inputs.flatMap(statedParts);
}

/** All counterparts are needed when totals are wanted, else only those asked for. */
function cellCounterparts(query: FigureQuery): readonly string[] | undefined {
  return query.counterparts?.includes(TOTAL) ? undefined : query.counterparts;
}

/** The cells that an indicator's sums are made of, both sexes. */
function cellQuery(indicator: Indicator, query: FigureQuery, wantsWorld: boolean): FigureQuery {
  const { from, to, ages, places } = query;
  const partners = cellCounterparts(query);
  const base = { ...(from && { from }), ...(to && { to }), ...(ages && { ages }) };
  if (indicator.mirrorOf) {
    return {
      ...base,
      indicators: [indicator.mirrorOf],
      ...(places && { counterparts: places }),
      ...(partners && { places: partners }),
    };
  }
  return {
    ...base,
    indicators: [indicator.code],
    ...(places && !wantsWorld && { places }),
    ...(partners && { counterparts: partners }),
  };
}

/** What is known of the file part that a figure stands in, or that the figure it mirrors or sums stands in. */
async function readFacts(loader: ObservationLoader): Promise<FactsOf> {
  const [releases, completeness] = await Promise.all([loader.releases(), loader.completeness()]);
  const ofPart = new Map<number, CellFacts>();
  return (figure) => {
    const origin = statedOrigin(figure);
    if (!origin) return undefined;
    const known = ofPart.get(origin.part);
    if (known) return known;
    const release = releases.get(origin.release);
    const facts = {
      source: release?.source ?? '',
      release: origin.release,
      dated: precedence(release),
      completeOver: completeness.get(origin.part) ?? [],
      ...(release?.isOwn && { isOwn: true }),
    };
    ofPart.set(origin.part, facts);
    return facts;
  };
}

/** What a release's date is compared by: own figures come before all others. */
function precedence(release: ReleaseFacts | undefined): string {
  return `${release?.isOwn ? '9999 ' : ''}${release?.dated ?? ''}`;
}

function summedFigures(indicator: Indicator, query: FigureQuery, lookup: Lookup): Promise<readonly Figure[]> {
  const additive = indicator.additive ?? [];
  const wantsWorld =
    !indicator.mirrorOf && additive.includes('REF_AREA') && (!query.places || query.places.includes(WORLD));
  const wanted = cellQuery(indicator, query, wantsWorld);
  return lookup.remember(`sums ${indicator.code} ${wantsWorld} ${JSON.stringify(wanted)}`, async () => {
    const factsOf = await readFacts(lookup.loader);
    const cells = (await statedFigures(wanted, lookup)).filter(isStated);
    if (indicator.mirrorOf) {
      const corridors = mirrorCorridors(cells, indicator.code, factsOf);
      return [...corridors, ...sumCorridors(corridors, { additive, completeOver: 'REF_AREA' }, factsOf)];
    }
    const sums = sumCorridors(cells, { additive, completeOver: 'COUNTERPART_AREA' }, factsOf);
    return wantsWorld ? [...sums, ...sumWorld(preferStated(cells, sums, factsOf), factsOf)] : sums;
  });
}
