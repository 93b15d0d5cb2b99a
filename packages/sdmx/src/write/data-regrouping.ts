import type { Annotation } from '../model/annotation.ts';
import type {
  ComponentValue,
  ComponentValues,
  DataRecord,
  DataSetHead,
  DimensionValues,
  GroupRecord,
  ObservationRecord,
  SeriesRecord,
} from '../model/data.ts';
import type { DataPlan } from './data-plan.ts';

/** A series as it is written. */
export interface WrittenSeries {
  readonly dimensions: DimensionValues;
  readonly attributes: ComponentValues;
  readonly annotations?: readonly Annotation[] | undefined;
}

/** An observation as it is written, without what stands at its series. */
export interface WrittenObservation {
  readonly dimensions: DimensionValues;
  readonly measures: ComponentValues;
  readonly attributes: ComponentValues;
  readonly annotations?: readonly Annotation[] | undefined;
}

/** Takes the parts of a message in the order they are written. */
export interface DataWriter {
  openDataSet(head: DataSetHead): void;
  closeDataSet(): void;
  group(
    group: string | undefined,
    dimensions: DimensionValues,
    attributes: ComponentValues,
    annotations?: readonly Annotation[],
  ): void;
  openSeries(series: WrittenSeries): void;
  closeSeries(): void;
  observation(observation: WrittenObservation): void;
}

/**
 * Brings records of any view into another: observations that follow one another and share series key and attributes are
 * written as one series.
 */
export class DataRegrouping {
  readonly #plan: DataPlan;
  readonly #writer: DataWriter;
  readonly #leftOut: (what: string) => void;
  #inDataSet = false;
  /** Key and attributes of the open series, to tell whether the next observation belongs to it. */
  #openKey: string | undefined;
  /** A series that no observation has come for yet. */
  #waiting: SeriesRecord | undefined;
  /** Of the last series read, what its observations inherit. */
  #last: { series: SeriesRecord; parts: SplitAttributes } | undefined;

  constructor(plan: DataPlan, writer: DataWriter, leftOut: (what: string) => void) {
    this.#plan = plan;
    this.#writer = writer;
    this.#leftOut = leftOut;
  }

  take(record: DataRecord): void {
    if (record.kind === 'data-set') {
      this.#closeDataSet();
      this.#openDataSet(record);
    } else if (record.kind === 'group') {
      this.#takeGroup(record);
    } else if (record.kind === 'series') {
      this.#writeWaiting();
      this.#waiting = record;
    } else {
      this.#takeObservation(record);
    }
  }

  end(): void {
    this.#closeDataSet();
  }

  #openDataSet(head: DataSetHead): void {
    this.#inDataSet = true;
    this.#writer.openDataSet(this.#bare ? { ...head, attributes: {}, annotations: [] } : head);
  }

  #closeDataSet(): void {
    this.#writeWaiting();
    this.#closeSeries();
    if (this.#inDataSet) this.#writer.closeDataSet();
    this.#inDataSet = false;
  }

  #closeSeries(): void {
    if (this.#openKey !== undefined && !this.#plan.flat) this.#writer.closeSeries();
    this.#openKey = undefined;
  }

  get #bare(): boolean {
    return this.#plan.detail === 'dataonly' || this.#plan.detail === 'serieskeysonly';
  }

  get #keysOnly(): boolean {
    return this.#plan.detail === 'nodata' || this.#plan.detail === 'serieskeysonly';
  }

  #takeGroup({ group, dimensions, attributes, annotations }: GroupRecord): void {
    if (this.#bare) return;
    this.#ensureDataSet();
    this.#writeWaiting();
    this.#closeSeries();
    const ids = Object.keys(dimensions);
    const same = this.#plan.structure.groups.find(
      (each) => each.dimensions.length === ids.length && each.dimensions.every((id) => ids.includes(id)),
    );
    this.#writer.group(group ?? same?.id, dimensions, attributes, annotations);
  }

  #ensureDataSet(): void {
    if (!this.#inDataSet) this.#openDataSet({ kind: 'data-set', attributes: {} });
  }

  #takeObservation({ series, dimensions, measures, attributes, annotations }: ObservationRecord): void {
    this.#ensureDataSet();
    if (this.#waiting !== series) this.#writeWaiting();
    this.#waiting = undefined;
    const key = { ...series.dimensions, ...dimensions };
    const upper = this.#inherited(series);
    const lower = this.#bare ? NO_ATTRIBUTES : splitAttributes(attributes, this.#plan, 'observation');
    this.#openSeries(key, merge(upper.series, lower.series), series.annotations);
    if (this.#keysOnly && !this.#plan.flat) return;
    this.#writer.observation({
      dimensions: picked(key, this.#plan.observationDimensions),
      measures: this.#keysOnly ? {} : measures,
      attributes: merge(upper.observation, lower.observation),
      annotations: this.#bare ? undefined : annotations,
    });
  }

  #inherited(series: SeriesRecord): SplitAttributes {
    if (this.#last?.series !== series) {
      const parts = this.#bare ? NO_ATTRIBUTES : splitAttributes(series.attributes, this.#plan, 'series');
      this.#last = { series, parts };
    }
    return this.#last.parts;
  }

  #openSeries(key: DimensionValues, attributes: ComponentValues, said?: readonly Annotation[]): void {
    const annotations = this.#bare ? undefined : said;
    const { seriesDimensions, flat } = this.#plan;
    if (flat) {
      if (annotations) this.#leftOut('Annotations of series have no place in a flat message; they are left out.');
      this.#openKey = '';
      return;
    }
    let identity = '';
    for (const id of seriesDimensions) identity += `${key[id] ?? '\u0001'}\u0000`;
    for (const id in attributes) identity += `${id}\u0000${textOf(attributes[id])}\u0000`;
    if (annotations) identity += JSON.stringify(annotations);
    if (identity === this.#openKey) return;
    this.#closeSeries();
    this.#openKey = identity;
    this.#writer.openSeries({ dimensions: picked(key, seriesDimensions), attributes, annotations });
  }

  /** A series that no observation came for is written for its key and attributes. */
  #writeWaiting(): void {
    const series = this.#waiting;
    this.#waiting = undefined;
    if (!series || Object.keys(series.dimensions).length === 0) return;
    this.#ensureDataSet();
    if (
      this.#plan.seriesDimensions.length === 0 ||
      !this.#plan.seriesDimensions.every((id) => id in series.dimensions)
    ) {
      this.#leftOut(
        'A series without observations has no place in a message with this dimension at its observations; it is left out.',
      );
      return;
    }
    const attributes = this.#bare ? {} : series.attributes;
    this.#closeSeries();
    this.#openSeries(series.dimensions, attributes, series.annotations);
  }
}

/** Attributes by where they are written. */
interface SplitAttributes {
  readonly series: ComponentValues;
  readonly observation: ComponentValues;
}

const NO_ATTRIBUTES: SplitAttributes = { series: {}, observation: {} };

/**
 * Attributes go where the data structure attaches them. Those of groups and data sets that came with a series or an
 * observation stay there, for their own places may have passed; so do attributes that the structure does not have.
 */
function splitAttributes(attributes: ComponentValues, plan: DataPlan, came: 'series' | 'observation'): SplitAttributes {
  if (plan.flat) return { series: {}, observation: attributes };
  const series: Record<string, ComponentValue> = {};
  const observation: Record<string, ComponentValue> = {};
  for (const id in attributes) {
    const value = attributes[id];
    if (value === undefined) continue;
    const level = plan.levels.get(id) ?? came;
    const target = level === 'series' || (level !== 'observation' && came === 'series') ? series : observation;
    target[id] = value;
  }
  return { series, observation };
}

function merge(upper: ComponentValues, lower: ComponentValues): ComponentValues {
  for (const _ in upper) return { ...upper, ...lower };
  return lower;
}

function picked(key: DimensionValues, ids: readonly string[]): DimensionValues {
  const values: Record<string, string> = {};
  for (const id of ids) {
    const value = key[id];
    if (value !== undefined) values[id] = value;
  }
  return values;
}

function textOf(value: ComponentValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
