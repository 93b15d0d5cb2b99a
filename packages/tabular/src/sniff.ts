import { UnreadableFileError } from './table.ts';

function startsWith(start: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => start[i] === byte);
}

const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));

/** Formats that hold no table we read, by their first bytes, with the way out. */
const FOREIGN: readonly { signature: readonly number[]; message: string }[] = [
  {
    signature: ascii('%PDF'),
    message: 'This is a PDF. Ask its publisher for the figures as CSV or XLSX; a PDF cannot be read reliably.',
  },
  { signature: ascii('7z\xbc\xaf'), message: 'This is a 7z archive. Unpack it and give the files inside.' },
  { signature: ascii('Rar!'), message: 'This is a RAR archive. Unpack it and give the files inside.' },
  { signature: ascii('\x89PNG'), message: 'This is a picture, not a table. Give the figures as CSV or XLSX.' },
  { signature: [0xff, 0xd8, 0xff], message: 'This is a picture, not a table. Give the figures as CSV or XLSX.' },
  { signature: ascii('{\\rtf'), message: 'This is a text document (RTF). Save its table as CSV or XLSX.' },
  { signature: ascii('PAR1'), message: 'This is a Parquet file. Write it as CSV.' },
];

/** The container a file's first bytes announce. */
export type Container = 'zip' | 'gzip' | 'ole' | 'text';

/**
 * Tells the container from the first bytes.
 *
 * @throws UnreadableFileError `not-a-table` for formats that hold no table, `empty-file` for an archive of nothing
 */
export function containerOf(start: Uint8Array): Container {
  if (startsWith(start, [0x50, 0x4b, 0x03, 0x04])) return 'zip';
  if (startsWith(start, [0x50, 0x4b, 0x05, 0x06])) {
    throw new UnreadableFileError('empty-file', 'The archive holds no files.');
  }
  if (startsWith(start, [0x1f, 0x8b])) return 'gzip';
  if (startsWith(start, [0xd0, 0xcf, 0x11, 0xe0])) return 'ole';
  for (const { signature, message } of FOREIGN) {
    if (startsWith(start, signature)) throw new UnreadableFileError('not-a-table', message);
  }
  return 'text';
}

/** What a text is, by how it begins. */
export type TextKind = 'table' | 'xml' | 'json';

const WEB_PAGE =
  'This is a web page, not a table. The address gave a page (perhaps an error or a sign-in) in place of the file: ' +
  'open it in a browser and save the CSV or XLSX itself.';

/**
 * Tells rows of cells from documents of XML and JSON.
 *
 * @param start the first characters of the text
 * @throws UnreadableFileError `empty-file`; `not-a-table` for a web page
 */
export function kindOfText(start: string): TextKind {
  const text = start.trimStart().slice(0, 1000).toLowerCase();
  if (text === '') throw new UnreadableFileError('empty-file', 'The file is empty.');
  // A prolog and comments may stand before the root element, of XHTML too.
  const root = text.replace(/^(?:<\?[^>]*\?>\s*|<!--.*?-->\s*)*/s, '');
  if (root.startsWith('<!doctype html') || root.startsWith('<html') || text.startsWith('<head>')) {
    throw new UnreadableFileError('not-a-table', WEB_PAGE);
  }
  if (text.startsWith('<?xml') || /^<(?:[a-z_]|!doctype|!--)/.test(text)) return 'xml';
  return /^(?:\{\s*["}]|\[\s*[{["\]])/.test(text) ? 'json' : 'table';
}

/** What an OLE file (the container of Office before 2007) is, told from the stream names in it. */
export function explainOle(streams: { encrypted: boolean; workbook: boolean }): UnreadableFileError {
  if (streams.encrypted) {
    const message = 'The workbook is locked with a password. Open it, remove the password, save it and give it again.';
    return new UnreadableFileError('encrypted', message);
  }
  if (streams.workbook) {
    const message =
      'This is a workbook in the format of Excel 97–2003 (.xls). Open it and save it as .xlsx or CSV, then give it again.';
    return new UnreadableFileError('old-excel', message);
  }
  return new UnreadableFileError(
    'not-a-table',
    'This is an old Office document, not a table. Save its table as CSV or XLSX.',
  );
}
