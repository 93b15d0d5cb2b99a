import type { Reading, ReleaseDescription } from '@sterna/statistics';
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
  readonly fileId: number;
  /** Whether the release was there before, so that the file adds to it. */
  readonly existed: boolean;
  /** Whether no other release, of any source, comes before this one. */
  readonly isNewest: boolean;
}

/** Finds the live release a content was already imported into. */
export async function findImported(
  session: Session,
  sha256: string,
): Promise<{ releaseId: number; source: string; version: string } | undefined> {
  const [found] = await session.rows(
    db
      .selectFrom('release_file as file')
      .innerJoin('release', (join) =>
        join.onRef('release.space_id', '=', 'file.space_id').onRef('release.id', '=', 'file.release_id'),
      )
      .select(['release.id as releaseId', 'release.source', 'release.version'])
      .where('file.space_id', '=', GLOBAL_SPACE)
      .where('file.sha256', '=', sha256)
      .where('release.state', '<>', 'undone'),
  );
  return found;
}

/** Enters a file under its release, which is made when it is not there yet. */
export async function recordRelease(session: Session, file: ImportFile, reading: Reading): Promise<ReleaseRecord> {
  const description = reading.release;
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
  const [added] = await session.rows(
    db
      .insertInto('release_file')
      .values({
        space_id: GLOBAL_SPACE,
        release_id: release.id,
        name: file.name,
        sha256: file.sha256,
        size: file.size,
        reader: reading.reader,
      })
      .returning('id'),
  );
  return { id: release.id, fileId: added?.id ?? 0, existed: known !== undefined, isNewest: newer === undefined };
}

interface FoundRelease {
  readonly id: number;
  readonly dated: string;
}

async function findRelease(session: Session, description: ReleaseDescription): Promise<FoundRelease | undefined> {
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
  reading: Reading,
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
      .set({ observation_count: counts.observations, complete_over: [...reading.release.completeOver] })
      .where('space_id', '=', GLOBAL_SPACE)
      .where('id', '=', record.fileId),
  );
  await recordIndicators(session, reading);
}

const INDICATORS_AT_ONCE = 1000;

async function recordIndicators(session: Session, reading: Reading): Promise<void> {
  // A later mention of the same code in one file replaces the earlier one; one statement may not touch a row twice.
  const byCode = new Map(reading.indicators.map((indicator) => [indicator.code, indicator]));
  const rows = [...byCode.values()].map(({ code, title, unit, definition }) => ({
    space_id: GLOBAL_SPACE,
    code,
    source: reading.release.source,
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
  readonly #ids = new Map<string | undefined, number>();

  constructor(session: Session, fileId: number) {
    this.#session = session;
    this.#fileId = fileId;
  }

  /** Id of a part already entered. */
  find(name: string | undefined): number | undefined {
    return this.#ids.get(name);
  }

  async add(name: string | undefined): Promise<number> {
    const [added] = await this.#session.rows(
      db
        .insertInto('file_part')
        .values({ space_id: GLOBAL_SPACE, file_id: this.#fileId, name: name ?? null })
        .returning('id'),
    );
    const id = added?.id ?? 0;
    this.#ids.set(name, id);
    return id;
  }
}
