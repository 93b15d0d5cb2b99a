import type { ByteSource } from '../byte-source.ts';
import { checkIsTableText } from '../sniff.ts';
import { type ReadLimits, type Table, UnreadableFileError } from '../table.ts';
import { csvTable } from './csv-table.ts';
import { asUtf8, EncodingScan, type TextNature } from './encoding.ts';

/** Reads a text from end to end to tell its encoding. */
export async function scanText(source: ByteSource): Promise<TextNature> {
  const scan = new EncodingScan();
  for await (const chunk of await source.open()) scan.add(chunk);
  return scan.end();
}

/**
 * Makes a table of a text, having refused bytes that are no text and text that is no table.
 *
 * @param part empty for a plain file, else the member of the archive
 * @throws UnreadableFileError `not-a-table`, `empty-file`
 */
export async function openCsv(
  source: ByteSource,
  part: string,
  nature: TextNature,
  limits: ReadLimits,
): Promise<Table> {
  const where = part === '' ? '' : `sheet ${part}`;
  if (nature.binary) {
    const message =
      'The bytes are not text, and not a workbook or archive that is known. ' +
      'The file may be damaged or of another kind: give it as CSV or XLSX.';
    throw new UnreadableFileError('not-a-table', message, where);
  }
  let start = '';
  for await (const chunk of asUtf8(await source.open(), nature)) {
    start += Buffer.from(chunk.subarray(0, 4096)).toString('utf8');
    if (start.trim() !== '') break;
  }
  checkIsTableText(start);
  return csvTable(source, part, nature, limits);
}
