import type { DataRecord } from '@sterna/sdmx';
import { findTimeSpan } from '@sterna/sdmx/rest';

/** The last day of a period, as `timeFormat=normalized` of SDMX-CSV 1.0 has it where frequencies may be mixed. */
export function normalizedPeriod(period: string): string {
  const span = findTimeSpan(period);
  if (!span) return period;
  return new Date(span.to - 1).toISOString().slice(0, span.to - span.from === 1 ? 19 : 10);
}

/** Records whose periods are days. */
export async function* normalizedTimes(
  records: AsyncIterable<readonly DataRecord[]>,
): AsyncGenerator<readonly DataRecord[], void, undefined> {
  for await (const batch of records) {
    yield batch.map((record) => {
      if (record.kind !== 'observation') return record;
      const { TIME_PERIOD: period, ...others } = record.dimensions;
      if (period === undefined) return record;
      return { ...record, dimensions: { ...others, TIME_PERIOD: normalizedPeriod(period) } };
    });
  }
}
