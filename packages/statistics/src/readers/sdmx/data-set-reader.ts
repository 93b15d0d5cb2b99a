import type {
  ComponentValues,
  DataSetHead,
  DimensionValues,
  GroupRecord,
  ObservationRecord,
  SeriesRecord,
} from '@sterna/sdmx';
import type { CellReference, SourceObservation } from '../../observation.ts';
import { frequencyOf, readSdmxPeriod } from '../../period.ts';
import type { ReadOptions, ReleaseDescription } from '../../reader.ts';
import { sourceById } from '../../sources/source.ts';
import type { ReadingSession } from '../reading/session.ts';
import { type ReadAttributes, readAttributes, statusOf } from './attributes.ts';
import type { CodeNames } from './code-names.ts';
import { GroupAttributes } from './group-attributes.ts';
import { Indicators, type ReadIndicator } from './indicators.ts';
import { type OwnAttributes, readOwnAttributes } from './own-attributes.ts';
import type { Publisher } from './publisher.ts';
import type { Releases } from './release.ts';
import { KeyReader, type ReadKey } from './series-key.ts';
import { ValueUnits } from './value-units.ts';
import { readValue } from './values.ts';

/** What all data sets of a file share. */
export interface DataSetContext {
  readonly session: ReadingSession;
  readonly releases: Releases;
  readonly options: ReadOptions;
  /** Member of the archive; absent for a file by itself. */
  readonly part?: string;
}

/** Attributes of observations, with the release that our own messages name. */
interface Attributes {
  readonly read: ReadAttributes;
  readonly own: OwnAttributes | undefined;
  readonly release: number;
}

/** How many different sets of attributes, or periods, are remembered. */
const REMEMBERED = 5_000;

const EMPTY: ComponentValues = {};

/** Turns the records of one data set into observations. */
export class DataSetReader {
  readonly #context: DataSetContext;
  readonly #head: DataSetHead | undefined;
  readonly #release: ReleaseDescription;
  readonly #publisher: Publisher;
  readonly #keys: KeyReader;
  readonly #indicators: Indicators;
  readonly #units: ValueUnits;
  readonly #groups: GroupAttributes;
  /** Whether the values of different measures are told apart by a dimension. */
  readonly #hasMeasures: boolean;
  readonly #isKnownStructure: boolean;
  #series: SeriesRecord | undefined;
  #seriesSignature = '';
  #attributesOfSeries: ComponentValues = EMPTY;
  #keySignature = '';
  #key: ReadKey | undefined;
  #timeDimension: string | undefined;
  readonly #attributes = new Map<string, Attributes>();
  readonly #periods = new Map<string, string>();
  readonly #further = new Map<string, Readonly<Record<string, string>>>();

  constructor(
    context: DataSetContext,
    head: DataSetHead | undefined,
    publisher: Publisher,
    names: CodeNames,
    release: ReleaseDescription,
    groups: readonly GroupRecord[],
  ) {
    this.#context = context;
    this.#head = head;
    this.#release = release;
    this.#publisher = publisher;
    this.#keys = new KeyReader(names, context.session.log, publisher);
    this.#indicators = new Indicators(publisher, names, context.options, context.session.log);
    this.#hasMeasures = (names.structure?.measures.length ?? 0) > 1;
    this.#isKnownStructure = names.structure !== undefined;
    this.#units = new ValueUnits(names, publisher.kind === 'sterna');
    this.#groups = new GroupAttributes(groups);
  }

  group(record: GroupRecord): void {
    this.#groups.add(record);
  }

  /** Reads one record into as many observations as it has measures. */
  read(record: ObservationRecord, into: SourceObservation[]): void {
    if (record.series !== this.#series) this.#beginSeries(record.series);
    const at = (): CellReference => this.#at(record);
    const key = this.#keyOf(record, at);
    const period = this.#periodOf(record, at);
    if (key === undefined || period === undefined) return;
    const measures = Object.keys(record.measures);
    if (measures.length === 0) measures.push('OBS_VALUE');
    // Cross-sectional data of an unknown structure give stocks and flows as measures, one in each observation.
    const isOnly = measures.length === 1 && (measures[0] === 'OBS_VALUE' || this.#isKnownStructure);
    for (const measure of measures) {
      const observation = this.#observation(record, key, period, measure, at);
      if (observation === undefined) continue;
      const whole = isOnly && !this.#hasMeasures ? observation : withMeasure(observation, measure);
      // Our own exports may say what is in force beside what another release states.
      if (this.#publisher.kind === 'sterna' || this.#context.session.acceptNew(whole)) into.push(whole);
    }
  }

  #beginSeries(series: SeriesRecord): void {
    this.#series = series;
    this.#key = undefined;
    this.#keySignature = '';
    this.#attributesOfSeries = EMPTY;
    this.#timeDimension = undefined;
    this.#seriesSignature = '';
  }

  #at({ line }: ObservationRecord): CellReference {
    const { part } = this.#context;
    return part === undefined ? { row: line } : { part, row: line };
  }

  /** The key without its time; read anew only where it differs from that of the observation before. */
  #keyOf(record: ObservationRecord, at: () => CellReference): ReadKey | undefined {
    if (this.#key !== undefined && !this.#groups.reach(this.#timeDimension)) {
      if (this.#signatureOf(record.dimensions) === this.#keySignature) return this.#key;
    }
    const { dimensions, attributes } = this.#wholeKey(record);
    const roles = this.#keys.roles(Object.keys(dimensions));
    const time = Object.keys(dimensions).find((id) => roles.get(id) === 'TIME_PERIOD') ?? timeOf(record);
    const values: Record<string, string> = {};
    for (const [id, code] of Object.entries(dimensions)) if (id !== time) values[id] = code;
    this.#timeDimension = time;
    this.#keySignature = this.#signatureOf(record.dimensions);
    const base = { ...this.#head?.attributes, ...this.#groups.of(dimensions), ...attributes };
    // Where the key is a number of the series alone, an attribute says which area it is about.
    const { REF_AREA } = base;
    if (typeof REF_AREA === 'string' && ![...roles.values()].includes('REF_AREA')) values['REF_AREA'] = REF_AREA;
    this.#key = this.#keys.read(values, at);
    const { multiplier } = this.#key;
    this.#attributesOfSeries = multiplier === undefined ? base : { ...base, UNIT_MULT: multiplier };
    this.#seriesSignature = JSON.stringify(this.#attributesOfSeries);
    return this.#key;
  }

  /** The dimensions of an observation but its time, as a text; the same for the same ones. */
  #signatureOf(dimensions: DimensionValues): string {
    let signature = '';
    for (const id in dimensions) if (id !== this.#timeDimension) signature += `${id}=${dimensions[id]}\n`;
    return signature;
  }

  /**
   * All dimensions of an observation. In our own messages everything at a series but the title belongs to the key,
   * whatever its name: XML alone does not tell.
   */
  #wholeKey({ series, dimensions }: ObservationRecord): {
    readonly dimensions: DimensionValues;
    readonly attributes: ComponentValues;
  } {
    const whole = { ...series.dimensions, ...dimensions };
    if (this.#publisher.kind !== 'sterna' || Object.keys(series.dimensions).length === 0) {
      return { dimensions: whole, attributes: series.attributes };
    }
    const { INDICATOR_TITLE, ...rest } = series.attributes;
    for (const [id, value] of Object.entries(rest)) if (typeof value === 'string') whole[id] = value;
    return { dimensions: whole, attributes: INDICATOR_TITLE === undefined ? EMPTY : { INDICATOR_TITLE } };
  }

  #periodOf(record: ObservationRecord, at: () => CellReference): string | undefined {
    const { session } = this.#context;
    const time = this.#timeDimension;
    const text = time === undefined ? undefined : (record.dimensions[time] ?? record.series.dimensions[time]);
    if (text === undefined) {
      const message = 'The observation has no time period. Give data that have a time dimension.';
      session.reject('period-missing', message, at(), 'all');
      return undefined;
    }
    const known = this.#periods.get(text);
    if (known !== undefined) return known;
    const period = readSdmxPeriod(text);
    if (period === undefined) {
      const message = `“${text}” is not a period that can be kept. Write years, parts of years, days or moments as SDMX does.`;
      session.reject('not-a-period', message, at(), text);
      return undefined;
    }
    if (this.#periods.size > REMEMBERED) this.#periods.clear();
    this.#periods.set(text, period);
    return period;
  }

  #attributesOf(record: ObservationRecord): Attributes {
    let signature = this.#seriesSignature;
    for (const id in record.attributes) {
      const value = record.attributes[id];
      signature += `\n${id}=${typeof value === 'string' ? value : JSON.stringify(value)}`;
    }
    const known = this.#attributes.get(signature);
    if (known !== undefined) return known;
    const all = { ...this.#attributesOfSeries, ...record.attributes };
    const isOwn = this.#publisher.kind === 'sterna';
    const own = isOwn ? readOwnAttributes(all) : undefined;
    const read = own ?? readAttributes(all, this.#key?.unit !== undefined);
    const made = { read, own, release: this.#context.releases.numberOf(this.#releaseOf(own)) };
    if (this.#attributes.size > REMEMBERED) this.#attributes.clear();
    this.#attributes.set(signature, made);
    return made;
  }

  #releaseOf(own: OwnAttributes | undefined): ReleaseDescription {
    if (own === undefined || own.source === '') return this.#release;
    const source = this.#context.options.source ?? own.source;
    return {
      source,
      version: this.#context.options.version ?? own.release,
      dated: this.#context.options.dated ?? (own.dated || this.#release.dated),
      title: sourceById(source)?.name.en ?? source,
      completeOver: [],
    };
  }

  #observation(
    record: ObservationRecord,
    key: ReadKey,
    period: string,
    measure: string,
    at: () => CellReference,
  ): SourceObservation | undefined {
    const { session } = this.#context;
    const attributes = this.#attributesOf(record);
    const { unit, places, read } = this.#units.of(key, attributes.read);
    const value = readValue(record.measures[measure], places, session, at);
    if (value === undefined) return undefined;
    const indicator = this.#indicators.of(key, unit, attributes.own?.indicatorTitle ?? '', at);
    if (indicator.declared) session.declareIndicator(indicator.declared);
    const { status, attributes: others } = statusOf(read, value.value !== null);
    const note = read.note ?? value.note;
    return {
      ...seriesOf(key, indicator),
      dimensions: this.#dimensions(key, period),
      period,
      value: value.value,
      status,
      ...(note === undefined ? {} : { note }),
      ...(Object.keys(others).length === 0 ? {} : { attributes: others }),
      ...(attributes.release === 0 ? {} : { release: attributes.release }),
      at: at(),
    };
  }

  /** Further dimensions; the frequency is one of them only where the period does not say it already. */
  #dimensions(key: ReadKey, period: string): Readonly<Record<string, string>> {
    const { freq, dimensions } = key;
    const told = frequencyOf(period);
    if (freq === '' || freq === '_Z' || freq === told || (freq === 'H' && told === 'S')) return dimensions;
    const signature = `${freq}\n${JSON.stringify(dimensions)}`;
    const known = this.#further.get(signature);
    if (known !== undefined) return known;
    const all = Object.entries({ ...dimensions, FREQ: freq }).sort(([a], [b]) => (a < b ? -1 : 1));
    const made = Object.freeze(Object.fromEntries(all));
    if (this.#further.size > REMEMBERED) this.#further.clear();
    this.#further.set(signature, made);
    return made;
  }
}

/** The one dimension of an observation in its series, where it holds a period under a name that says nothing. */
function timeOf({ series, dimensions }: ObservationRecord): string | undefined {
  const [id, ...others] = Object.keys(dimensions);
  if (id === undefined || others.length > 0 || Object.keys(series.dimensions).length === 0) return undefined;
  return readSdmxPeriod(dimensions[id] ?? '') === undefined ? undefined : id;
}

function seriesOf(
  key: ReadKey,
  indicator: ReadIndicator,
): Pick<SourceObservation, 'indicator' | 'refArea' | 'counterpart' | 'sex' | 'age' | 'unit'> {
  return {
    indicator: indicator.code,
    refArea: key.refArea,
    counterpart: key.counterpart,
    sex: indicator.sex ?? key.sex,
    age: indicator.age ?? key.age,
    unit: indicator.unit,
  };
}

function withMeasure(observation: SourceObservation, measure: string): SourceObservation {
  const name = 'MEASURE' in observation.dimensions ? 'MEASURE_ID' : 'MEASURE';
  const all = Object.entries({ ...observation.dimensions, [name]: measure }).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...observation, dimensions: Object.fromEntries(all) };
}
