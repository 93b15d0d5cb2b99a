import type { Finding } from '@sterna/statistics';
import type { Language } from '@sterna/vocabulary';
import { recogniseLanguage } from '../language/recognise-language.ts';
import { withoutContents } from './contents.ts';
import { readHtml } from './html/read-html.ts';
import { DOCUMENT_LIMITS } from './limits.ts';
import { readDocx } from './office/read-docx.ts';
import { readOdt } from './office/read-odt.ts';
import type { OnPage } from './pdf/read-pdf.ts';
import { readPlain } from './plain/read-plain.ts';
import { type Block, type PolicyText, type RawDocument, UnreadableDocumentError } from './policy-text.ts';
import { textOfBytes } from './text-of-bytes.ts';
import { titleOf } from './title.ts';

export interface ReadDocumentOptions {
  /** The language it is in; found out where it is not given. */
  readonly language?: Language;
  /** Told after each page of a PDF. */
  readonly onPage?: OnPage;
}

const startsWith = (bytes: Uint8Array, signature: string, within = 0): boolean => {
  const start = Buffer.from(bytes.subarray(0, signature.length + within)).toString('latin1');
  return within === 0 ? start.startsWith(signature) : start.includes(signature);
};

/** What files of other kinds are, and what to do with them. */
const OTHER_KINDS: readonly (readonly [signature: string, advice: string])[] = [
  [
    '\xd0\xcf\x11\xe0',
    'The file is of an old office program (DOC, XLS or PPT), or locked with a password. Save it as DOCX or PDF.',
  ],
  ['{\\rtf', 'The file is RTF. Open it in a word processor and save it as DOCX or PDF.'],
  ['MIME-Version:', 'The file is a web page saved as an archive. Save it as HTML or print it to PDF, and give that.'],
  ['\x89PNG', 'The file is a picture. Run text recognition (OCR) over it and give the PDF that comes out.'],
  ['\xff\xd8\xff', 'The file is a picture. Run text recognition (OCR) over it and give the PDF that comes out.'],
  ['II*\0', 'The file is a picture. Run text recognition (OCR) over it and give the PDF that comes out.'],
  ['MM\0*', 'The file is a picture. Run text recognition (OCR) over it and give the PDF that comes out.'],
  ['%!PS', 'The file is PostScript. Make a PDF of it and give that.'],
  ['Rar!', 'The file is an archive. Unpack it and give the document inside.'],
  ['7z\xbc\xaf', 'The file is an archive. Unpack it and give the document inside.'],
  ['\x1f\x8b', 'The file is an archive. Unpack it and give the document inside.'],
];

function refuseOtherKinds(bytes: Uint8Array): void {
  const known = OTHER_KINDS.find(([signature]) => startsWith(bytes, signature));
  if (known !== undefined) throw new UnreadableDocumentError('unknown-format', known[1]);
}

function checkSize(bytes: Uint8Array): void {
  if (bytes.length > DOCUMENT_LIMITS.bytes) {
    const most = Math.round(DOCUMENT_LIMITS.bytes / 1024 / 1024);
    throw new UnreadableDocumentError(
      'too-large',
      `The file is larger than ${most} MB. Make its pictures smaller, or give it in parts.`,
    );
  }
  if (bytes.every((byte) => byte === 0 || byte === 10 || byte === 13 || byte === 32)) {
    throw new UnreadableDocumentError('empty-file', 'The file is empty. Give it again.');
  }
}

/** Reads a packed document by what it holds. */
async function readPacked(bytes: Uint8Array): Promise<RawDocument> {
  const content = Buffer.from(bytes).toString('latin1');
  if (content.includes('word/document.xml')) return readDocx(bytes);
  if (content.includes('application/vnd.oasis.opendocument.text')) return readOdt(bytes);
  // Archives packed anew do not begin with their kind in plain letters.
  if (
    content.includes('content.xml') &&
    content.includes('META-INF/manifest.xml') &&
    !/opendocument\.(?!text)/.test(content)
  )
    return readOdt(bytes);
  const isSheet = content.includes('xl/workbook.xml') || content.includes('opendocument.spreadsheet');
  const message = isSheet
    ? 'The file is a spreadsheet, not a document. Figures are brought in under the data of the space.'
    : 'The file is an archive or of a program that is not known. Give the document itself as PDF, DOCX, ODT, HTML or text.';
  throw new UnreadableDocumentError('unknown-format', message);
}

async function readRaw(bytes: Uint8Array, onPage?: OnPage): Promise<RawDocument> {
  checkSize(bytes);
  refuseOtherKinds(bytes);
  if (startsWith(bytes, '%PDF-', 1024)) {
    // The library for PDF is large: it is loaded with the first of them.
    const { readPdf } = await import('./pdf/read-pdf.ts');
    return readPdf(bytes, onPage);
  }
  if (startsWith(bytes, 'PK')) return readPacked(bytes);
  const text = textOfBytes(bytes);
  return /^\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body|\?xml[\s\S]{0,300}<html)/i.test(
    text.slice(0, 4096),
  )
    ? readHtml(text)
    : readPlain(text);
}

const OTHER_LANGUAGES: Readonly<Record<string, string>> = {
  pt: 'Portuguese',
  it: 'Italian',
  de: 'German',
  ro: 'Romanian',
};

interface Languages {
  readonly language: Language;
  readonly languages: PolicyText['languages'];
  readonly finding?: Finding;
}

function languagesOf(codes: ReadonlyMap<string, number>, wanted: Language | undefined): Languages {
  const all = [...codes.values()].reduce((sum, words) => sum + words, 0);
  const [top] = [...codes].sort((a, b) => b[1] - a[1]);
  const read = (['fr', 'en', 'es', 'ar'] as const)
    .map((language) => ({ language, share: (codes.get(language) ?? 0) / Math.max(1, all) }))
    .filter(({ share }) => share >= 0.02)
    .sort((a, b) => b.share - a.share);
  const language = wanted ?? read[0]?.language ?? 'en';
  const other = top === undefined ? undefined : OTHER_LANGUAGES[top[0]];
  if (wanted !== undefined || (other === undefined && top !== undefined)) return { language, languages: read };
  const message =
    other === undefined
      ? 'The language could not be told from so few words. Say which it is.'
      : `The document seems to be written in ${other}. Documents are read in French, English, Spanish and Arabic.`;
  return {
    language,
    languages: read,
    finding: { rule: 'language-not-known', severity: 'warning', message, where: '' },
  };
}

/** Says of each block in which language it is written. */
function withLanguages(raw: RawDocument, wanted: Language | undefined): PolicyText {
  const codes = new Map<string, number>();
  let words = 0;
  const recognised = raw.blocks.map((block) => {
    const found = recogniseLanguage(block.text);
    words += found.words;
    if (found.code !== undefined) codes.set(found.code, (codes.get(found.code) ?? 0) + found.words);
    return found;
  });
  const { language, languages, finding } = languagesOf(codes, wanted);
  const isIn = (one: Language): boolean => languages.some((known) => known.language === one);
  const blocks = raw.blocks.map((block, i): Block => {
    const own = recognised[i]?.language;
    return { ...block, language: own !== undefined && isIn(own) ? own : language };
  });
  const title = titleOf(raw.title, blocks);
  const { title: _, ...rest } = raw;
  return {
    ...rest,
    ...(title !== undefined && { title }),
    language,
    languages,
    words,
    blocks,
    findings: finding === undefined ? raw.findings : [...raw.findings, finding],
  };
}

/**
 * Reads a policy document into text: PDF, DOCX, ODT, HTML or plain text, recognised by content.
 *
 * @param bytes the whole file; at most `DOCUMENT_LIMITS.bytes`
 * @throws UnreadableDocumentError with a finding that says what to do: `empty-file`, `too-large`, `unknown-format`,
 *   `encrypted`, `damaged-document`, `unsafe-xml`, `scan-without-text`, `no-text`
 */
export async function readDocument(bytes: Uint8Array, options: ReadDocumentOptions = {}): Promise<PolicyText> {
  const read = await readRaw(bytes, options.onPage);
  const raw = { ...read, blocks: withoutContents(read.blocks) };
  if (raw.blocks.length === 0) {
    throw new UnreadableDocumentError(
      'no-text',
      'The document has no text. If its pages are pictures, run text recognition (OCR) over it.',
    );
  }
  return withLanguages(raw, options.language);
}
