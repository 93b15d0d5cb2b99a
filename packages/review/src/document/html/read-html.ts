import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { BlockBuilder, type ParagraphKind } from '../office/block-builder.ts';
import type { RawDocument } from '../policy-text.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Parts of a page that are not the document: programs, menus, forms. */
const LEFT_OUT = new Set(
  'script style noscript template nav form button select textarea iframe object svg title meta link footer audio video canvas dialog'.split(
    ' ',
  ),
);
/** Elements that end the paragraph before them. */
const BLOCKS = new Set(
  'p div section article main header aside blockquote pre address figure figcaption dl dt dd ul ol li center hr body td th tr table caption h1 h2 h3 h4 h5 h6 details summary'.split(
    ' ',
  ),
);

interface Step {
  readonly node?: Node;
  /** Called when all inside a node has been read. */
  readonly after?: () => void;
}

/** Reads a tree without calling itself, however deep it is nested. */
class TreeReader {
  readonly builder: BlockBuilder = new BlockBuilder(0);
  title = '';
  #lists = 0;
  #open: ParagraphKind | undefined;

  read(root: readonly Node[]): void {
    const steps: Step[] = root.map((node) => ({ node })).reverse();
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      step.after?.();
      if (step.node !== undefined) this.#enter(step.node, steps);
    }
    this.#end();
  }

  #enter(node: Node, steps: Step[]): void {
    if (node.nodeName === '#text' && 'value' in node) {
      if (this.#open === undefined && node.value.trim() !== '') this.#begin({ kind: 'paragraph' });
      if (this.#open !== undefined) this.builder.addText(node.value);
      return;
    }
    if (!('childNodes' in node)) return;
    if (node.nodeName === 'title') this.title ||= textOf(node.childNodes);
    if (LEFT_OUT.has(node.nodeName)) return;
    if (node.nodeName === 'br') this.#add(' ');
    const after = this.#openElement(node.nodeName, attributesOf(node));
    if (after !== undefined) steps.push({ after });
    for (const child of node.childNodes.toReversed()) steps.push({ node: child });
  }

  #add(text: string): void {
    if (this.#open !== undefined) this.builder.addText(text);
  }

  #begin(kind: ParagraphKind): void {
    this.#end();
    this.#open = kind;
    this.builder.openParagraph(kind);
  }

  #end(): void {
    if (this.#open !== undefined) this.builder.closeParagraph();
    this.#open = undefined;
  }

  /** @returns what is to be done when the element ends */
  #openElement(name: string, attributes: ReadonlyMap<string, string>): (() => void) | undefined {
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (BLOCKS.has(name)) this.#end();
    const end = (): void => this.#end();
    if (level !== undefined) this.#begin({ kind: 'heading', level: Number(level) });
    else if (name === 'li') this.#begin({ kind: 'item', level: Math.max(1, this.#lists) });
    else if (name === 'ul' || name === 'ol') {
      this.#lists += 1;
      return () => {
        this.#end();
        this.#lists -= 1;
      };
    } else if (name === 'table') {
      this.builder.openTable();
      return () => {
        this.#end();
        this.builder.closeTable();
      };
    } else if (name === 'tr') this.builder.openRow();
    else if (name === 'td' || name === 'th') {
      this.builder.openCell();
      return () => {
        this.#end();
        this.builder.closeCell(Number(attributes.get('colspan')) || 1, Number(attributes.get('rowspan')) || 1);
      };
    }
    return BLOCKS.has(name) ? end : undefined;
  }
}

const attributesOf = (node: Node): ReadonlyMap<string, string> =>
  new Map('attrs' in node ? node.attrs.map(({ name, value }) => [name, value]) : []);

const textOf = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => ('value' in node ? node.value : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** Reads a page of HTML: its headings, paragraphs, lists and tables, without menus and programs; nothing in it is run. */
export function readHtml(html: string): RawDocument {
  const reader = new TreeReader();
  reader.read(parse(html).childNodes);
  const { title, builder } = reader;
  return { format: 'html', ...(title !== '' && { title }), pages: 0, blocks: builder.blocks, findings: [] };
}
