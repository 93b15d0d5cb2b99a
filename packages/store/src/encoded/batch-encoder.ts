import {
  type Reading,
  type ReleaseDescription,
  type SeriesKey,
  SeriesMemory,
  type SourceObservation,
} from '@sterna/statistics';
import { StoreError } from '../errors.ts';
import { SeenFigures } from '../seen-figures.ts';
import type { EncodedBatch, EncodedReading } from './encoded-batch.ts';

/** Enough to make the cost of a statement small, few enough to keep memory small. */
const ROWS_AT_ONCE = 16_384;

/** Texts that are counted from 0 as they are met. */
class Numbered<Text> {
  readonly #numbers = new Map<Text, number>();
  /** Those met since `takeNew`. */
  #fresh: Text[] = [];

  of(text: Text): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(text, number);
    this.#fresh.push(text);
    return number;
  }

  get size(): number {
    return this.#numbers.size;
  }

  takeNew(): Text[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }
}

/** Turns the observations of one import into encoded batches, sorted by series within each. */
export class BatchEncoder {
  readonly #series = new SeriesMemory<number>();
  #newSeries: SeriesKey[] = [];
  readonly #periods = new Numbered<string>();
  readonly #parts = new Numbered<string | undefined>();
  readonly #releases = new Numbered<number>();
  /** By index of the release. */
  readonly #seen: SeenFigures[] = [];
  readonly #releaseOf: (index: number) => ReleaseDescription;

  /** @param releaseOf the release with an index in `Reading.releases` */
  constructor(releaseOf: (index: number) => ReleaseDescription) {
    this.#releaseOf = releaseOf;
  }

  /** Indexes in `Reading.releases` of the releases met, in the order in which they were met. */
  readonly releasesMet: number[] = [];

  /** @throws StoreError `observation-invalid` for what is no observation: a fault of the reader, not of the file */
  encode(rows: readonly SourceObservation[]): EncodedBatch {
    const batch = new Filling(rows.length);
    const order = this.#number(rows, batch);
    const notes = new Numbered<string>();
    const attributes = new Numbered<string>();
    let lastAttributes: SourceObservation['attributes'];
    let lastSet = 0;
    for (let index = 0; index < rows.length; index++) {
      const row = rows[order ? (order[index] ?? 0) : index];
      if (!row) continue;
      checkObservation(row);
      batch.values[index] = row.value ?? Number.NaN;
      batch.statuses[index] = row.status.charCodeAt(0);
      batch.rows[index] = row.at.row;
      batch.columns[index] = row.at.column ?? 0;
      batch.parts[index] = this.#parts.of(row.at.part);
      if (row.note !== undefined) batch.notes[index] = notes.of(row.note) + 1;
      if (row.attributes !== undefined) {
        if (row.attributes !== lastAttributes) lastSet = attributes.of(textOf(row.attributes)) + 1;
        lastAttributes = row.attributes;
        batch.attributes[index] = lastSet;
      }
    }
    const newSeries = this.#newSeries;
    this.#newSeries = [];
    const newReleases = this.#releases.takeNew();
    this.releasesMet.push(...newReleases);
    return {
      ...batch.columnsOf(),
      count: rows.length,
      noteTexts: notes.takeNew(),
      attributeTexts: attributes.takeNew(),
      newSeries,
      newPeriods: this.#periods.takeNew(),
      newParts: this.#parts.takeNew(),
      newReleases: newReleases.map((index) => this.#releaseOf(index)),
    };
  }

  /** Numbers series, periods and releases and notes repeats. @returns the order by series; none when it is that already */
  #number(rows: readonly SourceObservation[], batch: Filling): Int32Array<ArrayBuffer> | undefined {
    const { series, periods, releases, again } = batch;
    let inOrder = true;
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index];
      if (!row) continue;
      const number = this.#numberOf(row);
      const known = this.#periods.size;
      const period = this.#periods.of(row.period);
      if (period === known && !PERIOD.test(row.period)) throw notAnObservation(row);
      const release = this.#releases.of(row.release ?? 0);
      series[index] = number;
      periods[index] = period;
      releases[index] = release;
      if (!this.#seenIn(release).add(number, period)) again[index] = 1;
      inOrder &&= index === 0 || number >= (series[index - 1] ?? 0);
    }
    if (inOrder) return undefined;
    // One number for series, period and place, which sorts faster than comparing.
    const width = this.#periods.size;
    const keys = new Float64Array(rows.length);
    for (let index = 0; index < rows.length; index++) {
      keys[index] = ((series[index] ?? 0) * width + (periods[index] ?? 0)) * ROWS_AT_ONCE + index;
    }
    keys.sort();
    const order = new Int32Array(rows.length);
    for (let index = 0; index < order.length; index++) order[index] = (keys[index] ?? 0) % ROWS_AT_ONCE;
    batch.rearrange(order);
    return order;
  }

  #numberOf(row: SourceObservation): number {
    return this.#series.find(row, this.#numberNew);
  }

  readonly #numberNew = (row: SeriesKey): number => {
    const { indicator, refArea, counterpart, sex, age, dimensions, unit } = row;
    this.#newSeries.push({ indicator, refArea, counterpart, sex, age, dimensions, unit });
    return this.#series.size;
  };

  #seenIn(release: number): SeenFigures {
    const seen = this.#seen[release] ?? new SeenFigures();
    this.#seen[release] = seen;
    return seen;
  }
}

/** The columns of a batch while they are filled. */
class Filling {
  series: Int32Array<ArrayBuffer>;
  periods: Int32Array<ArrayBuffer>;
  releases: Int32Array<ArrayBuffer>;
  again: Uint8Array<ArrayBuffer>;
  readonly values: Float64Array<ArrayBuffer>;
  readonly statuses: Uint8Array<ArrayBuffer>;
  readonly rows: Int32Array<ArrayBuffer>;
  readonly columns: Int32Array<ArrayBuffer>;
  readonly parts: Int32Array<ArrayBuffer>;
  readonly notes: Int32Array<ArrayBuffer>;
  readonly attributes: Int32Array<ArrayBuffer>;

  constructor(count: number) {
    this.series = new Int32Array(count);
    this.periods = new Int32Array(count);
    this.releases = new Int32Array(count);
    this.again = new Uint8Array(count);
    this.values = new Float64Array(count);
    this.statuses = new Uint8Array(count);
    this.rows = new Int32Array(count);
    this.columns = new Int32Array(count);
    this.parts = new Int32Array(count);
    this.notes = new Int32Array(count);
    this.attributes = new Int32Array(count);
  }

  /** Puts what is numbered so far into another order. */
  rearrange(order: Int32Array<ArrayBuffer>): void {
    const { series, periods, releases, again } = this;
    const count = order.length;
    [this.series, this.periods, this.releases] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
    this.again = new Uint8Array(count);
    for (let index = 0; index < count; index++) {
      const at = order[index] ?? 0;
      this.series[index] = series[at] ?? 0;
      this.periods[index] = periods[at] ?? 0;
      this.releases[index] = releases[at] ?? 0;
      this.again[index] = again[at] ?? 0;
    }
  }

  columnsOf(): Pick<EncodedBatch, keyof Filling & keyof EncodedBatch> {
    const { series, periods, values, statuses, rows, columns, parts, releases, again, notes, attributes } = this;
    return { series, periods, values, statuses, rows, columns, parts, releases, again, notes, attributes };
  }
}

/** A reading with its observations encoded, in this thread. */
export function encodeReading(reading: Reading): EncodedReading {
  const encoder = new BatchEncoder((index) => releaseAt(reading, index));
  return {
    encoded: true,
    reader: reading.reader,
    release: reading.release,
    batches: encodedBatches(reading.batches, encoder),
    get indicators() {
      return reading.indicators;
    },
    get structures() {
      return reading.structures;
    },
    releases: () => encoder.releasesMet.map((index) => releaseAt(reading, index)),
  };
}

/** The release with an index in `Reading.releases`. */
export function releaseAt(reading: Reading, index: number): ReleaseDescription {
  return reading.releases?.[index] ?? reading.release;
}

/** Batches of a size that suits the database, whatever sizes they are read in. */
export async function* encodedBatches(
  batches: AsyncIterable<readonly SourceObservation[]>,
  encoder: BatchEncoder,
): AsyncGenerator<EncodedBatch, void, undefined> {
  let waiting: SourceObservation[] = [];
  for await (const batch of batches) {
    for (const observation of batch) {
      waiting.push(observation);
      if (waiting.length < ROWS_AT_ONCE) continue;
      yield encoder.encode(waiting);
      waiting = [];
    }
  }
  if (waiting.length > 0) yield encoder.encode(waiting);
}

function textOf(attributes: Readonly<Record<string, string>>): string {
  const names = Object.keys(attributes).sort();
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, attributes[name]])));
}

/** Every form that packages/statistics/src/observation.ts names, moments with fractions and time zones too. */
const PERIOD = /^\d{4}(-[\dA-Z-]+(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?|\/\d{4})?$/;
/** Statuses of CL_OBS_STATUS that stand where there is no value. */
const WITHOUT_VALUE = new Set(['M', 'H', 'J', 'K', 'L', 'O', 'Q']);

/** A reader that breaks its contract is a fault of the program, not of the file. Periods are looked at when first met. */
function checkObservation(row: SourceObservation): void {
  const { value, status } = row;
  const isValue = value === null ? WITHOUT_VALUE.has(status) : Number.isFinite(value);
  if (!isValue || status.length !== 1 || status < 'A' || status > 'Z') throw notAnObservation(row);
}

function notAnObservation({ value, status, period, at }: SourceObservation): StoreError {
  return new StoreError(
    'observation-invalid',
    `Row ${at.row}: ${period} = ${value} (${status}) is no observation. A value is a number, or none with status M; ` +
      'a period is like 2020, 2020-Q1, 2020-M01, 2020-01-31 or 2015/2020.',
  );
}
