import type { Reading } from '@sterna/statistics';
import { sql } from 'kysely';
import { deferIndexes } from './deferred-indexes.ts';
import type { Engine, Session } from './engine.ts';
import { type DoubtfulOutcome, settleDoubtful, updateInForce } from './in-force.ts';
import { ObservationWriter } from './observation-writer.ts';
import { findImported, finishRelease, type ImportFile, type ReleaseRecord, recordRelease } from './release-record.ts';
import { db, GLOBAL_SPACE, statement } from './schema.ts';
import { SeriesRegister } from './series-register.ts';
import { standForRepeated } from './stand-for-repeated.ts';

/** Imports follow one another: each knows all series there are. Any constant, the same for all. */
const IMPORT_LOCK = 7_815_226_002;
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
  /**
   * `unchanged`: this content, or every value of it, is in the store already; `empty`: the file held no figures.
   * Neither stores anything.
   */
  readonly status: 'imported' | 'unchanged' | 'empty';
  /** Series with at least one figure stored now. */
  readonly series: number;
  /** Figures stored now. */
  readonly observations: number;
  /** Figures not stored because the release has another value for the same series and period already. */
  readonly conflicts: number;
  /** Figures not stored because the release has the very same already. */
  readonly repeated: number;
  /** Figures of older releases that were in force and have been replaced by this one, or the other way round. */
  readonly replaced: number;
}

/** How an import is watched. */
export interface ImportOptions {
  /** Told the number of figures taken so far, every some thousands. */
  onProgress?(observations: number): void;
}

/** Thrown inside the transaction to undo it; never leaves this file. */
class NothingRead extends Error {}

/** Thrown inside the transaction when the release has every value of the file already. */
class NothingNew extends Error {
  readonly outcome: ImportOutcome;

  constructor(outcome: ImportOutcome) {
    super('The release has every value already.');
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
  reading: Reading,
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  try {
    const done = await engine.write((session) => importInto(session, file, reading, options));
    // In a directory nothing else does: the log would grow, and opening after a kill would take long.
    if (engine.kind === 'pglite' && done.observations >= MANY_OBSERVATIONS) await engine.maintain('checkpoint');
    return done;
  } catch (error) {
    if (error instanceof NothingNew) return error.outcome;
    if (!(error instanceof NothingRead)) throw error;
    const { source, version } = reading.release;
    return outcome('empty', source, version, {});
  }
}

async function importInto(
  session: Session,
  file: ImportFile,
  reading: Reading,
  options: ImportOptions,
): Promise<ImportOutcome> {
  await session.run(`select pg_advisory_xact_lock(${IMPORT_LOCK}); set local work_mem = '64MB'`);
  const imported = await findImported(session, file.sha256);
  if (imported) return outcome('unchanged', imported.source, imported.version, { releaseId: imported.releaseId });
  const release = await recordRelease(session, file, reading);
  const first = await isEmpty(session);
  // Nothing to read yet, so nobody is kept waiting by the lock.
  const indexes = first ? await deferIndexes(session, ['series', 'observation']) : undefined;
  const series = new SeriesRegister(session, first);
  const writer = new ObservationWriter(session, release, series, (count) => options.onProgress?.(count));
  for await (const batch of reading.batches) await writer.take(batch);
  await writer.finish();
  if (writer.taken === 0) throw new NothingRead();
  await indexes?.build();
  return settle(session, reading, release, series, writer);
}

async function settle(
  session: Session,
  reading: Reading,
  release: ReleaseRecord,
  series: SeriesRegister,
  writer: ObservationWriter,
): Promise<ImportOutcome> {
  const none: DoubtfulOutcome = { inserted: 0, inForce: 0, conflicts: 0, repeated: 0 };
  const doubtful = writer.doubtful > 0 ? await settleDoubtful(session, writer.doubtful) : none;
  const existing = [...series.all().filter((one) => one.existing)].map((one) => one.id);
  const added = series.count - existing.length;
  const observations = writer.written + doubtful.inserted;
  if (observations === 0) {
    const { source, version } = reading.release;
    const { conflicts, repeated } = doubtful;
    throw new NothingNew(outcome('unchanged', source, version, { releaseId: release.id, conflicts, repeated }));
  }
  const known = existing.length > 0 ? await countSeries(session, release, existing) : { fromFile: 0, newToRelease: 0 };
  await finishRelease(session, release, reading, {
    observations,
    inForce: writer.inForce + doubtful.inForce,
    series: added + known.newToRelease,
  });
  if (doubtful.repeated > 0) await standForRepeated(session, release, reading.release.completeOver);
  const replaced = existing.length > 0 ? await updateInForce(session, existing) : 0;
  // Without knowing the table the planner may read it all; in a directory nothing else ever looks.
  if (added >= MANY_SERIES) await session.run('analyze series');
  await session.rows(db.updateTable('space').set({ changed: sql`gen_random_uuid()` }).where('id', '=', GLOBAL_SPACE));
  return outcome('imported', reading.release.source, reading.release.version, {
    releaseId: release.id,
    series: added + known.fromFile,
    observations,
    conflicts: doubtful.conflicts,
    repeated: doubtful.repeated,
    replaced,
  });
}

async function isEmpty(session: Session): Promise<boolean> {
  const found = await session.rows(db.selectFrom('series').select('id').limit(1));
  return found.length === 0;
}

/** Of series that were there before: how many got figures from this file, and for how many the release had none. */
async function countSeries(
  session: Session,
  release: ReleaseRecord,
  series: readonly number[],
): Promise<{ fromFile: number; newToRelease: number }> {
  const [counted] = await session.rows(
    statement(sql<{ fromFile: number; newToRelease: number }>`
      with parts as materialized (
        select id from file_part where space_id = ${GLOBAL_SPACE} and file_id = ${release.fileId}
      ), touched as (
        select bool_or(part_id in (select id from parts)) as here, bool_and(part_id in (select id from parts)) as exclusive
        from observation
        where space_id = ${GLOBAL_SPACE} and series_id = any (${[...series]}::integer[]) and release_id = ${release.id}
        group by series_id
      )
      select (count(*) filter (where here))::integer as "fromFile", (count(*) filter (where exclusive))::integer as "newToRelease"
      from touched`),
  );
  return counted ?? { fromFile: 0, newToRelease: 0 };
}

function outcome(
  status: ImportOutcome['status'],
  source: string,
  release: string,
  rest: Partial<ImportOutcome>,
): ImportOutcome {
  return { source, release, status, series: 0, observations: 0, conflicts: 0, repeated: 0, replaced: 0, ...rest };
}
