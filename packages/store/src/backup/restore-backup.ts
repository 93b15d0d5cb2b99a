import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { deferIndexes } from '../deferred-indexes.ts';
import type { Engine, Session } from '../engine.ts';
import { StoreError } from '../errors.ts';
import { checkApplied, migrateWithin } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { statement } from '../schema.ts';
import { readBackupFile } from './backup-file.ts';
import { emptyDatabase } from './empty-database.ts';
import type { Contents, Manifest, TableContent } from './manifest.ts';
import { differences, readBackup } from './read-backup.ts';
import { CANONICAL, countRows, quoted, tableRows } from './table-rows.ts';
import { readTableShapes, type TableShape } from './table-shapes.ts';

export interface RestoreOptions {
  /** Whether what the database holds may be lost for what is in the backup. */
  readonly replace: boolean;
  /** Told what goes on, one line at a time. */
  readonly onProgress?: (line: string) => void;
  /** Keeps an upload that waited to be imported; without it uploads are passed over. */
  readonly keepUpload?: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>;
}

/** What was restored. */
export interface Restored {
  readonly manifest: Manifest;
  readonly contents: Contents;
  /** What the database holds, counted and hashed there anew. */
  readonly tables: readonly TableContent[];
}

/** Tables that are so large that building their indexes in the end saves time. */
const LARGE = ['observation', 'series', 'set_aside'];

/**
 * Restores a backup into a database: all of it, or nothing. The file is read to its end and checked before anything is
 * touched; then everything is done in one transaction, and what the database holds is compared with the backup before it
 * ends. No trigger fires, so that the trace of acts is that of the backup. A backup of an older schema is restored in that
 * schema and then brought up to date.
 *
 * @throws StoreError `backup-damaged`, `backup-foreign`, `backup-newer`, `database-not-empty`, `database-newer`,
 *   `database-foreign`
 */
export async function restoreBackup(engine: Engine, path: string, options: RestoreOptions): Promise<Restored> {
  const { onProgress = () => {} } = options;
  onProgress('Checking the backup …');
  const { manifest, contents } = await readBackup(readBackupFile(path));
  checkSteps(manifest);
  onProgress(`The backup of ${manifest.created} is whole. Restoring …`);
  const tables = await engine.write(async (session) => {
    await session.run(CANONICAL);
    await emptyDatabase(session, options.replace);
    await migrateWithin(session, migrations.slice(0, manifest.schema.length));
    const shapes = shapesFor(manifest, await readTableShapes(session));
    await load(session, shapes, path, contents, options);
    onProgress('Comparing what was restored with the backup …');
    const held = await contentOf(session, shapes);
    const different = differences(contents.tables, held);
    if (different.length > 0) {
      throw new StoreError('backup-damaged', `What was restored differs from the backup in ${different.join(', ')}.`);
    }
    await migrateWithin(session);
    return held;
  });
  return { manifest, contents, tables };
}

function checkSteps(manifest: Manifest): void {
  try {
    checkApplied(manifest.schema);
  } catch (cause) {
    if (!(cause instanceof StoreError)) throw cause;
    const message =
      'The backup was made by another version of Sterna, whose tables are not known here. Use that version, or a newer one.';
    throw new StoreError('backup-newer', message, { cause });
  }
}

/** The tables of the backup, as the schema has them. @throws StoreError `backup-damaged` when they are others */
function shapesFor(manifest: Manifest, shapes: readonly TableShape[]): TableShape[] {
  return manifest.tables.map(({ name, columns }) => {
    const shape = shapes.find((one) => one.name === name);
    if (shape && shape.columns.map((column) => column.name).join() === columns.join()) return shape;
    throw new StoreError('backup-damaged', `The backup is damaged: its table ${name} is not that of its schema.`);
  });
}

async function load(
  session: Session,
  shapes: readonly TableShape[],
  path: string,
  contents: Contents,
  options: RestoreOptions,
): Promise<void> {
  const all = await readTableShapes(session);
  const quiet = await quieten(session, all);
  await session.run(`truncate ${all.map(({ name }) => quoted(name)).join(', ')}`);
  const indexes = await deferIndexes(
    session,
    LARGE.filter((name) => all.some((table) => table.name === name)),
  );
  const columns = new Map(shapes.map((shape) => [shape.name, shape.columns.map(({ name }) => quoted(name))]));
  await readBackup(readBackupFile(path), {
    rows: (table, rows) => session.copy(quoted(table), columns.get(table) ?? [], rows),
    ...(options.keepUpload && { upload: options.keepUpload }),
  });
  await indexes.build();
  for (const { name, last, isCalled } of contents.sequences) {
    await session.rows(statement(sql`select setval(${quoted(name)}::regclass, ${last}::bigint, ${isCalled})`));
  }
  await quiet.end();
}

/**
 * Keeps triggers still and foreign keys away: triggers would enter the restoring in the trace of acts, and rows come in
 * the order of their tables' names. The owner of the tables may do so; no further right is needed.
 */
async function quieten(session: Session, tables: readonly TableShape[]): Promise<{ end(): Promise<void> }> {
  const names = tables.map(({ name }) => name);
  const keys = await session.rows(
    statement(sql<{ drop: string; create: string }>`
      select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
        format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as create
      from pg_constraint
      where contype = 'f' and conrelid = any (${names}::regclass[]) and conparentid = 0
      order by oid`),
  );
  const triggers = (state: string): string[] =>
    names.map((name) => `alter table ${quoted(name)} ${state} trigger user`);
  await session.run([...keys.map((key) => key.drop), ...triggers('disable')].join(';\n'));
  return { end: () => session.run([...keys.map((key) => key.create), ...triggers('enable')].join(';\n')) };
}

/** Counts and hashes what tables hold. */
async function contentOf(session: Session, shapes: readonly TableShape[]): Promise<TableContent[]> {
  const contents: TableContent[] = [];
  for (const shape of shapes) {
    const hash = createHash('sha256');
    let rows = 0;
    for await (const piece of tableRows(session, shape)) {
      hash.update(piece);
      rows += countRows(piece);
    }
    contents.push({ name: shape.name, rows, sha256: hash.digest('hex') });
  }
  return contents;
}
