import type { EvidenceShape } from '@sterna/exchange';
import type { Structure } from '@sterna/sdmx';
import type { Store } from '@sterna/store';

/** What the store holds, by source, for describing it in SDMX. Reads every series once. */
export async function shapeOfStore(store: Store): Promise<EvidenceShape> {
  const [shapes, sources, indicators, structures] = await Promise.all([
    store.extents(),
    store.sources(),
    store.indicators(),
    store.structures(),
  ]);
  return {
    sources: [...shapes].map(([id, extent]) => ({
      id,
      releases: (sources.find((source) => source.id === id)?.releases ?? [])
        .filter(({ state }) => state !== 'undone')
        .map(({ version, dated }) => ({ version, dated })),
      codes: extent.codes,
      dimensions: extent.dimensions,
      attributes: extent.attributes,
      ...(extent.from !== undefined && { from: extent.from }),
      ...(extent.to !== undefined && { to: extent.to }),
      series: extent.series,
      observations: extent.observations,
    })),
    indicators,
    structures: structures as readonly object[] as readonly Structure[],
  };
}
