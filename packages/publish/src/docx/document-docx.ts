import type { Document } from '@sterna/document';
import {
  AlignmentType,
  File,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  type TableOfContents,
  TextRun,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { producerLine, titleOf } from '../imprint.ts';
import { cleanText, plainText, withoutDirectionMarks } from '../text.ts';
import { keyFigureParagraphs, paragraph, sectionBlocks } from './block-docx.ts';
import { contentsBlocks } from './contents-docx.ts';
import { type DocxContext, docxContext } from './docx-context.ts';
import { COLOURS, docxStyles, NUMBERING, STYLES } from './docx-style.ts';
import { inlineRuns, textRuns } from './runs-docx.ts';

/** A4 and its margins, in twentieths of a point. */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1420, bottom: 1300, left: 1303, right: 1303, header: 700, footer: 600 },
} as const;

function cover(context: DocxContext): readonly Paragraph[] {
  const { document } = context;
  return [
    paragraph(textRuns(document.kicker, context), context, STYLES.kicker),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      bidirectional: context.rightToLeft,
      children: textRuns(document.title, context),
    }),
    paragraph(inlineRuns(document.summary, context), context, STYLES.summary),
    ...keyFigureParagraphs(document.keyFigures, context),
    new Paragraph({ text: '' }),
    ...document.meta.map((line) => paragraph(textRuns(line, context), context, STYLES.meta)),
  ];
}

function header(context: DocxContext): Header {
  return new Header({
    children: [
      new Paragraph({
        style: STYLES.meta,
        bidirectional: context.rightToLeft,
        children: [
          ...textRuns(context.document.title, context, { bold: true }),
          ...textRuns(` · ${context.document.kicker}`, context),
        ],
      }),
    ],
  });
}

function footer(context: DocxContext): Footer {
  const { document } = context;
  return new Footer({
    children: [
      new Paragraph({
        style: STYLES.meta,
        bidirectional: context.rightToLeft,
        alignment: AlignmentType.START,
        children: [
          ...textRuns(`${producerLine(document)} · `, context),
          new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], color: COLOURS.muted }),
        ],
      }),
    ],
  });
}

/**
 * Renders a document as a Word file to work on further: real headings, a contents field, tables with marked head rows,
 * charts as pictures with alternative text, numbered captions, right-to-left paragraphs and tables in Arabic.
 */
export async function renderDocx(document: Document): Promise<Uint8Array> {
  const context = docxContext(document);
  const children: readonly (Paragraph | Table | TableOfContents)[] = [
    ...cover(context),
    ...(document.isBrief ? [] : contentsBlocks(context)),
    ...document.sections.flatMap((section) => sectionBlocks(section, 1, context)),
  ];
  const file = new File({
    title: titleOf(document),
    subject: withoutDirectionMarks(cleanText(document.kicker)),
    description: withoutDirectionMarks(cleanText(plainText(document.summary))),
    creator: cleanText(document.words.producer),
    lastModifiedBy: cleanText(document.words.producer),
    keywords: document.place,
    styles: docxStyles(document.language, document.isBrief),
    numbering: NUMBERING,
    // Written into the contents, so that Word need not ask to update them on opening.
    pageNumbers: estimatePageNumbersWith({ guess: true }),
    sections: [
      {
        properties: { page: PAGE, titlePage: true },
        headers: { default: header(context), first: new Header({ children: [new Paragraph('')] }) },
        footers: { default: footer(context), first: footer(context) },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}
