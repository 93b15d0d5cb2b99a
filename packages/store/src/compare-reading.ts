import { setImmediate } from 'node:timers/promises';
import type { SeriesKey } from '@sterna/statistics';
import { sql } from 'kysely';
import { isCarried, saysCarried } from './carried.ts';
import { CarriedFigures, type FindDerived } from './carried-figures.ts';
import type { ComparedChange, Kind } from './compared-change.ts';
import type { EncodedBatch, EncodedReading } from './encoded/encoded-batch.ts';
import { observationAt } from './encoded/observation-at.ts';
import type { Engine, Session } from './engine.ts';
import { LargestChanges } from './largest-changes.ts';
import { findImported, findRelease, type ImportedRelease } from './release-record.ts';
import { GLOBAL_SPACE, statement } from './schema.ts';
import { findSeries } from './series-register.ts';
import { ValueMemory } from './value-memory.ts';

/** What storing a reading would do, figure by figure. */
export interface Comparison {
  readonly series: number;
  readonly observations: number;
  /** Stated as missing, of all. */
  readonly missing: number;
  /** Derived before they came in, as a part of an export. */
  readonly derived: number;
  /** Have none in force; would replace one of another value; are equal to it; would stand behind a newer release. */
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly behind: number;
  /** The release, or the file itself, gives another value already. */
  readonly conflicting: number;
  /** At most fifty, the largest in proportion first. */
  readonly largest: readonly ComparedChange[];
  /** Releases that this very content is in already. */
  readonly already: readonly ImportedRelease[];
}

const LARGEST = 50;

/** Rows that are looked up at once: in a database inside this process everything else waits for as long as that takes. */
const ROWS_AT_ONCE = 4096;

/** What the store has for a row. */
type Known = readonly [
  position: number,
  value: number | null,
  release: number,
  inForce: boolean,
  dated: string,
  isCarried: boolean,
];

/** A release of the reading as it would stand among the others. */
interface Standing {
  /** Absent for a release that would be new, which comes after all of the same date. */
  readonly id?: number;
  readonly dated: string;
}

/**
 * Compares a reading with the figures in force, as storing it would, and stores nothing. Reads some thousands of
 * rows at a time, each in a transaction of its own, so that others are not kept waiting.
 *
 * @param sha256 of the file, hexadecimal
 * @param findDerived finds what can be derived, which comes before figures that were derived when they came in
 */
export async function compareReading(
  engine: Engine,
  sha256: string,
  reading: EncodedReading,
  onProgress: (observations: number) => void,
  findDerived?: FindDerived,
): Promise<Comparison> {
  const already = await engine.read([], (session) => findImported(session, sha256));
  const comparer = new Comparer();
  for await (const batch of reading.batches) {
    await engine.read([], (session) => comparer.announce(session, batch));
    for (let from = 0; from < batch.count; from += ROWS_AT_ONCE) {
      const end = Math.min(from + ROWS_AT_ONCE, batch.count);
      await engine.read([], (session) => comparer.take(session, batch, from, end));
      onProgress(comparer.observations);
      // A database inside this process answers without ever giving way to what else has come in, such as requests.
      await setImmediate();
    }
  }
  await comparer.settleCarried(findDerived);
  return { ...comparer.outcome(), already };
}

class Comparer {
  readonly #keys: SeriesKey[] = [];
  /** Ids in the store by running number; 0 for series that are new. */
  readonly #ids: number[] = [];
  readonly #periods: string[] = [];
  readonly #parts: (string | undefined)[] = [];
  readonly #releases: Standing[] = [];
  /** First values of the file, by release. */
  readonly #first: ValueMemory[] = [];
  readonly #counts: Record<Kind, number> = { added: 0, changed: 0, same: 0, behind: 0, conflicting: 0 };
  readonly #largest = new LargestChanges<ComparedChange>(LARGEST);
  /** For a file of several releases: which of them gives the figure of a series and period so far, and as what. */
  readonly #ofSeveral = new Map<string, { readonly release: number; readonly kind: Kind; readonly value: number }>();
  readonly #carried = new CarriedFigures();
  observations = 0;
  /** Those stated as missing. */
  missing = 0;

  /** Compares the rows of an announced batch from one up to, but without, another. */
  async take(session: Session, batch: EncodedBatch, from: number, end: number): Promise<void> {
    const known = await this.#read(session, batch, from, end);
    for (let index = from; index < end; index++) this.#compare(batch, index, known.get(index) ?? []);
    this.observations += end - from;
  }

  /** Compares what was derived before with what would be derived now; call when all batches have been taken. */
  async settleCarried(findDerived: FindDerived | undefined): Promise<void> {
    for await (const { kind, figure } of this.#carried.settle(this.#keys, this.#periods, findDerived)) {
      const { release, series, period, value, change } = figure;
      this.#count(kind, release, series, period, value);
      if (kind === 'changed' && change) this.#largest.add(change);
    }
  }

  outcome(): Omit<Comparison, 'already'> {
    const { observations, missing } = this;
    const derived = this.#carried.count;
    return {
      series: this.#keys.length,
      observations,
      missing,
      derived,
      ...this.#counts,
      largest: this.#largest.list(),
    };
  }

  /** Takes notice of what is new in a batch: call before its rows are taken. */
  async announce(session: Session, batch: EncodedBatch): Promise<void> {
    this.#periods.push(...batch.newPeriods);
    this.#parts.push(...batch.newParts);
    for (const description of batch.newReleases) {
      const found = await findRelease(session, description);
      this.#releases.push(found ?? { dated: description.dated });
      this.#first.push(new ValueMemory());
    }
    if (batch.newSeries.length === 0) return;
    const before = this.#keys.length;
    for (const key of batch.newSeries) {
      this.#keys.push(key);
      this.#ids.push(0);
    }
    for (const { id, position } of await findSeries(session, batch.newSeries)) this.#ids[before + position - 1] = id;
  }

  /** What the store has for the rows of a batch, by row: the figure in force, and that of the row's own release. */
  async #read(
    session: Session,
    batch: EncodedBatch,
    from: number,
    end: number,
  ): Promise<ReadonlyMap<number, readonly Known[]>> {
    const rows: number[] = [];
    for (let index = from; index < end; index++) if (this.#ids[batch.series[index] ?? 0]) rows.push(index);
    if (rows.length === 0) return new Map();
    const own = this.#releases.flatMap(({ id }) => id ?? []);
    const [found] = await session.rows(
      statement(sql<{ known: Known[] | null }>`
        select json_agg(json_build_array(w.position, o.value, o.release_id, o.in_force, r.dated, ${isCarried('o')})) as known
        from unnest(
          ${rows.map((index) => this.#ids[batch.series[index] ?? 0] ?? 0)}::integer[],
          ${rows.map((index) => this.#periods[batch.periods[index] ?? 0] ?? '')}::text[]
        ) with ordinality w(series, period, position)
        cross join lateral (
          select each.* from observation each
          where each.space_id = ${GLOBAL_SPACE} and each.series_id = w.series and each.period = w.period collate "C"
            and (each.in_force or each.release_id = any (${own}::integer[]))
          -- Looked up row by row: joined as a whole, every batch would read through all observations there are.
          offset 0
        ) o
        join release r on r.space_id = o.space_id and r.id = o.release_id`),
    );
    const byRow = new Map<number, Known[]>();
    for (const known of found?.known ?? []) {
      const row = rows[known[0] - 1] ?? 0;
      const list = byRow.get(row);
      if (list) list.push(known);
      else byRow.set(row, [known]);
    }
    return byRow;
  }

  #compare(batch: EncodedBatch, index: number, known: readonly Known[]): void {
    const [series, period] = [batch.series[index] ?? 0, batch.periods[index] ?? 0];
    const release = batch.releases[index] ?? 0;
    const value = batch.values[index] ?? Number.NaN;
    if (Number.isNaN(value)) this.missing += 1;
    const first = this.#first[release];
    const standing = this.#releases[release];
    if (!first || !standing) return;
    if (batch.again[index] === 1) {
      const before = first.get(series, period);
      // What is said twice in one file is taken once.
      if (before !== undefined && !isEqual(before, value)) this.#counts.conflicting += 1;
      return;
    }
    first.set(series, period, value);
    const own = known.find((one) => one[2] === standing.id);
    const inForce = known.find((one) => one[3]);
    const carried = saysCarried(batch.attributeTexts[(batch.attributes[index] ?? 0) - 1] ?? '');
    const kind = kindOf(value, carried, standing, own, inForce);
    if (carried) {
      const change = kind === 'changed' && inForce ? this.#changeOf(batch, index, value, inForce) : undefined;
      this.#carried.add({ kind, release, series, period, value, ...(change && { change }) });
      return;
    }
    this.#count(kind, release, series, period, value);
    if (kind !== 'changed' || !inForce) return;
    const change = this.#changeOf(batch, index, value, inForce);
    if (change) this.#largest.add(change);
  }

  #count(kind: Kind, release: number, series: number, period: number, value: number): void {
    if (this.#releases.length === 1) {
      this.#counts[kind] += 1;
      return;
    }
    const key = `${series}|${period}`;
    const other = this.#ofSeveral.get(key);
    const isBehind = other !== undefined && !comesBefore(this.#releases, release, other.release);
    this.#counts[isBehind && kind !== 'conflicting' && !isEqual(other.value, value) ? 'behind' : kind] += 1;
    if (isBehind) return;
    if (other && (other.kind === 'added' || other.kind === 'changed')) {
      this.#counts[other.kind] -= 1;
      this.#counts[isEqual(other.value, value) ? 'same' : 'behind'] += 1;
    }
    this.#ofSeveral.set(key, { release, kind, value });
  }

  /** A change; nothing where there are many that are larger. */
  #changeOf(batch: EncodedBatch, index: number, value: number, inForce: Known): ComparedChange | undefined {
    const [, before, beforeRelease] = inForce;
    const relative =
      before === null || before === 0 || Number.isNaN(value) ? undefined : (value - before) / Math.abs(before);
    if (!this.#largest.wants(relative)) return undefined;
    const key = this.#keys[batch.series[index] ?? 0];
    const period = this.#periods[batch.periods[index] ?? 0];
    if (!key || period === undefined) return undefined;
    const observation = observationAt(batch, index, key, period, this.#parts[batch.parts[index] ?? 0]);
    return { observation, before, beforeRelease, ...(relative !== undefined && { relative }) };
  }
}

/** What becomes of a figure, by what its own release and the figure in force say. */
function kindOf(
  value: number,
  carried: boolean,
  standing: Standing,
  own: Known | undefined,
  inForce: Known | undefined,
): Kind {
  if (own) return isEqual(own[1] ?? Number.NaN, value) ? 'same' : 'conflicting';
  if (!inForce) return 'added';
  if (isEqual(inForce[1] ?? Number.NaN, value)) return 'same';
  const [, , release, , dated, before] = inForce;
  if (carried !== before) return carried ? 'behind' : 'changed';
  const isNewer = dated > standing.dated || (dated === standing.dated && release > (standing.id ?? Infinity));
  return isNewer ? 'behind' : 'changed';
}

/** Whether one release of a file would be in force before another: by date, then by id, new ones in their order. */
function comesBefore(releases: readonly Standing[], one: number, other: number): boolean {
  const [a, b] = [releases[one], releases[other]];
  if (!a || !b || a.dated !== b.dated) return (a?.dated ?? '') > (b?.dated ?? '');
  return (a.id ?? Number.MAX_SAFE_INTEGER - 1e6 + one) > (b.id ?? Number.MAX_SAFE_INTEGER - 1e6 + other);
}

/** Whether two values are the same; a missing one (NaN) is equal to a missing one. */
function isEqual(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}
