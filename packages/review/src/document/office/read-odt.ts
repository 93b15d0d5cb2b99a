import type { XmlHandler } from '@sterna/tabular';
import type { RawDocument } from '../policy-text.ts';
import { BlockBuilder } from './block-builder.ts';
import type { Look } from './looks.ts';
import { OdtStyles } from './odt-styles.ts';
import { openOfficeParts } from './office-parts.ts';
import { readCoreTitle } from './read-docx.ts';

/** Elements whose text is not the document's: what was deleted, remarks, lists of contents and other indexes. */
const LEFT_OUT =
  /^(?:tracked-changes|annotation|table-of-content|illustration-index|table-index|alphabetical-index|forms|note-citation|title|desc)$/;

/** Reads the content of an ODT into blocks. */
class ContentReader implements XmlHandler {
  readonly builder: BlockBuilder = new BlockBuilder(1);
  pagesNoted = 0;
  #leftOut = 0;
  #listDepth = 0;
  #notes = 0;
  readonly #repeats: number[] = [];
  readonly #styles: OdtStyles;
  /** How the text is set that is being read: of the paragraph, and of what stands inside it. */
  readonly #looks: Look[] = [];
  title: string | undefined;
  readonly #titles: boolean[] = [];

  constructor(styles: OdtStyles) {
    this.#styles = styles;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (LEFT_OUT.test(name)) this.#leftOut += 1;
    if (this.#leftOut > 0) return;
    const style = attributes['text:style-name'] ?? '';
    if (name === 'h' || name === 'p') this.#looks.push(this.#styles.lookOf(style));
    else if (name === 'span') this.#looks.push(this.#styles.lookOf(style, this.#looks.at(-1)));
    if (name === 'h') {
      this.builder.openParagraph({
        kind: 'heading',
        level: Math.min(6, Number(attributes['text:outline-level']) || 1),
      });
    } else if (name === 'p') this.#openParagraph(style);
    else if (name === 'list') this.#listDepth += 1;
    else if (name === 'note-body') this.#notes += 1;
    else if (name === 'table') this.builder.openTable();
    else if (name === 'table-row') this.builder.openRow();
    else if (name === 'table-cell') {
      this.builder.openCell();
      this.#repeats.push(Number(attributes['table:number-columns-repeated']) || 1);
    } else if (name === 'covered-table-cell')
      this.#coveredCells(Number(attributes['table:number-columns-repeated']) || 1);
    else this.#openInText(name);
  }

  /** Cells that a cell beside or above spans are written out, empty. */
  #coveredCells(count: number): void {
    this.builder.openCell();
    this.builder.closeCell(count);
  }

  #openInText(name: string): void {
    if (name === 's' || name === 'tab' || name === 'line-break') this.builder.addText(' ');
    if (name !== 'soft-page-break') return;
    this.pagesNoted += 1;
    this.builder.breakPage();
  }

  #openParagraph(style: string): void {
    const kind = this.#styles.kindOf(style);
    this.#titles.push(this.#styles.isTitle(style));
    if (this.#notes > 0) this.builder.openParagraph({ kind: 'note' });
    else if (this.#listDepth > 0 && kind === undefined)
      this.builder.openParagraph({ kind: 'item', level: this.#listDepth });
    else this.builder.openParagraph(kind ?? { kind: 'paragraph' });
  }

  #closeParagraph(name: string): void {
    this.builder.closeParagraph();
    if (name === 'p' && this.#titles.pop() === true) this.title ??= this.builder.last?.text;
  }

  text(text: string): void {
    if (this.#leftOut === 0) this.builder.addText(text, this.#looks.at(-1));
  }

  close(name: string): void {
    if (LEFT_OUT.test(name)) this.#leftOut -= 1;
    if (this.#leftOut > 0) return;
    if (name === 'h' || name === 'p' || name === 'span') this.#looks.pop();
    if (name === 'h' || name === 'p') this.#closeParagraph(name);
    else if (name === 'list') this.#listDepth -= 1;
    else if (name === 'note-body') this.#notes -= 1;
    else if (name === 'table-cell') this.builder.closeCell(this.#repeats.pop());
    else if (name === 'table') this.builder.closeTable();
  }
}

/**
 * Reads an ODT: headings, paragraphs, lists, tables, notes, the pages its program noted.
 *
 * @throws UnreadableDocumentError `encrypted`, `too-large`, `unsafe-xml`, `damaged-document`
 */
export async function readOdt(bytes: Uint8Array): Promise<RawDocument> {
  const parts = await openOfficeParts(bytes);
  try {
    const styles = new OdtStyles();
    await parts.read('styles.xml', styles);
    await parts.read('content.xml', styles);
    const reader = new ContentReader(styles);
    await parts.read('content.xml', reader);
    const { title: stated, pages } = await readCoreTitle(parts, 'meta.xml');
    const title = reader.title ?? stated;
    const hasPages = reader.pagesNoted > 0;
    const blocks = reader.builder.blocks.map((block) => (hasPages ? block : { ...block, page: 0, toPage: 0 }));
    return {
      format: 'odt',
      ...(title !== undefined && { title }),
      pages: hasPages ? Math.max(pages, reader.builder.page) : 0,
      blocks,
      findings: [],
    };
  } finally {
    parts.close();
  }
}
