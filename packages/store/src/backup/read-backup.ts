import { createHash, type Hash } from 'node:crypto';
import { StoreError } from '../errors.ts';
import {
  CONTENTS,
  type Contents,
  MANIFEST,
  type Manifest,
  parseContents,
  parseManifest,
  type TableContent,
  type UploadContent,
} from './manifest.ts';
import { countRows } from './table-rows.ts';
import { readTar, type TarMember } from './tar-archive.ts';

/** Takes what is in a backup, in its order. What it returns is waited for. */
export interface BackupReader {
  begin?(manifest: Manifest): Promise<void>;
  /** Some rows of a table in the text format of COPY. */
  rows?(table: string, rows: Buffer<ArrayBuffer>): Promise<void>;
  upload?(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
}

/** Largest piece of rows that is taken into memory: one row can be a whole document. */
const LARGEST_PIECE = 1024 * 1024 * 1024;
const ROWS = /^tables\/(\w+)\/\d+\.copy$/;
const UPLOAD = /^uploads\/([\da-f-]{36})$/;

function damaged(what: string): StoreError {
  return new StoreError('backup-damaged', `The backup is damaged: ${what}. Take another one.`);
}

/**
 * Reads a backup from end to end and checks that it holds what it says.
 *
 * @param archive unpacked, as `readBackupFile` gives it
 * @throws StoreError `backup-damaged`, `backup-foreign`, `backup-newer`
 */
export async function readBackup(
  archive: AsyncIterable<Uint8Array>,
  reader: BackupReader = {},
): Promise<{ readonly manifest: Manifest; readonly contents: Contents }> {
  let manifest: Manifest | undefined;
  let contents: Contents | undefined;
  const found = new Found();
  for await (const member of readTar(archive)) {
    if (manifest === undefined) {
      if (member.name !== MANIFEST) throw new StoreError('backup-foreign', 'The file is no backup of Sterna.');
      manifest = parseManifest(await wholeOf(member));
      await reader.begin?.(manifest);
    } else if (member.name === CONTENTS) contents = parseContents(await wholeOf(member));
    else await found.take(member, manifest, reader);
  }
  if (manifest === undefined || contents === undefined) throw damaged('its end is missing');
  found.compare(manifest, contents);
  return { manifest, contents };
}

async function wholeOf(member: TarMember): Promise<Buffer<ArrayBuffer>> {
  if (member.size > LARGEST_PIECE) throw damaged(`${member.name} is too large`);
  const pieces: Buffer[] = [];
  for await (const piece of member.bytes()) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Counts and hashes what comes. */
class Found {
  readonly #tables = new Map<string, { readonly hash: Hash; rows: number }>();
  readonly #uploads: UploadContent[] = [];

  async take(member: TarMember, manifest: Manifest, reader: BackupReader): Promise<void> {
    const [, table] = ROWS.exec(member.name) ?? [];
    const [, upload] = UPLOAD.exec(member.name) ?? [];
    if (table !== undefined && manifest.tables.some(({ name }) => name === table)) {
      const rows = await wholeOf(member);
      const so = this.#tables.get(table) ?? { hash: createHash('sha256'), rows: 0 };
      so.hash.update(rows);
      so.rows += countRows(rows);
      this.#tables.set(table, so);
      await reader.rows?.(table, rows);
    } else if (upload !== undefined) await this.#takeUpload(upload, member, reader);
    else throw damaged(`nobody knows what ${member.name} is`);
  }

  async #takeUpload(name: string, member: TarMember, reader: BackupReader): Promise<void> {
    const hash = createHash('sha256');
    const hashed = async function* (): AsyncGenerator<Buffer, void, undefined> {
      for await (const piece of member.bytes()) {
        hash.update(piece);
        yield piece;
      }
    };
    if (reader.upload) await reader.upload(name, hashed());
    else for await (const _ of hashed());
    this.#uploads.push({ name, size: member.size, sha256: hash.digest('hex') });
  }

  /** @throws StoreError `backup-damaged` when what has come is not what was to come */
  compare(manifest: Manifest, contents: Contents): void {
    const tables = manifest.tables.map(({ name }): TableContent => {
      const { hash = createHash('sha256'), rows = 0 } = this.#tables.get(name) ?? {};
      return { name, rows, sha256: hash.digest('hex') };
    });
    const different = differences(contents.tables, tables);
    if (different.length > 0) throw damaged(`rows of ${different.join(', ')} are not what was written`);
    const uploads = this.#uploads.map(({ name, size, sha256 }) => `${name} ${size} ${sha256}`).join();
    if (contents.uploads.map(({ name, size, sha256 }) => `${name} ${size} ${sha256}`).join() !== uploads) {
      throw damaged('uploads are not what was written');
    }
  }
}

/** Names of tables that do not hold the same, or that one side alone has. */
export function differences(one: readonly TableContent[], other: readonly TableContent[]): readonly string[] {
  const lines = (tables: readonly TableContent[]): ReadonlyMap<string, string> =>
    new Map(tables.map(({ name, rows, sha256 }) => [name, `${rows} ${sha256}`]));
  const [left, right] = [lines(one), lines(other)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((name) => left.get(name) !== right.get(name));
}
