import type { DataRecord, ObservationRecord } from '@sterna/sdmx';

/** Most observations that are held to be put in order. */
const MOST = 250_000;

/**
 * Puts records in the order of a view across series: observations whose keys differ in one dimension alone stand one after
 * another, so that each key is written once. Data sets stay apart. Of very many observations, each {@link MOST} are put in
 * order by themselves; a key may then come again.
 *
 * @param dimension the dimension at the observation
 */
export async function* sideways(
  records: AsyncIterable<readonly DataRecord[]>,
  dimension: string,
): AsyncGenerator<readonly DataRecord[], void, undefined> {
  let held: { readonly key: string; readonly at: string; readonly record: ObservationRecord }[] = [];
  const inOrder = (): readonly DataRecord[] => {
    held.sort((a, b) => (a.key === b.key ? (a.at < b.at ? -1 : 1) : a.key < b.key ? -1 : 1));
    const sorted = held.map(({ record }) => record);
    held = [];
    return sorted;
  };
  for await (const batch of records) {
    for (const record of batch) {
      if (record.kind === 'data-set') yield [...inOrder(), record];
      if (record.kind !== 'observation') continue;
      const { [dimension]: at = '', ...rest } = { ...record.series.dimensions, ...record.dimensions };
      held.push({ key: Object.values(rest).join('\u0000'), at, record });
      if (held.length >= MOST) yield inOrder();
    }
  }
  yield inOrder();
}
