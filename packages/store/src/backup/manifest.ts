import { StoreError } from '../errors.ts';
import type { AppliedStep } from '../migrate.ts';
import type { SequenceState } from './table-shapes.ts';

/** What a backup begins with: `manifest.json`. */
export interface Manifest {
  readonly format: 'sterna-backup';
  readonly version: 1;
  /** ISO time when it was begun. */
  readonly created: string;
  /** Steps of the schema, in order. */
  readonly schema: readonly AppliedStep[];
  /** `left out`: nobody can sign in with what is inside. */
  readonly accounts: 'included' | 'left out';
  /** Tables in the order in which they follow, with the columns of their rows in order. */
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
}

/** What a table holds. */
export interface TableContent {
  readonly name: string;
  readonly rows: number;
  /** SHA-256, hexadecimal, of its rows in the order and form of `tableRows`. */
  readonly sha256: string;
}

/** A file that was uploaded and waited to be imported. */
export interface UploadContent {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** What a backup ends with, when all is known: `contents.json`. */
export interface Contents {
  readonly tables: readonly TableContent[];
  readonly sequences: readonly SequenceState[];
  readonly uploads: readonly UploadContent[];
  /** Names of uploads that imports wait for, and that are not in the backup. */
  readonly uploadsLeftOut: readonly string[];
}

export const MANIFEST = 'manifest.json';
export const CONTENTS = 'contents.json';
const VERSION = 1;

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsOf(bytes: Buffer, name: string): Fields {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (isFields(value)) return value;
  } catch {
    // Said below.
  }
  throw unreadable(name);
}

function unreadable(name: string): StoreError {
  return new StoreError('backup-damaged', `The backup is damaged: ${name} cannot be read. Take another one.`);
}

/** A list whose every item has fields of certain types. */
function listOf<T>(value: unknown, types: Readonly<Record<keyof T & string, 'string' | 'number' | 'boolean'>>): T[] {
  const fits = (item: unknown): item is T =>
    isFields(item) && Object.entries(types).every(([field, type]) => typeof item[field] === type);
  if (!Array.isArray(value) || !value.every(fits)) throw unreadable('a list');
  return value;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** @throws StoreError `backup-foreign`, `backup-newer`, `backup-damaged` */
export function parseManifest(bytes: Buffer): Manifest {
  const { format, version, created, schema, accounts, tables } = fieldsOf(bytes, MANIFEST);
  if (format !== 'sterna-backup') throw notOurs();
  if (version !== VERSION) {
    const message = `The backup has format ${String(version)}, which this version of Sterna does not know. Use a newer one.`;
    throw new StoreError('backup-newer', message);
  }
  if (typeof created !== 'string' || !Array.isArray(tables) || (accounts !== 'included' && accounts !== 'left out')) {
    throw unreadable(MANIFEST);
  }
  return {
    format,
    version,
    created,
    accounts,
    schema: listOf<AppliedStep>(schema, { name: 'string', sha256: 'string' }),
    tables: tables.map((table: unknown) => {
      if (!isFields(table) || typeof table['name'] !== 'string' || !isTexts(table['columns']))
        throw unreadable(MANIFEST);
      return { name: table['name'], columns: table['columns'] };
    }),
  };
}

/** @throws StoreError `backup-damaged` */
export function parseContents(bytes: Buffer): Contents {
  const { tables, sequences, uploads, uploadsLeftOut } = fieldsOf(bytes, CONTENTS);
  if (!isTexts(uploadsLeftOut)) throw unreadable(CONTENTS);
  return {
    tables: listOf<TableContent>(tables, { name: 'string', rows: 'number', sha256: 'string' }),
    sequences: listOf<SequenceState>(sequences, { name: 'string', last: 'string', isCalled: 'boolean' }),
    uploads: listOf<UploadContent>(uploads, { name: 'string', size: 'number', sha256: 'string' }),
    uploadsLeftOut,
  };
}

export function notOurs(): StoreError {
  return new StoreError('backup-foreign', 'The file is no backup of Sterna. Give one that sterna backup has written.');
}
