import type { Section } from '@sterna/document';
import {
  InternalHyperlink,
  LeaderType,
  PageReference,
  Paragraph,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { walkSections } from '../contents.ts';
import { cleanText } from '../text.ts';
import type { DocxContext } from './docx-context.ts';
import { STYLES, TEXT_WIDTH } from './docx-style.ts';
import { textRuns } from './runs-docx.ts';

/** Headings down to this depth are listed. */
const DEEPEST = 2;

function entry(section: Section, depth: number, context: DocxContext): Paragraph {
  const anchor = context.headings.get(section.id) ?? '';
  const number = section.number ? [new TextRun(`${section.number}  `)] : [];
  return new Paragraph({
    style: `TOC${depth}`,
    bidirectional: context.rightToLeft,
    tabStops: [{ type: TabStopType.END, position: TEXT_WIDTH, leader: LeaderType.DOT }],
    children: [
      new InternalHyperlink({
        anchor,
        children: [
          ...number,
          ...textRuns(section.title, context),
          new TextRun({ children: [new Tab()] }),
          new PageReference(anchor, { hyperlink: true }),
        ],
      }),
    ],
  });
}

/**
 * The contents: a field that Word can update, filled in already with entries in the direction of the document, which
 * Word would otherwise write from left to right in Arabic too.
 */
export function contentsBlocks(context: DocxContext): readonly (Paragraph | TableOfContents)[] {
  const { words, sections } = context.document;
  const listed = [...walkSections(sections)].filter(({ depth }) => depth <= DEEPEST);
  return [
    new Paragraph({
      style: STYLES.contentsTitle,
      bidirectional: context.rightToLeft,
      pageBreakBefore: true,
      children: textRuns(words.contents, context),
    }),
    new TableOfContents(cleanText(words.contents), {
      hyperlink: true,
      headingStyleRange: `1-${DEEPEST}`,
      contentChildren: listed.map(({ section, depth }) => entry(section, depth, context)),
    }),
  ];
}
