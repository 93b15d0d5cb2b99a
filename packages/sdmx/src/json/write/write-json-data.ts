import { ComponentNames } from '../../component-names.ts';
import { FlatGroups } from '../../flat-groups.ts';
import type { DataRecord, SeriesRecord } from '../../model/data.ts';
import type { WriteDataOptions } from '../../model/message.ts';
import { planData } from '../../write/data-plan.ts';
import { DataRegrouping } from '../../write/data-regrouping.ts';
import { JsonDataStructure } from './json-data-structure.ts';
import { JsonDataWriter, registersOf } from './json-data-writer.ts';
import { jsonMeta } from './json-meta.ts';

/** How data are written as SDMX-JSON. */
export interface WriteJsonDataOptions extends WriteDataOptions {
  readonly format: 'sdmx-json-1.0' | 'sdmx-json-2.0';
}

/** How many characters are gathered before they are handed on. */
const PORTION = 32_768;

/**
 * Writes data as SDMX-JSON, the data first and the structure after them, as the values that occur are known by then only.
 * Held in memory are these values and the keys of the series of one data set; a series whose key comes again after
 * others begins a data set of its own. The same records give the same bytes.
 *
 * @throws Error where the data structure is not among the structures
 * @throws SdmxError `not-representable` for values that the format has no place for
 */
export async function* writeJsonData(
  records: AsyncIterable<readonly DataRecord[]>,
  options: WriteJsonDataOptions,
): AsyncIterable<string> {
  const version = options.format === 'sdmx-json-1.0' ? '1.0' : '2.0';
  const plan = planData(options);
  const registers = registersOf(plan);
  const names = new ComponentNames(plan.structure, options.structures);
  let text = '';
  const push = (part: string): void => {
    text += part;
  };
  const writer = new JsonDataWriter(plan, version, { registers, names, push });
  const regrouping = new DataRegrouping(plan, writer, () => {});
  push(
    `{"meta":${JSON.stringify(jsonMeta(options.header, version, 'data', options.languages))},\n"data":{"dataSets":[`,
  );
  for await (const batch of version === '1.0' ? withoutGroups(records) : records) {
    for (const record of batch) {
      regrouping.take(record);
      if (text.length < PORTION) continue;
      yield text;
      text = '';
    }
  }
  regrouping.end();
  const structure = JSON.stringify(
    new JsonDataStructure(plan, version, { registers, names, options }).describe(writer.dataSets),
  );
  push(version === '1.0' ? `],\n"structure":${structure}}}\n` : `],\n"structures":[${structure}]}}\n`);
  yield text;
}

/** 1.0 has no groups: their attributes are given to the series and observations that they hold for. */
async function* withoutGroups(records: AsyncIterable<readonly DataRecord[]>): AsyncIterable<readonly DataRecord[]> {
  let groups = new FlatGroups([]);
  let last: { from: SeriesRecord; to: SeriesRecord } | undefined;
  const seriesOf = (series: SeriesRecord): SeriesRecord => {
    if (last?.from !== series || groups.changed) {
      last = { from: series, to: { ...series, attributes: { ...groups.attributesOf(series), ...series.attributes } } };
    }
    return last.to;
  };
  for await (const batch of records) {
    const out: DataRecord[] = [];
    for (const record of batch) {
      if (record.kind === 'data-set') groups = new FlatGroups([]);
      if (record.kind === 'group') groups.add(record);
      else if (record.kind === 'series') out.push(seriesOf(record));
      else if (record.kind === 'data-set' || !groups.reachObservations(record.series)) {
        out.push(record.kind === 'observation' ? { ...record, series: seriesOf(record.series) } : record);
      } else {
        const inherited = groups.attributesAt(record.series, record.dimensions);
        const attributes = { ...inherited, ...record.series.attributes, ...record.attributes };
        out.push({ ...record, series: seriesOf(record.series), attributes });
      }
    }
    yield out;
  }
}
