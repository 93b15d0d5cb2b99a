import { StreamedTable } from '../streamed-table.ts';
import { type Merge, type ReadLimits, type Row, type Table, UnreadableFileError } from '../table.ts';
import type { Archive } from '../zip/archive.ts';
import { readMerges } from './merges.ts';
import { readSheet, type SheetContext } from './sheet.ts';
import { findMember, readNumberStyles, readSharedStrings, readWorkbookParts } from './workbook-parts.ts';

/** Whether an archive is an XLSX workbook, by what it holds. */
export function isWorkbook(archive: Archive): boolean {
  return (
    findMember(archive, '[Content_Types].xml') !== undefined &&
    archive.members.some(({ name }) => /(^|\/)workbook\d*\.xml$/i.test(name))
  );
}

/**
 * The sheets of a workbook as tables, in the order it lists them, hidden ones too.
 *
 * @param prefix stands before the sheets' names: empty, or the member of an archive the workbook is in
 * @throws UnreadableFileError `damaged-archive`, `unsafe-xml`
 */
export async function openWorkbook(archive: Archive, prefix: string, limits: ReadLimits): Promise<readonly Table[]> {
  const parts = await readWorkbookParts(archive);
  if (parts.sheets.length === 0) throw new UnreadableFileError('empty-file', 'The workbook has no sheets.');
  let context: Promise<SheetContext> | undefined;
  const load = async (): Promise<SheetContext> => ({
    strings: parts.strings === undefined ? [] : await readSharedStrings(parts.strings, limits),
    styles: parts.styles === undefined ? [] : await readNumberStyles(parts.styles),
    from1904: parts.from1904,
    limits,
  });
  return parts.sheets.map(({ name, member }) => {
    const full = `${prefix}${name}`;
    async function* rows(): AsyncGenerator<readonly Row[]> {
      context ??= load();
      yield* readSheet(member, full, await context);
    }
    let merges: Promise<readonly Merge[]> | undefined;
    return Object.assign(new StreamedTable(full, rows), {
      merges: () => {
        merges ??= readMerges(member, full);
        return merges;
      },
    });
  });
}
