import type { ByteSource } from '../byte-source.ts';
import { kindOfText } from '../sniff.ts';
import { type ReadLimits, type Table, type TextDocument, UnreadableFileError } from '../table.ts';
import { csvTable } from './csv-table.ts';
import { asUtf8, EncodingScan, type TextNature } from './encoding.ts';

/** Reads a text from end to end to tell its encoding. */
export async function scanText(source: ByteSource): Promise<TextNature> {
  const scan = new EncodingScan();
  for await (const chunk of await source.open()) scan.add(chunk);
  return scan.end();
}

/** What a text holds: rows of cells, or a document. */
export interface OpenedText {
  readonly tables: readonly Table[];
  readonly documents: readonly TextDocument[];
}

/**
 * Makes a table or a document of a text, having refused bytes that are no text and text that is a web page.
 *
 * @param part empty for a plain file, else the member of the archive
 * @throws UnreadableFileError `not-a-table`, `empty-file`
 */
export async function openText(
  source: ByteSource,
  part: string,
  nature: TextNature,
  limits: ReadLimits,
): Promise<OpenedText> {
  const where = part === '' ? '' : `sheet ${part}`;
  if (nature.binary) {
    const message =
      'The bytes are not text, and not a workbook or archive that is known. ' +
      'The file may be damaged or of another kind: give it as CSV or XLSX.';
    throw new UnreadableFileError('not-a-table', message, where);
  }
  const text: ByteSource = { open: async () => asUtf8(await source.open(), nature) };
  const kind = kindOfText(await startOf(text));
  if (kind !== 'table') return { tables: [], documents: [{ name: part, kind, open: source.open }] };
  return { tables: [await csvTable(source, part, nature, limits)], documents: [] };
}

const START_CHARACTERS = 4096;

async function startOf(text: ByteSource): Promise<string> {
  let start = '';
  for await (const chunk of await text.open()) {
    start += Buffer.from(chunk.subarray(0, START_CHARACTERS)).toString('utf8');
    if (start.trim().length >= START_CHARACTERS / 4) break;
  }
  return start;
}
