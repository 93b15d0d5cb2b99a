import type { Reading } from '@sterna/statistics';
import { sql } from 'kysely';
import { isBulk } from './bulk-change.ts';
import { type DeferredIndexes, deferIndexes } from './deferred-indexes.ts';
import { encodeReading } from './encoded/batch-encoder.ts';
import type { EncodedReading } from './encoded/encoded-batch.ts';
import type { Engine, Session } from './engine.ts';
import {
  type DisputedFigure,
  type DoubtfulOutcome,
  type FigureIndex,
  replaceOlder,
  settleDoubtful,
  updateInForce,
} from './in-force.ts';
import { ObservationWriter } from './observation-writer.ts';
import {
  findImported,
  finishRelease,
  type ImportedRelease,
  type ImportFile,
  recordIndicators,
} from './release-record.ts';
import { ReleaseRegister } from './release-register.ts';
import { db, GLOBAL_SPACE, IMPORT_LOCK, statement } from './schema.ts';
import { SeriesRegister } from './series-register.ts';
import { setAside } from './set-aside.ts';
import { standForRepeated } from './stand-for-repeated.ts';
import { keepStructures } from './structures.ts';
import { takeBack } from './undo-release.ts';

/** So many new series change what the planner should know of them. */
const MANY_SERIES = 500;
/** So many new figures leave a log of some tens of megabytes. */
const MANY_OBSERVATIONS = 250_000;

/** What an import did. */
export interface ImportOutcome {
  readonly source: string;
  /** Version of the release. */
  readonly release: string;
  /** Id of the release; absent when nothing was stored. */
  readonly releaseId?: number;
  /** All releases that the file has figures of. */
  readonly releases: readonly ImportedRelease[];
  /**
   * `unchanged`: this content, or every value of it, is in the store already; `empty`: the file held no figures.
   * Neither stores anything.
   */
  readonly status: 'imported' | 'unchanged' | 'empty';
  /** Series with at least one figure stored now. */
  readonly series: number;
  /** Figures stored now. */
  readonly observations: number;
  /** Of these, the ones stated as missing. */
  readonly missing: number;
  /** Figures of the file, stored or not, that were derived before they came in, as a part of an export. */
  readonly derived: number;
  /** Figures not stored because the release has another value for the same series and period already. */
  readonly conflicts: number;
  /** The first of them. */
  readonly disputed: readonly DisputedFigure[];
  /** Figures not stored because the release has the very same already. */
  readonly repeated: number;
  /** Figures of older releases that were in force and have been replaced by this one, or the other way round. */
  readonly replaced: number;
  /** SDMX structures that were new or different. */
  readonly structures: number;
}

/** How an import is watched. */
export interface ImportOptions {
  /** Id of a release that is taken back in the same transaction, because this one takes its place. */
  readonly replaces?: number;
  /** Told the number of figures taken so far, every some thousands. */
  onProgress?(observations: number): void;
}

/** Thrown inside the transaction to undo it, when there is nothing to keep; never leaves this file. */
class NothingToKeep extends Error {
  readonly outcome: ImportOutcome;

  constructor(outcome: ImportOutcome) {
    super('There is nothing to keep.');
    this.outcome = outcome;
  }
}

/**
 * Stores what a reader reads from one file, in one transaction: all of it or nothing.
 *
 * @throws StoreError `observation-invalid` for a value that is not a number; whatever the reader throws
 */
export async function importReading(
  engine: Engine,
  file: ImportFile,
  reading: Reading | EncodedReading,
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  try {
    const encoded = 'encoded' in reading ? reading : encodeReading(reading);
    const done = await engine.write((session) => importInto(session, file, encoded, options, engine.kind === 'pglite'));
    // In a directory nothing else does: the log would grow, and opening after a kill would take long.
    if (engine.kind === 'pglite' && done.observations >= MANY_OBSERVATIONS) await engine.maintain('checkpoint');
    return done;
  } catch (error) {
    if (error instanceof NothingToKeep) return error.outcome;
    throw error;
  }
}

async function importInto(
  session: Session,
  file: ImportFile,
  reading: EncodedReading,
  options: ImportOptions,
  isAlone: boolean,
): Promise<ImportOutcome> {
  await session.run(`select pg_advisory_xact_lock(${IMPORT_LOCK}); set local work_mem = '64MB'`);
  const imported = await findImported(session, file.sha256);
  const [first] = imported;
  if (first) return outcome('unchanged', first.source, first.version, { releaseId: first.id, releases: imported });
  if (options.replaces !== undefined) await takeBack(session, options.replaces, isAlone);
  const isFirst = await isEmpty(session);
  // Nothing to read yet, so nobody is kept waiting by the lock.
  let indexes = isFirst ? await deferIndexes(session, ['series', 'observation']) : undefined;
  const series = new SeriesRegister(session, isFirst);
  const releases = new ReleaseRegister(session, file, reading.reader);
  const writer = new ObservationWriter(session, series, releases, (count) => options.onProgress?.(count), isFirst);
  for await (const batch of reading.batches) {
    await writer.take(batch);
    if (isAlone && !indexes && (await isBulk(session, writer.taken))) {
      await writer.rest();
      indexes = await deferIndexes(session, ['observation']);
    }
  }
  await writer.finish();
  await series.finish();
  const structures = await keepStructures(session, reading.structures ?? []);
  // Before anything is kept: a file of structures alone is kept as well, and must not leave the tables without indexes.
  const needsIndex = isFirst || writer.doubtful > 0 || writer.taken === 0;
  if (needsIndex) await indexes?.build();
  if (writer.taken === 0) return withoutFigures(session, reading, structures);
  const waiting = needsIndex ? undefined : indexes;
  return settle(session, reading, { releases, series, writer, structures, indexes: waiting });
}

/** A file may hold structures and no figures. */
async function withoutFigures(session: Session, reading: EncodedReading, structures: number): Promise<ImportOutcome> {
  const { source, version } = reading.release;
  if ((reading.structures ?? []).length === 0) throw new NothingToKeep(outcome('empty', source, version, {}));
  if (structures === 0) throw new NothingToKeep(outcome('unchanged', source, version, {}));
  await markChanged(session);
  return outcome('imported', source, version, { structures });
}

interface Written {
  readonly releases: ReleaseRegister;
  readonly series: SeriesRegister;
  readonly writer: ObservationWriter;
  /** Structures that were new or different. */
  readonly structures: number;
  /** Still to be built. */
  readonly indexes: DeferredIndexes | undefined;
}

async function settle(
  session: Session,
  reading: EncodedReading,
  { releases, series, writer, structures, indexes }: Written,
): Promise<ImportOutcome> {
  const none: DoubtfulOutcome = { inserted: [], conflicts: 0, repeated: 0, disputed: [] };
  const doubtful = writer.doubtful > 0 ? await settleDoubtful(session, writer.doubtful) : none;
  if (doubtful.conflicts + doubtful.repeated > 0) await setAside(session);
  const { conflicts, repeated } = doubtful;
  const observations = [...releases.all(), ...doubtful.inserted].reduce(
    (sum, one) => sum + ('written' in one ? one.written : one.inserted),
    0,
  );
  const [first] = releases.all();
  const { source, version } = reading.release;
  if (observations === 0 && structures === 0) {
    const known = first ? { releaseId: first.record.id } : {};
    throw new NothingToKeep(
      outcome('unchanged', source, version, { ...known, conflicts, repeated, disputed: doubtful.disputed }),
    );
  }
  const stored = await finishReleases(session, reading, releases, series, doubtful);
  const existing = unionOf(releases.all().map((release) => release.existing));
  const disputed = [...existing, ...releases.contested(series.count).filter((number) => !series.isExisting(number))];
  const index = indexes ? 'deferred' : 'standing';
  const replaced = await settleForce(session, releases, idsOf(series, disputed), writer.carried > 0, index);
  await indexes?.build();
  const added = series.count - existing.length;
  // Without knowing the table the planner may read it all; in a directory nothing else ever looks.
  if (added >= MANY_SERIES) await session.run('analyze series');
  await markChanged(session);
  return outcome('imported', source, version, {
    ...(first && { releaseId: first.record.id }),
    releases: releases
      .all()
      .map(({ record: { id, source: of, version: name, fileId } }) => ({ id, source: of, version: name, fileId })),
    series: added + stored.existingSeries,
    observations,
    missing: doubtful.inserted.reduce((sum, one) => sum + one.missing, writer.missing),
    derived: writer.carried,
    conflicts,
    disputed: doubtful.disputed,
    repeated,
    replaced,
    structures,
  });
}

/** Completes what is known of each release. @returns how many series that were there before got figures */
async function finishReleases(
  session: Session,
  reading: EncodedReading,
  releases: ReleaseRegister,
  series: SeriesRegister,
  doubtful: DoubtfulOutcome,
): Promise<{ readonly existingSeries: number }> {
  const counted = await countSeries(session, releases, series);
  const descriptions = reading.releases();
  for (const [index, release] of releases.all().entries()) {
    const { record, written, inForce, added } = release;
    const completeOver = descriptions[index]?.completeOver ?? [];
    const late = doubtful.inserted.find((one) => one.release === record.id);
    await finishRelease(session, record, completeOver, {
      observations: written + (late?.inserted ?? 0),
      inForce: inForce + (late?.inForce ?? 0),
      series: added + (counted.newToRelease.get(record.id) ?? 0),
    });
    if (doubtful.repeated > 0) await standForRepeated(session, record, completeOver);
  }
  await recordIndicators(session, reading.release.source, reading.indicators);
  return { existingSeries: counted.existing };
}

/** Puts in force what is to be, of series that several releases have figures for. */
async function settleForce(
  session: Session,
  releases: ReleaseRegister,
  series: readonly number[],
  isSomeCarried: boolean,
  index: FigureIndex,
): Promise<number> {
  const [only, ...others] = releases.all();
  const isNewest = only !== undefined && others.length === 0 && only.record.isNewest && !isSomeCarried;
  return isNewest ? replaceOlder(session, only.record.id, series, index) : updateInForce(session, series, index);
}

function unionOf(lists: readonly (readonly number[])[]): readonly number[] {
  const [only, ...others] = lists;
  return others.length === 0 ? (only ?? []) : [...new Set(lists.flat())];
}

/** Ids of series in ascending order, from their running numbers. */
function idsOf(series: SeriesRegister, numbers: readonly number[]): number[] {
  return numbers.map((number) => series.idOf(number)).sort((a, b) => a - b);
}

async function markChanged(session: Session): Promise<void> {
  await session.rows(db.updateTable('space').set({ changed: sql`gen_random_uuid()` }).where('id', '=', GLOBAL_SPACE));
}

async function isEmpty(session: Session): Promise<boolean> {
  const found = await session.rows(db.selectFrom('series').select('id').limit(1));
  return found.length === 0;
}

/** Of series that were there before: how many got figures from this file, and for how many each release had none. */
async function countSeries(
  session: Session,
  releases: ReleaseRegister,
  series: SeriesRegister,
): Promise<{ readonly existing: number; readonly newToRelease: ReadonlyMap<number, number> }> {
  const touched = releases.all().filter(({ existing }) => existing.length > 0);
  if (touched.length === 0) return { existing: 0, newToRelease: new Map() };
  const ids = idsOf(series, unionOf(touched.map(({ existing }) => existing)));
  const rows = await session.rows(
    statement(sql<{ release: number | null; series: number }>`
      with parts as materialized (
        select id from file_part
        where space_id = ${GLOBAL_SPACE} and file_id = any (${touched.map(({ record }) => record.fileId)}::integer[])
      ), touched as (
        select release_id, series_id,
          bool_or(part_id in (select id from parts)) as here, bool_and(part_id in (select id from parts)) as exclusive
        from observation
        where space_id = ${GLOBAL_SPACE} and series_id = any (${ids}::integer[])
          and release_id = any (${touched.map(({ record }) => record.id)}::integer[])
        group by release_id, series_id
      )
      select null as release, count(distinct series_id)::integer as series from touched where here
      union all
      select release_id, (count(*) filter (where exclusive))::integer from touched group by release_id`),
  );
  const newToRelease = new Map(
    rows.flatMap(({ release, series: count }) => (release === null ? [] : [[release, count]])),
  );
  return { existing: rows.find(({ release }) => release === null)?.series ?? 0, newToRelease };
}

function outcome(
  status: ImportOutcome['status'],
  source: string,
  release: string,
  rest: Partial<ImportOutcome>,
): ImportOutcome {
  return {
    source,
    release,
    status,
    series: 0,
    releases: [],
    observations: 0,
    missing: 0,
    derived: 0,
    conflicts: 0,
    disputed: [],
    repeated: 0,
    replaced: 0,
    structures: 0,
    ...rest,
  };
}
