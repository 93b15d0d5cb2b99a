import type { ArchiveMember, Table, TabularFile } from '@sterna/tabular';
import { readNumberCell } from '../reading/number-cell.ts';
import { dropMessage, messageParts, openMessage } from '../sdmx/messages.ts';
import { surestReader } from '../surest-reader.ts';
import { isFootnotes, isPublisherMetadata } from './publisher-metadata.ts';

/**
 * What a member of an archive is.
 *
 * - `figures`: a reader knows it
 * - `structures`: SDMX structures without figures
 * - `metadata`: known tables about countries and indicators, the tables of a DDF package
 * - `texts`: a table or document without figures, a picture, a file of no bytes
 * - `unknown`: a table with figures, or a document, that no reader knows
 * - `unreadable`: damaged, or of a kind that is not read
 */
export type MemberKind = 'figures' | 'structures' | 'metadata' | 'texts' | 'unknown' | 'unreadable';

export interface PlannedMember {
  readonly name: string;
  readonly size: number;
  readonly kind: MemberKind;
  /** Id of the reader that knows it. */
  readonly reader?: string;
  /** The path as the archive states it, where it leads out of the archive. */
  readonly strayPath?: string;
}

/** How an archive is read: as the one publication that it is, or each of its members by itself. */
export interface ArchivePlan {
  readonly how: 'whole' | 'by-member';
  /** All members, structures first since others may need them. */
  readonly members: readonly PlannedMember[];
}

/** Rows of a table looked through for figures. */
const ROWS_LOOKED_AT = 200;

async function holdsFigures(table: Table): Promise<boolean> {
  const [, ...rows] = await table.head(ROWS_LOOKED_AT);
  const style = { counts: 'fractions', decimalComma: true } as const;
  return rows.some(({ cells }) => cells.some((cell) => readNumberCell(cell, style).kind === 'number'));
}

/** A member as a file by itself, as far as recognising it goes. */
function fileOf(archive: TabularFile, { name, size, tables, documents }: ArchiveMember): TabularFile {
  const { sha256, format } = archive;
  return { name, size, sha256, format, tables, documents, close: async () => {} };
}

async function isStructures(file: TabularFile): Promise<boolean> {
  for (const part of await messageParts(file)) {
    try {
      const message = await openMessage(part, []);
      await dropMessage(message);
      if (message.kind === 'structures') return true;
    } catch {
      // What is wrong with it is said when it is read.
    }
  }
  return false;
}

/** Members that make sense only together: the tables of a DDF package. */
const PACKAGE = /(^|\/)(ddf--|datapackage\.json$)/;

async function kindOf(archive: TabularFile, member: ArchiveMember): Promise<Pick<PlannedMember, 'kind' | 'reader'>> {
  const { tables, documents, error, size, mayHoldData, name } = member;
  if (error !== undefined) return { kind: 'unreadable' };
  if (size === 0 || !mayHoldData || tables.length + documents.length === 0) return { kind: 'texts' };
  const file = fileOf(archive, member);
  const reader = (await surestReader(file))?.id;
  if (reader === 'sdmx' && documents.length > 0 && (await isStructures(file))) return { kind: 'structures' };
  if (reader !== undefined) return { kind: 'figures', reader };
  if (PACKAGE.test(name)) return { kind: 'metadata' };
  for (const table of tables) if (await isPublisherMetadata(table)) return { kind: 'metadata' };
  for (const table of tables) if (await isFootnotes(table)) return { kind: 'texts' };
  for (const table of tables) if (await holdsFigures(table)) return { kind: 'unknown' };
  return { kind: documents.length > 0 ? 'unknown' : 'texts' };
}

/** Whether the members that hold something belong together as one publication. */
function isOnePublication(members: readonly PlannedMember[]): boolean {
  const figures = members.filter(({ kind }) => kind === 'figures');
  const unread = members.filter(({ kind }) => kind === 'unknown' || kind === 'unreadable');
  const isPackage = members.some(({ name }) => PACKAGE.test(name));
  if (isPackage && unread.every(({ name }) => PACKAGE.test(name))) return true;
  if (figures.length + unread.length <= 1) return true;
  return unread.length === 0 && figures.every(({ reader }) => reader === 'sdmx');
}

/**
 * Says how an archive is to be read. One publication is read whole: the figures of one member with the tables about
 * countries and indicators beside them, SDMX data with their structures, a DDF package. Of any other archive each member
 * is a file by itself.
 *
 * @returns `undefined` for a file that is no archive, or a workbook
 */
export async function planArchive(archive: TabularFile): Promise<ArchivePlan | undefined> {
  if (archive.members === undefined) return undefined;
  const looked: PlannedMember[] = [];
  for (const member of archive.members) {
    const { name, size, strayPath } = member;
    looked.push({ name, size, ...(strayPath !== undefined && { strayPath }), ...(await kindOf(archive, member)) });
  }
  const first = looked.filter(({ kind }) => kind === 'structures');
  const members = [...first, ...looked.filter((member) => !first.includes(member))];
  return { how: isOnePublication(looked) ? 'whole' : 'by-member', members };
}
