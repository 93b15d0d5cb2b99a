import type { PublisherIndicator, ReleaseDescription } from '@sterna/statistics';
import { sql } from 'kysely';
import type { Session } from './engine.ts';
import { db, GLOBAL_SPACE } from './schema.ts';

/** A file to import, as it lies on the disk. */
export interface ImportFile {
  /** Name without folders. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the content, in hexadecimal. */
  readonly sha256: string;
}

/** The release and the file that an import adds to. */
export interface ReleaseRecord {
  readonly id: number;
  readonly source: string;
  readonly version: string;
  readonly fileId: number;
  /** Whether the release was there before, so that the file adds to it. */
  readonly existed: boolean;
  /** Whether no other release, of any source, comes before this one. */
  readonly isNewest: boolean;
}

/** Finds the live releases a content was imported into; none when one of its releases has been undone since. */
export async function findImported(session: Session, sha256: string): Promise<ImportedRelease[]> {
  const found = await session.rows(
    db
      .selectFrom('release_file as file')
      .innerJoin('release', (join) =>
        join.onRef('release.space_id', '=', 'file.space_id').onRef('release.id', '=', 'file.release_id'),
      )
      .select(['release.id', 'release.source', 'release.version', 'release.state', 'file.id as fileId'])
      .where('file.space_id', '=', GLOBAL_SPACE)
      .where('file.sha256', '=', sha256)
      .orderBy('file.id'),
  );
  const live = found.filter(({ state }) => state !== 'undone');
  const isLive = (source: string, version: string): boolean =>
    live.some((release) => release.source === source && release.version === version);
  return found.every(({ source, version }) => isLive(source, version)) ? live : [];
}

/** A release that a content has been imported into. */
export interface ImportedRelease {
  readonly id: number;
  readonly source: string;
  readonly version: string;
  /** Id of the content as a file of the release, by which what it brought can be taken back. */
  readonly fileId: number;
}

/** Enters a file under its release, which is made when it is not there yet. */
export async function recordRelease(
  session: Session,
  file: ImportFile,
  reader: string,
  description: ReleaseDescription,
): Promise<ReleaseRecord> {
  const known = await findRelease(session, description);
  const release = known ?? (await addRelease(session, description));
  const [newer] = await session.rows(
    db
      .selectFrom('release')
      .select('id')
      .where('space_id', '=', GLOBAL_SPACE)
      .where('state', '<>', 'undone')
      .where(sql<boolean>`(dated, id) > (${release.dated} collate "C", ${release.id}::integer)`)
      .limit(1),
  );
  const fileId = await recordFile(session, file, reader, release.id);
  const { source, version } = description;
  return { id: release.id, source, version, fileId, existed: known !== undefined, isNewest: newer === undefined };
}

/** Enters a file, unless the release has it already: a file of several releases is read again when one was undone. */
async function recordFile(session: Session, file: ImportFile, reader: string, release: number): Promise<number> {
  const { name, sha256, size } = file;
  const [known] = await session.rows(
    db
      .selectFrom('release_file')
      .select('id')
      .where('space_id', '=', GLOBAL_SPACE)
      .where('release_id', '=', release)
      .where('sha256', '=', sha256),
  );
  if (known) return known.id;
  const [added] = await session.rows(
    db
      .insertInto('release_file')
      .values({ space_id: GLOBAL_SPACE, release_id: release, name, sha256, size, reader })
      .returning('id'),
  );
  return added?.id ?? 0;
}

/** A release that is there. */
export interface FoundRelease {
  readonly id: number;
  readonly dated: string;
}

/** Finds a release that is not undone. */
export async function findRelease(
  session: Session,
  description: ReleaseDescription,
): Promise<FoundRelease | undefined> {
  const [found] = await session.rows(
    db
      .selectFrom('release')
      .select(['id', 'dated'])
      .where('space_id', '=', GLOBAL_SPACE)
      .where('source', '=', description.source)
      .where('version', '=', description.version)
      .where('state', '<>', 'undone'),
  );
  return found;
}

async function addRelease(session: Session, description: ReleaseDescription): Promise<FoundRelease> {
  await session.rows(
    db
      .insertInto('source')
      .values({ space_id: GLOBAL_SPACE, id: description.source })
      .onConflict((conflict) => conflict.doNothing()),
  );
  const { source, version, dated, title } = description;
  const [added] = await session.rows(
    db
      .insertInto('release')
      .values({ space_id: GLOBAL_SPACE, source, version, dated, title })
      .returning(['id', 'dated']),
  );
  if (!added) throw new Error('A release was added but not returned.');
  return added;
}

/**
 * Completes the record with what is known only when the whole file has been read.
 */
export async function finishRelease(
  session: Session,
  record: ReleaseRecord,
  completeOver: readonly string[],
  counts: { readonly observations: number; readonly inForce: number; readonly series: number },
): Promise<void> {
  await session.rows(
    db
      .updateTable('release')
      .set({
        observation_count: sql<number>`observation_count + ${counts.observations}::integer`,
        in_force_count: sql<number>`in_force_count + ${counts.inForce}::integer`,
        series_count: sql<number>`series_count + ${counts.series}::integer`,
      })
      .where('space_id', '=', GLOBAL_SPACE)
      .where('id', '=', record.id),
  );
  await session.rows(
    db
      .updateTable('release_file')
      .set({
        observation_count: sql<number>`observation_count + ${counts.observations}::integer`,
        complete_over: [...completeOver],
      })
      .where('space_id', '=', GLOBAL_SPACE)
      .where('id', '=', record.fileId),
  );
}

const INDICATORS_AT_ONCE = 1000;

/** Keeps what a publisher calls its indicators. */
export async function recordIndicators(
  session: Session,
  source: string,
  indicators: readonly PublisherIndicator[],
): Promise<void> {
  // A later mention of the same code in one file replaces the earlier one; one statement may not touch a row twice.
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const rows = [...byCode.values()].map(({ code, title, unit, definition }) => ({
    space_id: GLOBAL_SPACE,
    code,
    source,
    title,
    unit,
    definition: definition ?? null,
  }));
  for (let start = 0; start < rows.length; start += INDICATORS_AT_ONCE) {
    await session.rows(
      db
        .insertInto('indicator')
        .values(rows.slice(start, start + INDICATORS_AT_ONCE))
        .onConflict((conflict) =>
          conflict.columns(['space_id', 'code']).doUpdateSet((excluded) => ({
            source: excluded.ref('excluded.source'),
            title: excluded.ref('excluded.title'),
            unit: excluded.ref('excluded.unit'),
            definition: sql`coalesce(excluded.definition, indicator.definition)`,
          })),
        ),
    );
  }
}

/** The parts of one file, entered when first met. */
export class PartRegister {
  readonly #session: Session;
  readonly #fileId: number;

  constructor(session: Session, fileId: number) {
    this.#session = session;
    this.#fileId = fileId;
  }

  /** Id of a part, which is entered unless it is there from an earlier import of the same file. */
  async add(name: string | undefined): Promise<number> {
    const [part] = await this.#session.rows(
      db
        .insertInto('file_part')
        .values({ space_id: GLOBAL_SPACE, file_id: this.#fileId, name: name ?? null })
        .onConflict((conflict) =>
          conflict
            .columns(['space_id', 'file_id', 'name'])
            .doUpdateSet((excluded) => ({ name: excluded.ref('excluded.name') })),
        )
        .returning('id'),
    );
    return part?.id ?? 0;
  }
}
