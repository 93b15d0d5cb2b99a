import type { Structure } from '@sterna/sdmx';
import type { PublisherIndicator } from '@sterna/statistics';
import type { ExportedObservation } from './exported.ts';
import type { EvidenceShape, KeyDimension, SourceShape } from './shape.ts';

interface Found {
  readonly releases: Map<string, { readonly version: string; readonly dated: string }>;
  readonly codes: Readonly<Record<KeyDimension, Set<string>>>;
  readonly dimensions: Map<string, Set<string>>;
  readonly attributes: Set<string>;
  observations: number;
}

function begin(): Found {
  const codes = {
    INDICATOR: new Set<string>(),
    REF_AREA: new Set<string>(),
    COUNTERPART_AREA: new Set<string>(),
    SEX: new Set<string>(),
    AGE: new Set<string>(),
    UNIT_MEASURE: new Set<string>(),
  };
  return {
    releases: new Map(),
    codes,
    dimensions: new Map(),
    attributes: new Set(),
    observations: 0,
  };
}

function note(found: Found, observation: ExportedObservation): void {
  const { indicator, refArea, counterpart, sex, age, unit, dimensions, attributes, release, dated } = observation;
  found.observations += 1;
  found.codes.INDICATOR.add(indicator);
  found.codes.REF_AREA.add(refArea);
  found.codes.COUNTERPART_AREA.add(counterpart);
  found.codes.SEX.add(sex);
  found.codes.AGE.add(age);
  found.codes.UNIT_MEASURE.add(unit);
  for (const name in dimensions) {
    const codes = found.dimensions.get(name);
    const code = dimensions[name] ?? '';
    if (codes === undefined) found.dimensions.set(name, new Set([code]));
    else codes.add(code);
  }
  for (const name in attributes) found.attributes.add(name);
  const key = `${release}\n${dated}`;
  if (!found.releases.has(key)) found.releases.set(key, { version: release, dated });
}

const sorted = (codes: Iterable<string>): readonly string[] => [...codes].sort();

function shapeOfSource(id: string, found: Found): SourceShape {
  const { codes } = found;
  return {
    id,
    releases: [...found.releases.values()].sort((a, b) => {
      if (a.dated !== b.dated) return a.dated < b.dated ? 1 : -1;
      return a.version < b.version ? -1 : 1;
    }),
    codes: {
      INDICATOR: sorted(codes.INDICATOR),
      REF_AREA: sorted(codes.REF_AREA),
      COUNTERPART_AREA: sorted(codes.COUNTERPART_AREA),
      SEX: sorted(codes.SEX),
      AGE: sorted(codes.AGE),
      UNIT_MEASURE: sorted(codes.UNIT_MEASURE),
    },
    dimensions: Object.fromEntries(
      sorted(found.dimensions.keys()).map((name) => [name, sorted(found.dimensions.get(name) ?? [])]),
    ),
    attributes: sorted(found.attributes),
    observations: found.observations,
  };
}

/**
 * Finds out what has to be known of observations before they can be written: reads them once, and holds only the codes.
 *
 * @param about publishers' own indicators, and structures for names of codes, as far as they are known
 */
export async function shapeOf(
  observations: AsyncIterable<readonly ExportedObservation[]>,
  about: { readonly indicators?: readonly PublisherIndicator[]; readonly structures?: readonly Structure[] } = {},
): Promise<EvidenceShape> {
  const bySource = new Map<string, Found>();
  for await (const batch of observations) {
    for (const observation of batch) {
      let found = bySource.get(observation.source);
      if (found === undefined) {
        found = begin();
        bySource.set(observation.source, found);
      }
      note(found, observation);
    }
  }
  const used = new Set([...bySource.values()].flatMap(({ codes }) => [...codes.INDICATOR]));
  return {
    sources: sorted(bySource.keys()).map((id) => shapeOfSource(id, bySource.get(id) ?? begin())),
    indicators: (about.indicators ?? []).filter(({ code }) => used.has(code)),
    ...(about.structures && { structures: about.structures }),
  };
}
