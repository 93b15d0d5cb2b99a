import type { Document } from '@sterna/document';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { tablesOf, walkBlocks } from './contents.ts';
import { renderDocx } from './docx/document-docx.ts';
import { renderHtml } from './html/document-html.ts';
import { renderPdf } from './pdf/document-pdf.ts';
import { pdfInput } from './pdf/pdf-data.ts';
import { sampleDocument } from './sample/sample-document.ts';
import { textOfXml, zipText } from './sample/zip-entries.ts';
import { renderXlsx } from './xlsx/document-xlsx.ts';

/** Text without spaces and invisible marks, which every format sets its own way. */
function bare(text: string): string {
  return text.replace(/[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069]/gu, '');
}

/** The texts of all figures that page, PDF and DOCX show: key figures, those in sentences, those in tables. */
function figuresOf(document: Document): readonly string[] {
  const figures = document.keyFigures.map((figure) => figure.value);
  for (const block of walkBlocks(document)) {
    if (block.kind === 'statement') {
      figures.push(...block.content.flatMap((inline) => (inline.kind === 'figure' ? [inline.text] : [])));
    }
    if (block.kind === 'table') figures.push(...block.table.rows.flat().map((cell) => cell.text));
  }
  return [...new Set(figures.map(bare))];
}

async function textOfPdf(pdf: Uint8Array): Promise<string> {
  const opened = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= opened.numPages; number++) {
    const { items } = await (await opened.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  await opened.loadingTask.destroy();
  return pages.join('');
}

describe.each(['fr', 'ar'] as const)('the same document in %s', (language) => {
  const document = sampleDocument(language);
  const figures = figuresOf(document);

  it('has the same figures as page', () => {
    const text = bare(textOfXml(renderHtml(document)));
    for (const figure of figures) expect(text).toContain(figure);
  });

  it('has the same figures as PDF', async () => {
    const text = bare(await textOfPdf(await renderPdf(document)));
    // Arabic words come out of a PDF in the order of their shapes; figures are what is compared.
    for (const figure of figures.filter((each) => /\d/.test(each))) expect(text).toContain(figure);
  });

  it('hands the same figures to the PDF template', () => {
    const text = bare(JSON.stringify(pdfInput(document).data));
    for (const figure of figures) expect(text).toContain(figure);
  });

  it('has the same figures as DOCX', async () => {
    const text = bare(textOfXml(zipText(await renderDocx(document), 'word/document.xml')));
    for (const figure of figures) expect(text).toContain(figure);
  });

  it('has the same figures as XLSX, where numbers are shown through their formats', async () => {
    const archive = await renderXlsx(document);
    const formats = formatsOf(archive);
    const keyFigures = numbersShown(zipText(archive, 'xl/worksheets/sheet1.xml'), formats);
    expect(keyFigures).toEqual(document.keyFigures.map(({ value }) => value.replace(/\D/g, '')));
    tablesOf(document).forEach((table, index) => {
      const shown = numbersShown(zipText(archive, `xl/worksheets/sheet${index + 2}.xml`), formats);
      const expected = table.rows.flat().filter((cell) => typeof cell.value === 'number');
      expect(shown).toEqual(expected.map((cell) => cell.text.replace(/\D/g, '')));
    });
  });
});

/** The number format of each cell style, by index. */
function formatsOf(archive: Uint8Array): readonly string[] {
  const styles = zipText(archive, 'xl/styles.xml');
  const codes = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map((match) => [match[1], match[2] ?? '']),
  );
  const cellStyles = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? '';
  return [...cellStyles.matchAll(/<xf [^>]*numFmtId="(\d+)"|<xf(?=[ >/])/g)].map((match) => codes.get(match[1]) ?? '0');
}

/** The digits of each number of a sheet as Excel shows them, in reading order. */
function numbersShown(sheet: string, formats: readonly string[]): readonly string[] {
  return [...sheet.matchAll(/<c r="[A-Z]+\d+"([^>]*)><v>([^<]*)<\/v>/g)]
    .filter((match) => !/ t="s"/.test(match[1] ?? ''))
    .map((match) => {
      const format = formats[Number(/ s="(\d+)"/.exec(match[1] ?? '')?.[1] ?? 0)] ?? '0';
      const decimals = /\.(0+)/.exec(format)?.[1]?.length ?? 0;
      const value = Number(match[2]) * (format.includes('%') ? 100 : 1);
      return value.toFixed(decimals).replace(/\D/g, '');
    });
}
