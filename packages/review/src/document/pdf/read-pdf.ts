import type { Finding } from '@sterna/statistics';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { boxesInOrder } from '../boxes.ts';
import { inColumnOrder } from '../columns.ts';
import { piecesOf } from '../grids.ts';
import { countWords } from '../join-lines.ts';
import { joinPages } from '../join-pages.ts';
import { hasArabic } from '../letters.ts';
import { DOCUMENT_LIMITS } from '../limits.ts';
import type { Line } from '../line.ts';
import { blocksOf } from '../paragraphs.ts';
import { type RawDocument, UnreadableDocumentError } from '../policy-text.ts';
import { withoutRunningHeads } from '../running-heads.ts';
import { usualStyle } from '../style.ts';
import { linesOf } from './lines.ts';
import { readRuns } from './page-runs.ts';
import { withBracketsRead } from './reading-order.ts';

/** Told after each page: how many are read of how many. */
export type OnPage = (read: number, of: number) => void;

interface ReadPage {
  readonly page: number;
  readonly height: number;
  readonly lines: readonly Line[];
}

function explain(error: unknown): unknown {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') {
    const message = 'The file is locked with a password. Save a copy without one (print it to PDF) and give that.';
    return new UnreadableDocumentError('encrypted', message);
  }
  if (!/PDFException|FormatError|UnknownErrorException|XRef/.test(name)) return error;
  const message = 'The PDF is damaged and cannot be opened. Download it again, or save it anew from its program.';
  return new UnreadableDocumentError('damaged-document', message);
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      // The library takes the bytes for itself: it gets a copy, what was handed over stays whole.
      data: new Uint8Array(bytes),
      enableXfa: false,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
  } catch (error) {
    throw explain(error);
  }
}

/**
 * Sets a page that is read from right to left as if seen in a mirror: columns, cells and the ends of lines are then where
 * they are in other scripts.
 */
function fromWhereItIsRead(lines: readonly Line[], width: number): readonly Line[] {
  const lengthOf = (some: readonly Line[]): number => some.reduce((sum, { text }) => sum + text.length, 0);
  const isArabic = lengthOf(lines.filter(({ text }) => hasArabic(text))) > lengthOf(lines) / 2;
  if (!isArabic) return lines;
  const texts = withBracketsRead(lines.map(({ text }) => text));
  return lines.map((line, i) => ({
    ...line,
    text: texts[i] ?? line.text,
    left: width - line.right,
    right: width - line.left,
  }));
}

async function readPages(pdf: PDFDocumentProxy, onPage: OnPage, findings: Finding[]): Promise<readonly ReadPage[]> {
  const last = Math.min(pdf.numPages, DOCUMENT_LIMITS.pages);
  const pages: ReadPage[] = [];
  const broken: number[] = [];
  let characters = 0;
  for (let number = 1; number <= last && characters < DOCUMENT_LIMITS.characters; number += 1) {
    try {
      const page = await pdf.getPage(number);
      const runs = await readRuns(page);
      const lines = fromWhereItIsRead(linesOf(runs), runs.width);
      characters += lines.reduce((sum, { text }) => sum + text.length, 0);
      pages.push({ page: number, height: runs.height, lines });
      page.cleanup();
    } catch {
      broken.push(number);
    }
    onPage(number, last);
  }
  const readTo = pages.at(-1)?.page ?? 0;
  if (broken.length > 0) findings.push(brokenPages(broken));
  if (readTo + broken.length < pdf.numPages) findings.push(leftOut(readTo, pdf.numPages));
  return pages;
}

function brokenPages(pages: readonly number[]): Finding {
  const list = pages.length > 12 ? `${pages.slice(0, 12).join(', ')} …` : pages.join(', ');
  const message = `${pages.length} pages are damaged and were left out (${list}). Save the file anew from its program to have them read.`;
  return { rule: 'damaged-pages', severity: 'warning', message, where: `page ${pages[0]}` };
}

function leftOut(read: number, pages: number): Finding {
  const message = `Only the first ${read} of ${pages} pages were read: the document is longer than any plan. Give the part that matters.`;
  return { rule: 'too-long', severity: 'warning', message, where: `page ${read + 1}` };
}

/** Pages with hardly a letter are pictures of pages, or empty. */
function pictureFindings(pages: readonly ReadPage[]): Finding | undefined {
  const letters = ({ lines }: ReadPage): number => lines.reduce((sum, { text }) => sum + text.length, 0);
  const bare = pages.filter((page) => letters(page) < 25);
  if (bare.length < 3 || bare.length < pages.length * 0.1) return undefined;
  const message =
    `${bare.length} of ${pages.length} pages have no text: they are pictures or empty. ` +
    'If they are scanned, run text recognition (OCR) over the file and give it again.';
  return { rule: 'pages-without-text', severity: 'warning', message, where: `page ${bare[0]?.page ?? 1}` };
}

function checkHasText(pages: readonly ReadPage[]): void {
  const letters = pages.reduce((sum, { lines }) => sum + lines.reduce((n, { text }) => n + text.length, 0), 0);
  if (letters >= 200 || letters >= pages.length * 40) {
    if (letters > 0) return;
  }
  const message =
    'The file has no text: its pages are pictures, as a scanner makes them. ' +
    'Run text recognition (OCR) over it, or ask the issuing body for the original, and give that.';
  throw new UnreadableDocumentError('scan-without-text', message);
}

async function titleOf(pdf: PDFDocumentProxy): Promise<string | undefined> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.trim() : '';
  return title === '' ? undefined : title;
}

/**
 * Reads the text of a PDF page by page and makes it whole: columns, tables, paragraphs across pages.
 *
 * @throws UnreadableDocumentError `encrypted`, `damaged-document`, `scan-without-text`
 */
export async function readPdf(bytes: Uint8Array, onPage: OnPage = () => {}): Promise<RawDocument> {
  const pdf = await open(bytes);
  try {
    const findings: Finding[] = [];
    const read = await readPages(pdf, onPage, findings);
    checkHasText(read);
    const pictures = pictureFindings(read);
    if (pictures !== undefined) findings.push(pictures);
    const pages = withoutRunningHeads(read);
    const lines = pages.flatMap((page) => page.lines);
    const words = countWords(lines.map(({ text }) => text));
    const setting = { style: usualStyle(lines), words };
    const blocks = pages.flatMap((page) => blocksOf(piecesOf(boxesInOrder(inColumnOrder(page.lines))), setting));
    const title = await titleOf(pdf);
    return {
      format: 'pdf',
      ...(title !== undefined && { title }),
      pages: pdf.numPages,
      blocks: joinPages(blocks, words),
      findings,
    };
  } finally {
    await pdf.loadingTask.destroy();
  }
}
