import type { Block, KeyFigure, Section } from '@sterna/document';
import { directionOf } from '@sterna/vocabulary';
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
import { drawForPaper, PAPER_WIDTHS } from '../picture/file-picture.ts';
import { drawPng } from '../picture/png.ts';
import { cleanText, withoutDirectionMarks } from '../text.ts';
import type { DocxContext } from './docx-context.ts';
import { COLOURS, NUMBERED_LIST, STYLES } from './docx-style.ts';
import { figureRuns, inlineRuns, textRuns } from './runs-docx.ts';
import { labelRuns, smallParagraph, sourceParagraphs, tableBlocks } from './table-docx.ts';

/** The width of the text (16.4 cm) in pixels of the screen, as Word counts them. */
const TEXT_PIXELS = 620;

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const;

/** A paragraph in the direction of the document; `keepNext` keeps it on one page with what follows. */
export function paragraph(
  children: readonly ParagraphChild[],
  context: DocxContext,
  style?: string,
  keepNext = false,
): Paragraph {
  return new Paragraph({
    ...(style ? { style } : {}),
    ...(keepNext ? { keepNext } : {}),
    bidirectional: context.rightToLeft,
    children,
  });
}

/** How many paragraphs are kept with the picture or table they lead up to. */
const MOST_LEADS = 3;

/** True for text that leads up to a picture or table. */
function leadsUp(blocks: readonly Block[], index: number): boolean {
  const isText = (block: Block): boolean => block.kind === 'statement' || block.kind === 'paragraph';
  const after = blocks.slice(index, index + MOST_LEADS + 1).find((block) => !isText(block));
  return after?.kind === 'chart' || after?.kind === 'table';
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
  const { svg, width, height } = drawForPaper(chart, 'whole');
  const { bytes } = drawPng(svg);
  const scale = TEXT_PIXELS / PAPER_WIDTHS.whole;
  const picture = new ImageRun({
    type: 'png',
    data: bytes,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: {
      name: chart.id,
      title: withoutDirectionMarks(cleanText(chart.title)),
      description: withoutDirectionMarks(cleanText(chart.description)),
    },
  });
  const isMap = chart.kind === 'flow-map' || chart.kind === 'choice-map';
  const under = [
    ...sourceParagraphs(table, context),
    ...(isMap ? [smallParagraph(textRuns(context.document.words.boundaries, context), context)] : []),
  ];
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
    new Paragraph({
      bidirectional: context.rightToLeft,
      keepNext: under.length > 0,
      spacing: { after: 40 },
      children: [picture],
    }),
    ...under,
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

function headingParagraph(block: Block & { kind: 'heading' }, context: DocxContext): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_4,
    bidirectional: context.rightToLeft,
    children: inlineRuns(block.content, context),
  });
}

function listParagraphs(block: Block & { kind: 'list' }, context: DocxContext): readonly Paragraph[] {
  const marked = block.ordered
    ? { numbering: { reference: NUMBERED_LIST, level: 0, instance: context.nextList() } }
    : { bullet: { level: 0 } };
  return block.items.map(
    (item) => new Paragraph({ bidirectional: context.rightToLeft, ...marked, children: inlineRuns(item, context) }),
  );
}

/** What an institution has written, under a line that says so; in its own language and direction. */
function contributionParagraphs(
  block: Block & { kind: 'contribution' },
  context: DocxContext,
): readonly (Paragraph | Table)[] {
  const { language } = block;
  const within: DocxContext = {
    ...context,
    document: { ...context.document, language },
    rightToLeft: directionOf(language) === 'rtl',
  };
  return [
    paragraph(textRuns(block.by, context), context, STYLES.byline),
    ...block.blocks.flatMap((inner) => blockParagraphs(inner, within, false)),
  ];
}

function blockParagraphs(block: Block, context: DocxContext, leads: boolean): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'statement':
      return [paragraph(inlineRuns(block.content, context), context, STYLES.statement, leads)];
    case 'paragraph':
      return [paragraph(inlineRuns(block.content, context), context, undefined, leads)];
    case 'heading':
      return [headingParagraph(block, context)];
    case 'list':
      return listParagraphs(block, context);
    case 'contribution':
      return contributionParagraphs(block, context);
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
 * @param depth 1 for a part; the first of them begins on a new page
 */
export function sectionBlocks(section: Section, depth: number, context: DocxContext): readonly (Paragraph | Table)[] {
  const number = section.number
    ? [new TextRun({ text: `${section.number}  `, color: COLOURS.muted, bold: false })]
    : [];
  return [
    new Paragraph({
      heading: HEADINGS[Math.min(depth, HEADINGS.length) - 1] ?? HeadingLevel.HEADING_4,
      bidirectional: context.rightToLeft,
      pageBreakBefore: section === context.document.sections[context.document.isBrief ? 1 : 0],
      children: [
        new Bookmark({
          id: context.headings.get(section.id) ?? section.id,
          children: [...number, ...textRuns(section.title, context)],
        }),
      ],
    }),
    ...section.blocks.flatMap((block, index) => blockParagraphs(block, context, leadsUp(section.blocks, index))),
    ...section.sections.flatMap((inner) => sectionBlocks(inner, depth + 1, context)),
  ];
}
