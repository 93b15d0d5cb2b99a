import type { XmlHandler } from '@sterna/tabular';
import type { RawDocument } from '../policy-text.ts';
import { BlockBuilder, type ParagraphKind } from './block-builder.ts';
import { type DocxStyles, isOn, readStyles } from './docx-styles.ts';
import type { Look } from './looks.ts';
import { type OfficeParts, openOfficeParts } from './office-parts.ts';

/** Parts of the markup whose text is not the document's: deleted text, field codes, the second writing of a drawing. */
const LEFT_OUT = new Set(['del', 'moveFrom', 'instrText', 'delText', 'Fallback', 'delInstrText']);

interface OpenParagraph {
  kind: ParagraphKind;
  isContents: boolean;
  isTitle: boolean;
  /** Whether its properties are still being read: the paragraph opens in the builder with its first run. */
  isOpen: boolean;
  notes: string[];
  /** As its style says; and its run, where that says otherwise. */
  look: Look;
  run: Look;
}

const PLAIN: Look = { isBold: false, size: 0 };

/** Reads the body of a DOCX, or its notes, into blocks. */
class BodyReader implements XmlHandler {
  readonly builder: BlockBuilder = new BlockBuilder(1);
  pagesNoted = 0;
  title: string | undefined;
  readonly #styles: DocxStyles;
  readonly #notes: ReadonlyMap<string, string>;
  readonly #open: OpenParagraph[] = [];
  readonly #spans: number[] = [];
  #leftOut = 0;
  #inText = false;
  #inRun = false;

  constructor(styles: DocxStyles, notes: ReadonlyMap<string, string>) {
    this.#styles = styles;
    this.#notes = notes;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (LEFT_OUT.has(name)) this.#leftOut += 1;
    if (this.#leftOut > 0) return;
    const value = attributes['w:val'] ?? '';
    if (name === 'p') this.#openParagraph();
    else if (name === 'pStyle') this.#styleIs(value);
    else if (name === 'outlineLvl' && Number(value) < 6) this.#kindIs({ kind: 'heading', level: Number(value) + 1 });
    else if (name === 'ilvl') this.#isItem(Number(value) + 1);
    else if (name === 'tbl') this.builder.openTable();
    else if (name === 'tr') this.builder.openRow();
    else if (name === 'tc') this.#openCell();
    else if (name === 'gridSpan') this.#spans[this.#spans.length - 1] = Number(value) || 1;
    else this.#openInRun(name, attributes);
  }

  #openInRun(name: string, attributes: Readonly<Record<string, string>>): void {
    const open = this.#open.at(-1);
    if (name === 'r') {
      this.#inRun = true;
      if (open !== undefined) open.run = open.look;
    } else if (this.#inRun && open !== undefined && (name === 'b' || name === 'bCs'))
      open.run = { ...open.run, isBold: isOn(attributes['w:val']) };
    else if (this.#inRun && open !== undefined && (name === 'sz' || name === 'szCs'))
      open.run = { ...open.run, size: Number(attributes['w:val']) / 2 || open.run.size };
    else if (name === 't') this.#inText = true;
    else if (name === 'tab' || name === 'cr' || name === 'noBreakHyphen')
      this.#add(name === 'noBreakHyphen' ? '-' : ' ');
    else if (name === 'br') this.#add(' ');
    else if (name === 'footnoteReference' || name === 'endnoteReference') {
      this.#open.at(-1)?.notes.push(`${name.slice(0, 4)}${attributes['w:id'] ?? ''}`);
    }
    if (name === 'lastRenderedPageBreak' || (name === 'br' && attributes['w:type'] === 'page')) {
      if (name === 'lastRenderedPageBreak') this.pagesNoted += 1;
      this.builder.breakPage();
    }
  }

  text(text: string): void {
    if (this.#inText && this.#leftOut === 0) this.#add(text);
  }

  close(name: string): void {
    if (LEFT_OUT.has(name)) this.#leftOut -= 1;
    if (this.#leftOut > 0) return;
    if (name === 't') this.#inText = false;
    else if (name === 'r') this.#inRun = false;
    else if (name === 'p') this.#closeParagraph();
    else if (name === 'tc') this.builder.closeCell(this.#spans.pop());
    else if (name === 'tbl') this.builder.closeTable();
  }

  #openCell(): void {
    this.builder.openCell();
    this.#spans.push(1);
  }

  #openParagraph(): void {
    const closed = { isContents: false, isTitle: false, isOpen: false };
    this.#open.push({ kind: { kind: 'paragraph' }, ...closed, notes: [], look: PLAIN, run: PLAIN });
  }

  #kindIs(kind: ParagraphKind): void {
    const open = this.#open.at(-1);
    if (open !== undefined) open.kind = kind;
  }

  #styleIs(style: string): void {
    const open = this.#open.at(-1);
    if (open === undefined) return;
    open.isContents = this.#styles.isContents(style);
    open.isTitle = this.#styles.isTitle(style);
    open.look = this.#styles.lookOf(style);
    open.kind = this.#styles.kindOf(style) ?? open.kind;
  }

  #isItem(level: number): void {
    const open = this.#open.at(-1);
    // Numbered headings are numbered by lists too.
    if (open !== undefined && open.kind.kind !== 'heading') open.kind = { kind: 'item', level };
  }

  #add(text: string): void {
    const open = this.#open.at(-1);
    if (open === undefined || open.isContents) return;
    if (!open.isOpen) {
      this.builder.openParagraph(open.kind);
      open.isOpen = true;
    }
    this.builder.addText(text, open.run);
  }

  #closeParagraph(): void {
    const open = this.#open.pop();
    if (open?.isOpen !== true) return;
    this.builder.closeParagraph();
    if (open.isTitle) this.title ??= this.builder.last?.text;
    for (const note of open.notes) {
      const text = this.#notes.get(note);
      if (text === undefined) continue;
      this.builder.openParagraph({ kind: 'note' });
      this.builder.addText(text);
      this.builder.closeParagraph();
    }
  }
}

/** The texts of the notes of a DOCX, by what refers to them. */
async function readNotes(parts: OfficeParts): Promise<ReadonlyMap<string, string>> {
  const notes = new Map<string, string>();
  for (const kind of ['foot', 'end']) {
    let id = '';
    let inText = false;
    await parts.read(`word/${kind}notes.xml`, {
      open: (name, attributes) => {
        if (name === `${kind}note`) id = attributes['w:type'] === undefined ? `${kind}${attributes['w:id'] ?? ''}` : '';
        inText = name === 't';
      },
      text: (text) => {
        if (inText && id !== '') notes.set(id, `${notes.get(id) ?? ''}${text}`);
      },
      close: (name) => {
        if (name === 't') inText = false;
        else if (name === 'p' && notes.has(id)) notes.set(id, `${notes.get(id)} `);
      },
    });
  }
  return notes;
}

/** The title and the number of pages that the file states of itself. */
export async function readCoreTitle(parts: OfficeParts, part: string): Promise<{ title?: string; pages: number }> {
  let at = '';
  let title = '';
  let pages = 0;
  const handler: XmlHandler = {
    open: (name, attributes) => {
      at = name;
      const stated = Number(attributes['meta:page-count']);
      if (Number.isFinite(stated)) pages = stated;
    },
    text: (text) => {
      if (at === 'title') title += text;
      if (at === 'Pages') pages = Number(text) || pages;
    },
    close: () => {
      at = '';
    },
  };
  await parts.read(part, handler);
  await parts.read('docProps/app.xml', handler);
  const tidy = title.trim();
  return { pages, ...(tidy.length > 5 && { title: tidy }) };
}

/**
 * Reads a DOCX: paragraphs with the styles that make them headings and items, tables, notes, the pages its program noted.
 *
 * @throws UnreadableDocumentError `encrypted`, `too-large`, `unsafe-xml`, `damaged-document`
 */
export async function readDocx(bytes: Uint8Array): Promise<RawDocument> {
  const parts = await openOfficeParts(bytes);
  try {
    const reader = new BodyReader(await readStyles(parts), await readNotes(parts));
    await parts.read('word/document.xml', reader);
    const stated = await readCoreTitle(parts, 'docProps/core.xml');
    const title = reader.title ?? stated.title;
    const hasPages = reader.pagesNoted > 0;
    const blocks = reader.builder.blocks.map((block) => (hasPages ? block : { ...block, page: 0, toPage: 0 }));
    const pages = hasPages ? Math.max(reader.builder.page, stated.pages) : 0;
    return { format: 'docx', ...(title !== undefined && { title }), pages, blocks, findings: [] };
  } finally {
    parts.close();
  }
}
