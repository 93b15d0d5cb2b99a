import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { StoreError } from '../errors.ts';
import { checkApplied, readAppliedSteps } from '../migrate.ts';
import { statement } from '../schema.ts';
import { CONTENTS, type Contents, MANIFEST, type Manifest, type TableContent, type UploadContent } from './manifest.ts';
import { CANONICAL, countRows, type Rewriting, tableRows } from './table-rows.ts';
import { readSequences, readTableShapes, type TableShape } from './table-shapes.ts';
import { TAR_END, tarHeader, tarPadding } from './tar-archive.ts';
import { SIGN_IN_TABLES, WITHOUT_ACCOUNTS } from './without-accounts.ts';

/** What can be backed up: a store, or the engine below it, whose schema may be an older one. */
export interface BackupSource {
  snapshot<T>(work: (session: Session) => Promise<T>): Promise<T>;
}

export interface BackupOptions {
  /** When it is made. */
  readonly now: Date;
  /** Whether how people sign in is inside; else nobody can sign in with what is restored. */
  readonly accounts: boolean;
  /** Folder of uploads that wait to be imported; without one they are named as left out. */
  readonly uploads?: string;
}

/** Takes a piece of the archive; what it returns is waited for. */
export type Sink = (bytes: Uint8Array) => Promise<void>;

/**
 * Writes everything that a database holds as a TAR archive: `manifest.json`; `tables/NAME/NUMBER.copy`, rows in
 * PostgreSQL's text format of COPY; `uploads/NAME`; `contents.json` with counts and hashes. All tables are of one moment.
 *
 * @throws StoreError `database-newer`, `migration-altered`; `backup-refused` where there is nothing of Sterna
 */
export async function writeBackup(source: BackupSource, sink: Sink, options: BackupOptions): Promise<Contents> {
  const archive = new ArchiveWriter(sink, options.now);
  const { tables, sequences, waiting } = await source.snapshot(async (session) => {
    const shapes = await begin(session, archive, options);
    const rewriting = options.accounts ? {} : WITHOUT_ACCOUNTS;
    const written: TableContent[] = [];
    for (const shape of shapes) written.push(await writeTable(session, archive, shape, rewriting));
    return { tables: written, sequences: await readSequences(session), waiting: await waitingUploads(session) };
  });
  const { uploads, uploadsLeftOut } = await writeUploads(archive, waiting, options.uploads);
  const contents: Contents = { tables, sequences, uploads, uploadsLeftOut };
  await archive.member(CONTENTS, Buffer.from(JSON.stringify(contents, undefined, 1)));
  await sink(TAR_END);
  return contents;
}

/** Writes the manifest. @returns the tables that are to follow */
async function begin(session: Session, archive: ArchiveWriter, options: BackupOptions): Promise<TableShape[]> {
  const schema = await readAppliedSteps(session);
  if (schema === undefined || schema.length === 0) {
    throw new StoreError('backup-refused', 'The database holds nothing of Sterna: there is nothing to back up.');
  }
  checkApplied(schema);
  await session.run(CANONICAL);
  const shapes = (await readTableShapes(session)).filter(
    ({ name }) => options.accounts || !SIGN_IN_TABLES.includes(name),
  );
  const manifest: Manifest = {
    format: 'sterna-backup',
    version: 1,
    created: options.now.toISOString(),
    accounts: options.accounts ? 'included' : 'left out',
    schema: schema.map(({ name, sha256 }) => ({ name, sha256 })),
    tables: shapes.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) })),
  };
  await archive.member(MANIFEST, Buffer.from(JSON.stringify(manifest, undefined, 1)));
  return shapes;
}

async function writeTable(
  session: Session,
  archive: ArchiveWriter,
  shape: TableShape,
  rewriting: Rewriting,
): Promise<TableContent> {
  const hash = createHash('sha256');
  let [rows, part] = [0, 0];
  for await (const piece of tableRows(session, shape, rewriting)) {
    hash.update(piece);
    rows += countRows(piece);
    part += 1;
    await archive.member(`tables/${shape.name}/${String(part).padStart(6, '0')}.copy`, piece);
  }
  return { name: shape.name, rows, sha256: hash.digest('hex') };
}

async function waitingUploads(session: Session): Promise<readonly string[]> {
  const rows = await session.rows(
    statement(sql<{ name: string }>`
      select distinct kept_as as name from import_job where kept_as is not null order by kept_as`),
  );
  return rows.map(({ name }) => name);
}

/** An upload may be discarded while the tables are written: it is then left out, as the job that waited for it is gone. */
async function writeUploads(
  archive: ArchiveWriter,
  waiting: readonly string[],
  folder: string | undefined,
): Promise<Pick<Contents, 'uploads' | 'uploadsLeftOut'>> {
  const uploads: UploadContent[] = [];
  const uploadsLeftOut: string[] = [];
  for (const name of waiting) {
    const path = folder === undefined ? undefined : join(folder, name);
    const found = path === undefined ? undefined : await stat(path).catch(() => undefined);
    if (path === undefined || !found?.isFile()) {
      uploadsLeftOut.push(name);
      continue;
    }
    const hash = createHash('sha256');
    const bytes = createReadStream(path, { end: Math.max(0, found.size - 1), highWaterMark: 1024 * 1024 });
    await archive.streamed(`uploads/${name}`, found.size, bytes, (piece) => hash.update(piece));
    uploads.push({ name, size: found.size, sha256: hash.digest('hex') });
  }
  return { uploads, uploadsLeftOut };
}

class ArchiveWriter {
  readonly #sink: Sink;
  readonly #time: Date;

  constructor(sink: Sink, time: Date) {
    this.#sink = sink;
    this.#time = time;
  }

  async member(name: string, bytes: Buffer): Promise<void> {
    await this.#sink(tarHeader(name, bytes.length, this.#time));
    await this.#sink(bytes);
    await this.#sink(tarPadding(bytes.length));
  }

  async streamed(
    name: string,
    size: number,
    bytes: AsyncIterable<Uint8Array>,
    onPiece: (piece: Uint8Array) => void,
  ): Promise<void> {
    await this.#sink(tarHeader(name, size, this.#time));
    let written = 0;
    for await (const piece of bytes) {
      onPiece(piece);
      written += piece.length;
      await this.#sink(piece);
    }
    if (written !== size) throw new StoreError('backup-refused', `The upload ${name} changed while it was written.`);
    await this.#sink(tarPadding(size));
  }
}
