import { openText } from '../csv/open-text.ts';
import { type FileScan, scanBytes } from '../file-scan.ts';
import { explainOle } from '../sniff.ts';
import { type ReadLimits, type TabularFile, UnreadableFileError } from '../table.ts';
import { isWorkbook, openWorkbook } from '../xlsx/workbook.ts';
import { type Archive, type Member, openArchive, UnpackBudget } from './archive.ts';
import { bytesOf } from './archive-tables.ts';

/** A file inside another, its bytes looked through once. */
export interface ScannedMember {
  readonly member: Member;
  readonly scan: FileScan;
  readonly limits: ReadLimits;
  readonly budget: UnpackBudget;
}

export type OpenedMember = Pick<TabularFile, 'format' | 'tables' | 'documents' | 'encoding'> & {
  readonly inner?: Archive;
};

/** Opens what is inside an archive as a file by itself. @throws UnreadableFileError `nested-archive` and others */
export async function openScanned({ member, scan, limits, budget }: ScannedMember): Promise<OpenedMember> {
  if (scan.container === 'ole') throw explainOle(scan.ole);
  if (scan.container === 'text') {
    const { tables, documents } = await openText(member, '', scan.text, limits);
    const encoding = `${scan.text.encoding} (${scan.text.reason})`;
    return { format: documents[0]?.kind ?? 'csv', tables, documents, encoding };
  }
  if (scan.container === 'gzip') throw nestedArchive(member.name);
  const inner = await openArchive({ bytes: await bytesOf(member) }, budget);
  if (!isWorkbook(inner)) {
    inner.close();
    throw nestedArchive(member.name);
  }
  return { format: 'xlsx', tables: await openWorkbook(inner, '', limits), documents: [], inner };
}

export function nestedArchive(name: string): UnreadableFileError {
  const message = `The archive holds another archive (${name}). Unpack it and give the files inside.`;
  return new UnreadableFileError('nested-archive', message);
}

/**
 * Opens one member of an archive as if it were a file by itself: its size and hash are its own, and its tables bear no
 * name of the archive.
 *
 * @throws UnreadableFileError as `openTabularFile` does; `member-missing` where the archive has no such member
 */
export async function openMember(path: string, name: string, limits: ReadLimits): Promise<TabularFile> {
  const budget = new UnpackBudget(limits);
  const archive = await openArchive({ path }, budget);
  try {
    const member = archive.members.find((one) => one.name === name);
    if (member === undefined) {
      throw new UnreadableFileError('member-missing', `The archive has no member ${name}. Check its name.`);
    }
    const scan = await scanBytes(await member.open(), member.size, limits);
    const { inner, ...opened } = await openScanned({ member, scan, limits, budget });
    return {
      name,
      size: scan.size,
      sha256: scan.sha256,
      ...opened,
      close: async () => {
        inner?.close();
        archive.close();
      },
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}
