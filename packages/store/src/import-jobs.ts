import { sql } from 'kysely';
import type { Session } from './engine.ts';
import { db, GLOBAL_SPACE, statement } from './schema.ts';

/** Where an uploaded file stands on its way in; packages/evidence says what each state means. */
export type JobState =
  | 'waiting'
  | 'reading'
  | 'ready'
  | 'importing'
  | 'imported'
  | 'refused'
  | 'interrupted'
  | 'failed'
  | 'unpacked';

/** An uploaded file on its way in, as it is kept. */
export interface StoredJob {
  readonly id: string;
  readonly batch: string;
  /** Id of the job of the archive that the file came out of. */
  readonly archive?: string;
  /** Name the file had. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Id of the account that uploaded it; absent where a key or the machine itself gave the right. */
  readonly by?: string;
  /** Name in the folder of uploads; absent when the file is no longer kept. */
  readonly keptAs?: string;
  readonly state: JobState;
  /** Process that works on it, by the id it has given itself. */
  readonly runner?: string;
  /** Seconds since something of it last changed, by the database's clock. */
  readonly quiet: number;
  readonly options: object;
  readonly observations: number;
  readonly preview?: object;
  readonly report?: object;
  /** ISO date-times. */
  readonly created: string;
  readonly changed: string;
}

/** What of a job can change; `null` takes a value away. */
export interface JobChanges {
  readonly state?: JobState;
  readonly runner?: string | null;
  readonly keptAs?: string | null;
  readonly options?: object;
  readonly observations?: number;
  readonly preview?: object | null;
  readonly report?: object | null;
}

const COLUMNS = [
  'id',
  'batch',
  'archive',
  'name',
  'kept_as',
  'state',
  'runner',
  'options',
  'observations',
  'preview',
  'report',
  'created_at',
  'changed_at',
  'brought_by',
] as const;

/** Jobs, the newest first. */
export async function readJobs(session: Session, id?: string): Promise<StoredJob[]> {
  const rows = await session.rows(
    db
      .selectFrom('import_job')
      .select(COLUMNS)
      .select([
        sql<number>`size::double precision`.as('size'),
        sql<number>`extract(epoch from now() - changed_at)::double precision`.as('quiet'),
      ])
      .where('space_id', '=', GLOBAL_SPACE)
      .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
      .orderBy('number', 'desc'),
  );
  return rows.map((row) => ({
    id: row.id,
    batch: row.batch,
    ...(row.archive !== null && { archive: row.archive }),
    name: row.name,
    size: row.size,
    ...(row.brought_by !== null && { by: row.brought_by }),
    ...(row.kept_as !== null && { keptAs: row.kept_as }),
    state: row.state as JobState,
    ...(row.runner !== null && { runner: row.runner }),
    quiet: row.quiet,
    options: row.options,
    observations: row.observations,
    ...(row.preview && { preview: row.preview }),
    ...(row.report && { report: row.report }),
    created: row.created_at.toISOString(),
    changed: row.changed_at.toISOString(),
  }));
}

/** A file that waits to become a job. */
export interface NewJob {
  readonly batch: string;
  /** Id of the job of the archive that it came out of. */
  readonly archive?: string;
  readonly name: string;
  readonly size: number;
  readonly keptAs: string;
  readonly options: object;
  /** Id of the account that uploaded it. */
  readonly by?: string;
}

/** Enters jobs that a process is to work on, in their order. @returns their ids */
export async function addJobs(session: Session, jobs: readonly NewJob[], runner: string): Promise<string[]> {
  const ids: string[] = [];
  for (const { batch, archive, name, size, keptAs, options, by } of jobs) {
    const [added] = await session.rows(
      db
        .insertInto('import_job')
        .values({
          space_id: GLOBAL_SPACE,
          batch,
          archive: archive ?? null,
          name,
          size,
          kept_as: keptAs,
          state: 'waiting',
          runner,
          options: JSON.stringify(options),
          brought_by: by ?? null,
        })
        .returning('id'),
    );
    if (added) ids.push(added.id);
  }
  return ids;
}

/**
 * Changes a job, where it is in one of some states.
 *
 * @returns whether it was there and in one of them
 */
export async function changeJob(
  session: Session,
  id: string,
  changes: JobChanges,
  from?: readonly JobState[],
): Promise<boolean> {
  const { state, runner, keptAs, options, observations, preview, report } = changes;
  const rows = await session.rows(
    db
      .updateTable('import_job')
      .set({
        changed_at: sql`now()`,
        ...(state !== undefined && { state }),
        ...(runner !== undefined && { runner }),
        ...(keptAs !== undefined && { kept_as: keptAs }),
        ...(options !== undefined && { options: JSON.stringify(options) }),
        ...(observations !== undefined && { observations }),
        ...(preview !== undefined && { preview: preview && storable(preview) }),
        ...(report !== undefined && { report: report && storable(report) }),
      })
      .where('space_id', '=', GLOBAL_SPACE)
      .where('id', '=', id)
      .$if(from !== undefined, (query) => query.where(sql<boolean>`state = any (${[...(from ?? [])]}::text[])`))
      .returning('id'),
  );
  return rows.length > 0;
}

/** PostgreSQL has no place for the character 0 in a text; findings may quote it from a broken file. */
function storable(value: object): string {
  return JSON.stringify(value).replaceAll('\\u0000', '\\ufffd');
}

/** Drops a job. @returns the name of its file in the folder of uploads, when it is kept */
export async function dropJob(session: Session, id: string): Promise<string | undefined> {
  const [dropped] = await session.rows(
    db.deleteFrom('import_job').where('space_id', '=', GLOBAL_SPACE).where('id', '=', id).returning('kept_as'),
  );
  return dropped?.kept_as ?? undefined;
}

/**
 * Marks jobs as interrupted that a process has left in the middle.
 *
 * @param quietFor seconds that a job at work has not changed: one that is worked on changes every few seconds
 * @param except the process that asks, whose own jobs are not left
 */
export async function interruptJobs(session: Session, quietFor: number, except: string): Promise<void> {
  await session.rows(
    statement(sql`
      update import_job set state = 'interrupted', runner = null
      where space_id = ${GLOBAL_SPACE} and state in ('waiting', 'reading', 'importing')
        and runner is distinct from ${except}::uuid
        and changed_at <= now() - make_interval(secs => ${quietFor}::double precision)`),
  );
}

/** Marks the jobs as interrupted that a process leaves as it ends. */
export async function releaseJobs(session: Session, runner: string): Promise<void> {
  await session.rows(
    db
      .updateTable('import_job')
      .set({ state: 'interrupted', runner: null })
      .where('space_id', '=', GLOBAL_SPACE)
      .where('runner', '=', runner)
      .where('state', 'in', ['waiting', 'reading', 'importing']),
  );
}
