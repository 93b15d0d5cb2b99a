import type { Evidence } from '@sterna/evidence';
import type { EvidenceShape, ExportedObservation } from '@sterna/exchange';
import { RestError } from '@sterna/sdmx/rest';
import { type FigureQuery, INDICATORS } from '@sterna/statistics';

/** Indicators that have derived figures: by a formula, from the other side of corridors, or as sums. */
export const DERIVABLE: readonly string[] = INDICATORS.filter(
  ({ formula, mirrorOf, additive }) => formula ?? mirrorOf ?? additive,
).map(({ code }) => code);

/** Most pairs of an indicator and an area that one answer derives: three indicators of the world, or all of 30 areas. */
const MOST_PAIRS = 1_000;

/** Areas that are derived together: enough to be quick, few enough to hold. */
const AREAS_AT_ONCE = 20;

const WORLD = 'WLD';
const TOTAL = '_T';

/** What is to be derived: each indicator for each area. */
export interface DerivedSelection {
  readonly indicators: readonly string[];
  readonly areas: readonly string[];
}

/** Areas that figures may be derived for: all that occur, also as the other side of a corridor, and the world. */
function areasIn({ sources }: EvidenceShape): readonly string[] {
  const codes = new Set(
    sources.flatMap(({ codes: { REF_AREA, COUNTERPART_AREA } }) => [...REF_AREA, ...COUNTERPART_AREA]),
  );
  codes.delete(TOTAL);
  return [...codes.add(WORLD)].sort();
}

/** What a query wants derived, however much it is. */
function wantedIn({ indicators, places }: FigureQuery, shape: EvidenceShape): DerivedSelection {
  return {
    indicators: DERIVABLE.filter((code) => !indicators || indicators.includes(code)),
    areas: places ? [...new Set(places)].sort() : areasIn(shape),
  };
}

const isWithinBounds = ({ indicators, areas }: DerivedSelection): boolean =>
  indicators.length * areas.length <= MOST_PAIRS;

/** Whether one answer may derive what a query wants. */
export function mayBeDerived(query: FigureQuery, shape: EvidenceShape): boolean {
  return isWithinBounds(wantedIn(query, shape));
}

/**
 * What a query wants derived.
 *
 * @throws {RestError} `too-large` when that is more than one answer derives
 */
export function derivedSelection(query: FigureQuery, shape: EvidenceShape): DerivedSelection {
  const wanted = wantedIn(query, shape);
  if (isWithinBounds(wanted)) return wanted;
  const most = {
    indicators: Math.floor(MOST_PAIRS / areasIn(shape).length),
    areas: Math.floor(MOST_PAIRS / DERIVABLE.length),
  };
  throw new RestError(
    'too-large',
    'Derived figures are computed when they are asked for. ' +
      `This key wants ${wanted.indicators.length} indicators for ${wanted.areas.length} areas; one answer has at most ` +
      `${most.indicators} indicators for all areas, or all indicators for ${most.areas} areas. ` +
      'Name indicators or reference areas in the key, such as .EMIGRANT_STOCK or ..SEN.',
  );
}

/** Derived figures, an indicator and a few areas at a time: no more is held, and deriving ends when the client leaves. */
export async function* derivedObservations(
  query: FigureQuery,
  { indicators, areas }: DerivedSelection,
  evidence: Pick<Evidence, 'exported'>,
): AsyncGenerator<readonly ExportedObservation[], void, undefined> {
  for (const indicator of indicators) {
    for (let start = 0; start < areas.length; start += AREAS_AT_ONCE) {
      const places = areas.slice(start, start + AREAS_AT_ONCE);
      yield* evidence.exported({ ...query, indicators: [indicator], places }, { derived: 'only' });
    }
  }
}
