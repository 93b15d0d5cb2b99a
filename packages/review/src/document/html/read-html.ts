import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { BlockBuilder, type ParagraphKind } from '../office/block-builder.ts';
import type { Look } from '../office/looks.ts';
import type { RawDocument } from '../policy-text.ts';
import { attributesOf, countLetters, isAround, mainPart } from './main-part.ts';

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

/** A link to a note, and the number of a note where it stands: they would read as part of the word before them. */
const isNoteSign = (node: Node): boolean => {
  if (!('childNodes' in node) || !/^(?:a|sup)$/.test(node.nodeName)) return false;
  const isLink = node.nodeName === 'a' && (attributesOf(node).get('href') ?? '').includes('#');
  return (isLink || node.nodeName === 'sup') && /^[[(]?(?:\d{1,3}|[*†‡]|[ivx]{1,4})[\])]?$/.test(deepText(node));
};

function deepText(node: Node): string {
  let text = '';
  const waiting: Node[] = [node];
  for (let one = waiting.shift(); one !== undefined && text.length < 40; one = waiting.shift()) {
    if ('value' in one) text += one.value;
    if ('childNodes' in one) waiting.unshift(...one.childNodes);
  }
  return text.trim();
}

/** A line of the list of contents that a word processor wrote. */
const isContents = (node: Node): boolean => /^MsoToc\d/i.test(attributesOf(node).get('class') ?? '');

/** Where programs gather the notes of a page. */
const isNotes = (attributes: ReadonlyMap<string, string>): boolean =>
  /^(?:sdfootnote|sdendnote|ftn|edn|_ftn|_edn|fn)\d/i.test(attributes.get('id') ?? '') ||
  /\bMso(?:Foot|End)noteText\b/.test(attributes.get('class') ?? '') ||
  /doc-(?:foot|end)notes?/.test(attributes.get('role') ?? '');

const FONT_SIZES = [0, 8, 10, 12, 14, 18, 24, 36];

/** How an element sets its text, where it says so. */
function lookOf(name: string, attributes: ReadonlyMap<string, string>, around: Look): Look {
  const style = attributes.get('style') ?? '';
  const weight = /font-weight\s*:\s*(bold|normal|\d{3})/i.exec(style)?.[1];
  const isBold =
    name === 'b' || name === 'strong' || (weight === undefined ? around.isBold : /bold|[6-9]00/i.test(weight));
  const stated = /font-size\s*:\s*([\d.]+)\s*(pt|px)/i.exec(style);
  const size = stated === null ? 0 : Number(stated[1]) * (stated[2]?.toLowerCase() === 'px' ? 0.75 : 1);
  const named = name === 'font' ? (FONT_SIZES[Number(attributes.get('size'))] ?? 0) : 0;
  return { isBold, size: size || named || around.size };
}

/** Reads a tree without calling itself, however deep it is nested. */
class TreeReader {
  readonly builder: BlockBuilder = new BlockBuilder(0);
  title = '';
  #lists = 0;
  #notes = 0;
  #open: ParagraphKind | undefined;
  readonly #items: ParagraphKind[] = [];
  readonly #looks: Look[] = [{ isBold: false, size: 12 }];
  readonly #letters: ReadonlyMap<Node, number>;
  readonly #all: number;

  constructor(letters: ReadonlyMap<Node, number>, all: number) {
    this.#letters = letters;
    this.#all = all;
  }

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
      if (this.#open === undefined && node.value.trim() !== '') this.#begin(this.#paragraphKind);
      this.#add(node.value);
      return;
    }
    if (!('childNodes' in node)) return;
    if (node.nodeName === 'title') this.title ||= textOf(node.childNodes);
    if (LEFT_OUT.has(node.nodeName) || isNoteSign(node) || isContents(node) || isAround(node, this.#letters, this.#all))
      return;
    if (node.nodeName === 'br') this.#add(' ');
    const attributes = attributesOf(node);
    this.#looks.push(lookOf(node.nodeName, attributes, this.#looks.at(-1) ?? { isBold: false, size: 0 }));
    if (isNotes(attributes)) this.#notes += 1;
    const after = this.#openElement(node.nodeName, attributes);
    steps.push({
      after: () => {
        after?.();
        this.#looks.pop();
        if (isNotes(attributes)) this.#notes -= 1;
      },
    });
    for (const child of node.childNodes.toReversed()) steps.push({ node: child });
  }

  #add(text: string): void {
    if (this.#open !== undefined) this.builder.addText(text, this.#looks.at(-1));
  }

  /** What text is that no element of its own says more of. */
  get #paragraphKind(): ParagraphKind {
    return this.#notes > 0 ? { kind: 'note' } : (this.#items.at(-1) ?? { kind: 'paragraph' });
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
    else if (name === 'li') {
      const item: ParagraphKind = { kind: 'item', level: Math.max(1, this.#lists) };
      this.#items.push(item);
      return () => {
        this.#end();
        this.#items.pop();
      };
    } else if (/^MsoTitle/.test(attributes.get('class') ?? '')) this.#begin({ kind: 'heading', level: 1 });
    else if (/^MsoList/.test(attributes.get('class') ?? '')) this.#begin({ kind: 'item', level: 1 });
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

const textOf = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => ('value' in node ? node.value : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** The title a page states in its head. */
function titleOf(roots: readonly Node[]): string {
  const waiting = [...roots];
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    if (node.nodeName === 'title' && 'childNodes' in node) return textOf(node.childNodes);
    if (/^(?:html|head)$/.test(node.nodeName) && 'childNodes' in node) waiting.push(...node.childNodes);
  }
  return '';
}

/** Reads a page of HTML: its headings, paragraphs, lists and tables, without menus and programs; nothing in it is run. */
export function readHtml(html: string): RawDocument {
  const roots = parse(html).childNodes;
  const letters = countLetters(roots);
  const all = roots.reduce((sum, root) => sum + (letters.get(root) ?? 0), 0);
  const reader = new TreeReader(letters, all);
  const main = mainPart(roots, letters);
  reader.read(main);
  const title = main === roots ? reader.title : titleOf(roots);
  const { builder } = reader;
  return { format: 'html', ...(title !== '' && { title }), pages: 0, blocks: builder.blocks, findings: [] };
}
