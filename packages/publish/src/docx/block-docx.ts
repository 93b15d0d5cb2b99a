import type { Block, KeyFigure, Section } from '@sterna/document';
import {
  Bookmark,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  type Table,
  TextRun,
} from 'docx';
import { drawForPaper } from '../picture/file-picture.ts';
import { drawPng } from '../picture/png.ts';
import { cleanText, withoutDirectionMarks } from '../text.ts';
import type { DocxContext } from './docx-context.ts';
import { COLOURS, STYLES } from './docx-style.ts';
import { figureRuns, inlineRuns, textRuns } from './runs-docx.ts';
import { labelRuns, smallParagraph, sourceParagraphs, tableBlocks } from './table-docx.ts';

/** Charts are drawn this wide, in pixels, and shown over the width of the text (16.4 cm). */
const PICTURE_WIDTH = 640;
const SHOWN_WIDTH = 620;

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const;

/** A paragraph in the direction of the document. */
export function paragraph(children: readonly ParagraphChild[], context: DocxContext, style?: string): Paragraph {
  return new Paragraph({ ...(style ? { style } : {}), bidirectional: context.rightToLeft, children });
}

/** Key figures one below the other: the figure large, then what it is. */
export function keyFigureParagraphs(items: readonly KeyFigure[], context: DocxContext): readonly Paragraph[] {
  return items.flatMap(({ value, trace, label, change }) => {
    const changed = change ? textRuns(` · ${change}`, context, { color: COLOURS.accent }) : [];
    return [
      paragraph(figureRuns(value, trace, context), context, STYLES.keyFigure),
      paragraph([...textRuns(label, context), ...changed], context, STYLES.keyLabel),
    ];
  });
}

function chartParagraphs(block: Block & { kind: 'chart' }, context: DocxContext): readonly Paragraph[] {
  const { chart, table } = block;
  const { bytes, width, height } = drawPng(drawForPaper(chart, PICTURE_WIDTH));
  const picture = new ImageRun({
    type: 'png',
    data: bytes,
    transformation: { width: SHOWN_WIDTH, height: Math.round((SHOWN_WIDTH * height) / width) },
    altText: {
      name: chart.id,
      title: withoutDirectionMarks(cleanText(chart.title)),
      description: withoutDirectionMarks(cleanText(chart.description)),
    },
  });
  const isMap = chart.kind === 'flow-map' || chart.kind === 'choice-map';
  return [
    new Paragraph({
      style: 'Caption',
      bidirectional: context.rightToLeft,
      children: [
        ...labelRuns(context.numbers.get(chart.id), context),
        ...textRuns(` · ${chart.title}`, context, { bold: true }),
      ],
    }),
    paragraph(textRuns(chart.subtitle, context), context, STYLES.subtitle),
    new Paragraph({ bidirectional: context.rightToLeft, keepNext: true, spacing: { after: 40 }, children: [picture] }),
    ...sourceParagraphs(table, context),
    ...(isMap ? [smallParagraph(textRuns(context.document.words.boundaries, context), context)] : []),
  ];
}

function noticeParagraph(block: Block & { kind: 'notice' }, context: DocxContext): Paragraph {
  const missing = block.tone === 'missing';
  const edge = { style: BorderStyle.SINGLE, size: 18, space: 8, color: missing ? COLOURS.warning : COLOURS.muted };
  return new Paragraph({
    style: STYLES.notice,
    bidirectional: context.rightToLeft,
    shading: { type: ShadingType.CLEAR, fill: COLOURS.surface, color: 'auto' },
    border: context.rightToLeft ? { right: edge } : { left: edge },
    children: [
      ...textRuns(block.title, context, { bold: true, ...(missing ? { color: COLOURS.warningText } : {}) }),
      new TextRun(' '),
      ...inlineRuns(block.content, context),
    ],
  });
}

function blockParagraphs(block: Block, context: DocxContext): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'statement':
      return [paragraph(inlineRuns(block.content, context), context, STYLES.statement)];
    case 'paragraph':
      return [paragraph(inlineRuns(block.content, context), context)];
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            bidirectional: context.rightToLeft,
            bullet: { level: 0 },
            children: inlineRuns(item, context),
          }),
      );
    case 'key-figures':
      return keyFigureParagraphs(block.items, context);
    case 'chart':
      return chartParagraphs(block, context);
    case 'table':
      return tableBlocks(block.table, context);
    case 'notice':
      return [noticeParagraph(block, context)];
    case 'definitions':
      return block.items.flatMap(({ term, text }) => [
        paragraph(textRuns(term, context), context, STYLES.term),
        paragraph(inlineRuns(text, context), context),
      ]);
  }
}

/**
 * A section with everything below it.
 *
 * @param depth 1 for a part, which begins on a new page
 */
export function sectionBlocks(section: Section, depth: number, context: DocxContext): readonly (Paragraph | Table)[] {
  const number = section.number
    ? [new TextRun({ text: `${section.number}  `, color: COLOURS.muted, bold: false })]
    : [];
  return [
    new Paragraph({
      heading: HEADINGS[Math.min(depth, HEADINGS.length) - 1] ?? HeadingLevel.HEADING_4,
      bidirectional: context.rightToLeft,
      pageBreakBefore: depth === 1,
      children: [
        new Bookmark({
          id: context.headings.get(section.id) ?? section.id,
          children: [...number, ...textRuns(section.title, context)],
        }),
      ],
    }),
    ...section.blocks.flatMap((block) => blockParagraphs(block, context)),
    ...section.sections.flatMap((inner) => sectionBlocks(inner, depth + 1, context)),
  ];
}
