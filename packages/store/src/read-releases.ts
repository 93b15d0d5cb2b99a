import type { PublisherIndicator } from '@sterna/statistics';
import { sql } from 'kysely';
import type { Session } from './engine.ts';
import { db, GLOBAL_SPACE, type ReleaseState } from './schema.ts';

/** A file that was imported. */
export interface StoredFile {
  readonly id: number;
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** Reader that read it. */
  readonly reader: string;
  /** Dimensions over which its figures are complete, so that their sum is a total. */
  readonly completeOver: readonly string[];
  /** Figures stored from it. */
  readonly observations: number;
  /** ISO date and time, UTC. */
  readonly importedAt: string;
}

/** A release in the store. */
export interface StoredRelease {
  readonly id: number;
  readonly source: string;
  readonly version: string;
  /** ISO date, or the best its files tell. */
  readonly dated: string;
  readonly title: string;
  readonly state: ReleaseState;
  readonly series: number;
  readonly observations: number;
  /** How many of its figures are in force. */
  readonly inForce: number;
  /** ISO date and time, UTC, of its first file. */
  readonly importedAt: string;
  readonly files: readonly StoredFile[];
}

/** A source and what is in the store of it, newest release first. */
export interface StoredSource {
  readonly id: string;
  readonly releases: readonly StoredRelease[];
}

/** A part of a file, as figures point to it. */
export interface StoredPart {
  readonly id: number;
  /** Id of the release. */
  readonly release: number;
  /** Sheet or archive member; absent when the file is one piece. */
  readonly name?: string;
  readonly file: { readonly name: string; readonly sha256: string; readonly size: number };
}

/** An indicator as a publisher names it, and whose it is. */
export interface StoredIndicator extends PublisherIndicator {
  readonly source: string;
}

/** All releases, by source, newest first. */
export async function readReleases(session: Session): Promise<StoredRelease[]> {
  const releases = await session.rows(
    db
      .selectFrom('release')
      .selectAll()
      .where('space_id', '=', GLOBAL_SPACE)
      .orderBy('source')
      .orderBy('dated', 'desc')
      .orderBy('id', 'desc'),
  );
  const files = await readFiles(session);
  return releases.map((row) => ({
    id: row.id,
    source: row.source,
    version: row.version,
    dated: row.dated,
    title: row.title,
    state: row.state,
    series: row.series_count,
    observations: row.observation_count,
    inForce: row.in_force_count,
    importedAt: row.imported_at.toISOString(),
    files: files.get(row.id) ?? [],
  }));
}

async function readFiles(session: Session): Promise<Map<number, StoredFile[]>> {
  const rows = await session.rows(
    db
      .selectFrom('release_file')
      .select(['id', 'release_id', 'name', 'sha256', 'reader', 'complete_over', 'observation_count', 'imported_at'])
      .select(sql<number>`size::double precision`.as('size'))
      .where('space_id', '=', GLOBAL_SPACE)
      .orderBy('id'),
  );
  const files = rows.map(({ release_id, complete_over, observation_count, imported_at, ...file }) => ({
    release: release_id,
    file: {
      ...file,
      completeOver: complete_over,
      observations: observation_count,
      importedAt: imported_at.toISOString(),
    },
  }));
  const grouped = Map.groupBy(files, ({ release }) => release);
  return new Map([...grouped].map(([release, entries]) => [release, entries.map(({ file }) => file)]));
}

/** All sources, by id. */
export async function readSources(session: Session): Promise<StoredSource[]> {
  const grouped = Map.groupBy(await readReleases(session), (release) => release.source);
  return [...grouped].map(([id, releases]) => ({ id, releases }));
}

/** File parts by their ids; ids that are not there are left out. */
export async function readParts(session: Session, ids: readonly number[]): Promise<Map<number, StoredPart>> {
  if (ids.length === 0) return new Map();
  const rows = await session.rows(
    db
      .selectFrom('file_part as part')
      .innerJoin('release_file as file', (join) =>
        join.onRef('file.space_id', '=', 'part.space_id').onRef('file.id', '=', 'part.file_id'),
      )
      .select(['part.id', 'part.name as part', 'file.release_id as release', 'file.name as file', 'file.sha256'])
      .select(sql<number>`file.size::double precision`.as('size'))
      .where('part.space_id', '=', GLOBAL_SPACE)
      .where(sql<boolean>`part.id = any (${[...ids]}::integer[])`),
  );
  return new Map(
    rows.map(({ id, release, part, file, sha256, size }) => [
      id,
      { id, release, ...(part === null ? {} : { name: part }), file: { name: file, sha256, size } },
    ]),
  );
}

/** Of each file part, the dimensions over which the figures of its file are complete. */
export async function readCompleteness(session: Session): Promise<Map<number, readonly string[]>> {
  const rows = await session.rows(
    db
      .selectFrom('file_part as part')
      .innerJoin('release_file as file', (join) =>
        join.onRef('file.space_id', '=', 'part.space_id').onRef('file.id', '=', 'part.file_id'),
      )
      .select(['part.id', 'file.complete_over'])
      .where('part.space_id', '=', GLOBAL_SPACE),
  );
  return new Map(rows.map(({ id, complete_over }) => [id, complete_over]));
}

/** Publishers' indicators outside the catalogue, by code. */
export async function readIndicators(session: Session): Promise<StoredIndicator[]> {
  const rows = await session.rows(
    db
      .selectFrom('indicator')
      .select(['code', 'source', 'title', 'unit', 'definition'])
      .where('space_id', '=', GLOBAL_SPACE)
      .orderBy('code'),
  );
  return rows.map(({ definition, ...rest }) => ({ ...rest, ...(definition === null ? {} : { definition }) }));
}

/** A value that changes whenever the statistics change. */
export async function readVersion(session: Session): Promise<string> {
  const [row] = await session.rows(db.selectFrom('space').select('changed').where('id', '=', GLOBAL_SPACE));
  return row?.changed ?? '';
}
