import type { MessageFindings } from '../message-findings.ts';
import type { ComponentValue, ComponentValues, DataRecord, ObservationRecord, SeriesRecord } from '../model/data.ts';
import { assignKey, elementValue, type IndexedDimension, OUT_OF_RANGE, partsOf } from './json-level.ts';
import { annotationsAt, type DataSetPlan, type PlanMaker, VALUE_MEASURE } from './json-plan.ts';
import { textOf } from './json-text.ts';
import type { JsonValue, JsonVisitor } from './json-walk.ts';

const NOTHING: ComponentValues = {};
/** A part of a key that is empty or `~`. */
const OMITTED = /^:|::|:$|~/;
const NUMERIC_TYPES = new Set([
  'Double',
  'Float',
  'Decimal',
  'Integer',
  'Long',
  'Short',
  'BigInteger',
  'Count',
  'Numeric',
]);

/** Takes records in their order. */
export interface RecordSink {
  push(...records: DataRecord[]): void;
}

interface HeldObservation {
  readonly key: string;
  readonly value: JsonValue;
  readonly line: number;
}

/** Turns the series and observations of one data set into records as they pass. */
export class DataSetRecords implements JsonVisitor {
  readonly #plan: DataSetPlan;
  readonly #maker: PlanMaker;
  readonly #findings: MessageFindings;
  readonly #out: RecordSink;
  /** Of flat observations: the series that they all belong to. */
  #whole: SeriesRecord | undefined;

  constructor(plan: DataSetPlan, maker: PlanMaker, findings: MessageFindings, out: RecordSink) {
    this.#plan = plan;
    this.#maker = maker;
    this.#findings = findings;
    this.#out = out;
    out.push(plan.head, ...plan.groups);
  }

  member(name: string): 'skip' | JsonVisitor {
    if (name === 'series') return { repeats: true, member: (key, line) => this.#seriesAt(key, line) };
    if (name !== 'observations') return 'skip';
    return { repeats: true, member: () => 'build', built: (key, value, line) => this.#flat(key, value, line) };
  }

  #leaveOut(what: string, message: string, line: number): void {
    this.#findings.add('error', 'index-out-of-range', `${capitalised(message)}. ${what}`, line);
  }

  /** The dimensions that a key is made of: those of its level, or those of the data set before them. */
  #keyDimensions(key: string, level: readonly IndexedDimension[]): readonly IndexedDimension[] {
    const { dataSet } = this.#plan;
    if (dataSet.length === 0) return level;
    return partsOf(key) === dataSet.length + level.length && key !== '' ? [...dataSet, ...level] : level;
  }

  #assign(
    key: string,
    level: readonly IndexedDimension[],
    target: Record<string, string>,
    line: number,
  ): string | undefined {
    // Where every dimension belongs to the data set, senders write `0`, `:` or nothing for a key.
    if (level.length === 0) return undefined;
    const parts = partsOf(key);
    const dimensions = this.#keyDimensions(key, level);
    if (parts !== dimensions.length) {
      return `the key “${key}” has ${parts} parts, but there are ${dimensions.length} dimensions`;
    }
    if (!this.#plan.isDelete && OMITTED.test(key)) {
      const message = `The key “${key}” leaves a dimension out. It is read without that dimension.`;
      this.#findings.once('warning', 'empty-dimension', message, line);
    }
    return assignKey(key, dimensions, target, true);
  }

  #seriesAt(key: string, line: number): 'skip' | JsonVisitor {
    const dimensions: Record<string, string> = { ...this.#plan.fixed };
    const wrong = this.#assign(key, this.#plan.series, dimensions, line);
    if (wrong !== undefined) {
      this.#leaveOut('The series is left out.', wrong, line);
      return 'skip';
    }
    return new SeriesVisitor(dimensions, {
      plan: this.#plan,
      attributesOf: (elements) => this.#maker.attributesOf(this.#plan.seriesAttributes, elements, line),
      emit: (record) => this.#out.push(record),
      observe: (series, observed) => this.#observe(series, {}, this.#plan.observation, observed),
    });
  }

  #flat(key: string, value: JsonValue, line: number): void {
    if (!this.#whole) {
      this.#whole = { kind: 'series', dimensions: {}, attributes: NOTHING };
      this.#out.push(this.#whole);
    }
    const level = this.#plan.series.length === 0 ? this.#plan.observation : this.#flatLevel();
    this.#observe(this.#whole, { ...this.#plan.fixed }, level, { key, value, line });
  }

  #flatDimensions: readonly IndexedDimension[] | undefined;

  #flatLevel(): readonly IndexedDimension[] {
    this.#flatDimensions ??= [...this.#plan.series, ...this.#plan.observation];
    return this.#flatDimensions;
  }

  #observe(
    series: SeriesRecord,
    dimensions: Record<string, string>,
    level: readonly IndexedDimension[],
    { key, value, line }: HeldObservation,
  ): void {
    const wrong = this.#assign(key, level, dimensions, line);
    if (wrong !== undefined) {
      this.#leaveOut('The observation is left out.', wrong, line);
      return;
    }
    const elements = Array.isArray(value) ? value : value === null ? [] : [value];
    const record = this.#recordOf(series, dimensions, elements, line);
    if (record) this.#out.push(record);
  }

  #recordOf(
    series: SeriesRecord,
    dimensions: Record<string, string>,
    elements: readonly JsonValue[],
    line: number,
  ): ObservationRecord | undefined {
    const { observationAttributes } = this.#plan;
    const measured: Record<string, ComponentValue> = {};
    let at = 0;
    for (const measure of this.#measuresOf(elements, line)) {
      const value = elementValue(measure, elements[at], this.#maker.literal);
      if (value === OUT_OF_RANGE) return this.#outOfRange(measure.id, elements[at], line);
      if (value !== undefined) measured[measure.id] = value;
      at += 1;
    }
    let attributes: Record<string, ComponentValue> | undefined;
    for (const attribute of observationAttributes) {
      const value = elementValue(attribute, elements[at], this.#maker.literal);
      if (value === OUT_OF_RANGE) return this.#outOfRange(attribute.id, elements[at], line);
      if (value !== undefined) {
        attributes ??= {};
        attributes[attribute.id] = value;
      }
      at += 1;
    }
    const annotations = at < elements.length ? this.#surplus(elements.slice(at), line) : [];
    return {
      kind: 'observation',
      series,
      dimensions,
      measures: measured,
      attributes: attributes ?? NOTHING,
      line,
      ...(annotations.length > 0 && { annotations }),
    };
  }

  /** No measures where a message asked for without values begins with the attributes, as far as that can be told. */
  #measuresOf(elements: readonly JsonValue[], line: number): DataSetPlan['measures'] {
    const { measures, observationAttributes, annotations } = this.#plan;
    const [first] = elements;
    if (measures.length === 0 && this.#beginsWithValue(elements)) return this.#unlistedMeasure();
    if (typeof first !== 'string' || observationAttributes[0]?.values) return measures;
    if (elements.length > observationAttributes.length && annotations.length === 0) return measures;
    const [measure] = measures;
    const type = textOf(measure?.format['dataType']) ?? '';
    if (!NUMERIC_TYPES.has(type) || first === 'NaN' || !Number.isNaN(Number(first))) return measures;
    const message =
      'Observations begin with a text where a number belongs. They are read as attributes without values.';
    this.#findings.once('warning', 'no-values', message, line);
    return [];
  }

  /** Whether the first element cannot be the index of an attribute, or there are more elements than attributes. */
  #beginsWithValue(elements: readonly JsonValue[]): boolean {
    const { observationAttributes, annotations } = this.#plan;
    const [first] = elements;
    if (elements.length > observationAttributes.length && annotations.length === 0) return true;
    const values = observationAttributes[0]?.values;
    if (first === null || first === undefined || values === undefined) return false;
    return !(Number.isInteger(first) && values[Number(first)] !== undefined);
  }

  /** 2.0 lists its measures. Where the list is empty and a value stands before the attributes, it is of OBS_VALUE. */
  #unlistedMeasure(): DataSetPlan['measures'] {
    const message =
      'The structure lists no measure, but observations begin with a value. It is read as OBS_VALUE; list it in measures.';
    this.#findings.once('warning', 'unlisted-measure', message);
    return [VALUE_MEASURE];
  }

  #outOfRange(id: string, index: JsonValue | undefined, line: number): undefined {
    this.#leaveOut('The observation is left out.', `${id} has no value with the index ${textOf(index) ?? '?'}`, line);
  }

  /** What stands after measures and attributes are indices of annotations. */
  #surplus(elements: readonly JsonValue[], line: number): ReturnType<typeof annotationsAt> {
    const annotations = annotationsAt(elements, this.#plan.annotations);
    if (annotations.length < elements.filter((each) => each !== null).length) {
      const message =
        'An observation has more values than there are measures and attributes. Those beyond are left out.';
      this.#findings.once('warning', 'surplus-values', message, line);
    }
    return annotations;
  }
}

interface SeriesContext {
  readonly plan: DataSetPlan;
  attributesOf(elements: readonly JsonValue[]): ComponentValues;
  emit(record: DataRecord): void;
  observe(series: SeriesRecord, observation: HeldObservation): void;
}

/** One series. Its observations wait where its attributes may still follow them. */
class SeriesVisitor implements JsonVisitor {
  readonly #dimensions: Record<string, string>;
  readonly #context: SeriesContext;
  readonly #held: HeldObservation[] = [];
  #attributes: readonly JsonValue[] | undefined;
  #annotations: JsonValue | undefined;
  #record: SeriesRecord | undefined;

  constructor(dimensions: Record<string, string>, context: SeriesContext) {
    this.#dimensions = dimensions;
    this.#context = context;
  }

  member(name: string): 'build' | 'skip' | JsonVisitor {
    if (name === 'attributes' || name === 'annotations') return 'build';
    if (name !== 'observations') return 'skip';
    const { plan } = this.#context;
    const attributesCome = this.#attributes === undefined && plan.seriesAttributes.length > 0;
    const annotationsCome = this.#annotations === undefined && plan.annotations.length > 0;
    if (!attributesCome && !annotationsCome) this.#begin();
    return {
      repeats: true,
      member: () => 'build',
      built: (key, value, line) => this.#observed({ key, value, line }),
    };
  }

  built(name: string, value: JsonValue): void {
    if (name === 'annotations') this.#annotations = value;
    else if (Array.isArray(value)) this.#attributes = value;
  }

  leave(): void {
    const record = this.#begin();
    for (const held of this.#held) this.#context.observe(record, held);
  }

  #observed(observation: HeldObservation): void {
    if (this.#record) this.#context.observe(this.#record, observation);
    else this.#held.push(observation);
  }

  #begin(): SeriesRecord {
    if (this.#record) return this.#record;
    const annotations = annotationsAt(this.#annotations, this.#context.plan.annotations);
    this.#record = {
      kind: 'series',
      dimensions: this.#dimensions,
      attributes: this.#context.attributesOf(this.#attributes ?? []),
      ...(annotations.length > 0 && { annotations }),
    };
    this.#context.emit(this.#record);
    return this.#record;
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
