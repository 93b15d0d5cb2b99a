import type { DataRecord, DimensionValues, ObservationRecord, SeriesRecord } from '@sterna/sdmx';
import {
  frequencyOf,
  indicatorByCode,
  multiplierPlaces,
  type SeriesKey,
  STERNA_AGENCY,
  sdmxCode,
  sdmxPeriod,
  seriesId,
  shiftDecimal,
  writtenStatus,
} from '@sterna/statistics';
import type { ExportedObservation } from '../exported.ts';
import { attributeIds, dimensionIds, type FlowLayout, layoutOf, STRUCTURE_VERSION } from '../layout.ts';
import type { EvidenceShape } from '../shape.ts';

/** Records handed over together. */
const BATCH = 4_000;

/** Which dataflow records are made for. */
export interface RecordOptions {
  /** Only this source's dataflow; that of all data unless told. */
  readonly source?: string;
  /** A layout of its own; its records name a data structure of this id and no dataflow. */
  readonly layout?: FlowLayout;
}

class RecordMaker {
  readonly #dimensions: readonly (readonly [string, string])[];
  readonly #attributes: ReadonlyMap<string, string>;
  readonly #titles: ReadonlyMap<string, string>;
  readonly #codes = new Map<string, string>();
  #line = 0;

  constructor(layout: FlowLayout, shape: EvidenceShape) {
    this.#dimensions = dimensionIds(layout);
    this.#attributes = new Map(attributeIds({ ...layout, attributes: [...layout.attributes, 'OBS_STATUS'] }));
    this.#titles = new Map(shape.indicators.map(({ code, title }) => [code, title]));
  }

  /** The series of one key: one for each frequency among its observations. */
  seriesOf(observations: readonly ExportedObservation[], into: DataRecord[]): void {
    const byFrequency = new Map<string, ExportedObservation[]>();
    for (const observation of observations) {
      const frequency = frequencyOf(observation.period);
      const known = byFrequency.get(frequency);
      if (known === undefined) byFrequency.set(frequency, [observation]);
      else known.push(observation);
    }
    for (const [frequency, members] of byFrequency) {
      const [first] = members;
      if (first === undefined) continue;
      const series: SeriesRecord = {
        kind: 'series',
        dimensions: this.key(first, frequency),
        attributes: this.#title(first),
      };
      into.push(series);
      for (const observation of members) into.push(this.#observation(observation, series));
    }
  }

  key(key: SeriesKey, frequency: string): DimensionValues {
    const dimensions: Record<string, string> = {
      FREQ: frequency,
      INDICATOR: this.#code(key.indicator),
      REF_AREA: this.#code(key.refArea),
      COUNTERPART_AREA: this.#code(key.counterpart),
      SEX: key.sex,
      AGE: this.#code(key.age),
      UNIT_MEASURE: this.#code(key.unit),
    };
    for (const [name, id] of this.#dimensions) {
      const code = key.dimensions[name];
      dimensions[id] = code === undefined ? '_Z' : this.#code(code);
    }
    return dimensions;
  }

  #code(code: string): string {
    const known = this.#codes.get(code);
    if (known !== undefined) return known;
    const made = sdmxCode(code);
    if (this.#codes.size < 100_000) this.#codes.set(code, made);
    return made;
  }

  #title({ indicator }: SeriesKey): SeriesRecord['attributes'] {
    const title = indicatorByCode(indicator) === undefined ? this.#titles.get(indicator) : undefined;
    return title === undefined ? {} : { INDICATOR_TITLE: title };
  }

  #observation(observation: ExportedObservation, series: SeriesRecord): ObservationRecord {
    const { value, note, source, release, dated, attributes: further = {} } = observation;
    const { status, rest } = writtenStatus(observation.status, further['OBS_STATUS'], value !== null);
    const attributes: Record<string, string> = { OBS_STATUS: status };
    if (note !== undefined && note !== '') attributes['COMMENT_OBS'] = note;
    attributes['SOURCE'] = source;
    attributes['RELEASE'] = release;
    attributes['DATED'] = dated;
    for (const name in further) {
      const text = name === 'OBS_STATUS' ? rest : further[name];
      if (text !== undefined) attributes[this.#attributes.get(name) ?? name] = text;
    }
    this.#line += 1;
    return {
      kind: 'observation',
      series,
      dimensions: { TIME_PERIOD: sdmxPeriod(observation.period) },
      measures: value === null ? {} : { OBS_VALUE: writtenValue(value, further['UNIT_MULT']) },
      attributes,
      line: this.#line,
    };
  }
}

/** A value as its publisher wrote it, with the multiplier that is kept as an attribute: readers of SDMX apply it. */
function writtenValue(value: number, multiplier: string | undefined): string {
  const places = multiplierPlaces(multiplier);
  return places === undefined || places === 0 ? String(value) : shiftDecimal(String(value), -places);
}

/**
 * Observations as records of our own SDMX structures, series by series, beginning with the head of the data set.
 *
 * @param observations all of a series one after another, as the store gives them
 * @param shape has to know every further dimension and attribute that occurs
 */
export async function* recordsOf(
  observations: AsyncIterable<readonly ExportedObservation[]>,
  shape: EvidenceShape,
  { source, layout: ofFile }: RecordOptions = {},
): AsyncGenerator<readonly DataRecord[], void, undefined> {
  const layout = ofFile ?? layoutOf(shape, source);
  const maker = new RecordMaker(layout, shape);
  const flow = { kind: 'dataflow', agency: STERNA_AGENCY, id: layout.id, version: STRUCTURE_VERSION } as const;
  let records: DataRecord[] = [
    {
      kind: 'data-set',
      structure: { ...flow, kind: 'datastructure' },
      ...(ofFile === undefined && { dataflow: flow }),
      action: 'Information',
      dimensionAtObservation: 'TIME_PERIOD',
      attributes: {},
    },
  ];
  let id: string | undefined;
  let series: ExportedObservation[] = [];
  for await (const batch of observations) {
    for (const observation of batch) {
      const own = seriesId(observation);
      if (own !== id) {
        maker.seriesOf(series, records);
        series = [];
        id = own;
        if (records.length >= BATCH) {
          yield records;
          records = [];
        }
      }
      series.push(observation);
    }
  }
  maker.seriesOf(series, records);
  yield records;
}
