import { directionOf, type Language } from '@sterna/vocabulary';
import type { TextBox } from './box.ts';
import { coordinate, escapeXml } from './markup.ts';
import { attributesOf, type PaintName, paintOf } from './paint.ts';
import { estimateWidth } from './text-measure.ts';

/** In a page colours and letters come from its style sheet; a file carries its own. */
export type Theme = 'page' | 'file';

/** Which point of the text lies at `x`: physical sides, the same in every language. */
export type Anchor = 'left' | 'middle' | 'right';

const ANCHORS: Readonly<Record<Anchor, string>> = {
  left: '',
  middle: ' text-anchor="middle"',
  right: ' text-anchor="end"',
};

export interface TextMark {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly text: string;
  readonly paint: PaintName;
  readonly anchor?: Anchor;
  /** A second part in the same line after a no-break space, painted differently. */
  readonly tail?: { readonly text: string; readonly paint: PaintName };
}

/** How far letters reach above and below the baseline, in parts of their size. */
const ASCENT = 0.8;
const DESCENT = 0.25;
/** Not all readers keep an ordinary space at the start of a `tspan`. */
const SPACE = '\u00a0';

/**
 * A picture in the making: marks in painting order, and the boxes of its texts.
 *
 * Text always runs in a left-to-right paragraph with physical anchors (the root element says `direction="ltr"`), and
 * Arabic texts carry their own direction as an isolate (U+2067 … U+2069). Browsers, Typst and resvg then agree on where
 * a text stands and in which order its words and numbers come; `direction="rtl"` is not understood by all of them.
 */
export class Drawing {
  readonly marks: string[] = [];
  readonly boxes: TextBox[] = [];
  readonly width: number;
  readonly theme: Theme;
  readonly language: Language;
  /** What charts that can be drawn lower keep to. */
  readonly mostHeight: number;
  height = 0;

  constructor(width: number, theme: Theme, language: Language, mostHeight: number = Number.POSITIVE_INFINITY) {
    this.width = width;
    this.theme = theme;
    this.language = language;
    this.mostHeight = mostHeight;
  }

  /** True when the language reads from right to left, so that the picture is laid out from its right edge. */
  get mirrored(): boolean {
    return directionOf(this.language) === 'rtl';
  }

  /** `x` measured from the edge where reading starts. */
  fromStart(x: number): number {
    return this.mirrored ? this.width - x : x;
  }

  /** The side where reading starts. */
  get start(): Anchor {
    return this.mirrored ? 'right' : 'left';
  }

  /** The side where reading ends. */
  get end(): Anchor {
    return this.mirrored ? 'left' : 'right';
  }

  /** The class (page) or attributes (file) that paint a mark. */
  paint(name: PaintName): string {
    return this.theme === 'page' ? ` class="${name}"` : attributesOf(name);
  }

  add(markup: string): void {
    this.marks.push(markup);
  }

  /**
   * Marks that lead somewhere, on pages only. Not a stop of the keyboard: the table beside a picture has the same links
   * in an order that can be followed.
   *
   * @param name what is at its end, for those who point at it or hear it
   */
  link(href: string | undefined, name: string, draw: () => void): void {
    const leads = href !== undefined && this.theme === 'page';
    if (leads) this.add(`<a href="${escapeXml(href)}" tabindex="-1"><title>${escapeXml(name)}</title>`);
    draw();
    if (leads) this.add('</a>');
  }

  path(d: string, paint: PaintName, more = ''): void {
    if (d !== '') this.add(`<path${this.paint(paint)}${more} d="${d}"/>`);
  }

  line(from: readonly [number, number], to: readonly [number, number], paint: PaintName): void {
    const at = ([x, y]: readonly [number, number]): string => `${coordinate(x)} ${coordinate(y)}`;
    this.path(`M${at(from)}L${at(to)}`, paint);
  }

  rect(x: number, y: number, width: number, height: number, paint: PaintName, more = ''): void {
    const at = `x="${coordinate(x)}" y="${coordinate(y)}"`;
    this.add(`<rect${this.paint(paint)} ${at} width="${coordinate(width)}" height="${coordinate(height)}"${more}/>`);
  }

  circle(x: number, y: number, radius: number, paint: PaintName): void {
    this.add(`<circle${this.paint(paint)} cx="${coordinate(x)}" cy="${coordinate(y)}" r="${coordinate(radius)}"/>`);
  }

  /** The box a text would take, without writing it. */
  boxOf(mark: TextMark): TextBox {
    const { size = 12, bold = false } = paintOf(mark.paint);
    const tail = mark.tail ? estimateWidth(SPACE + mark.tail.text, size, paintOf(mark.tail.paint).bold) : 0;
    const width = estimateWidth(mark.text, size, bold) + tail;
    const shift = { left: 0, middle: width / 2, right: width }[mark.anchor ?? 'left'];
    const left = mark.x - shift;
    const text = mark.tail ? mark.text + SPACE + mark.tail.text : mark.text;
    return { left, top: mark.y - size * ASCENT, right: left + width, bottom: mark.y + size * DESCENT, text };
  }

  text(mark: TextMark): TextBox {
    const box = this.boxOf(mark);
    this.boxes.push(box);
    const tail = mark.tail ? `<tspan${this.paint(mark.tail.paint)}>${escapeXml(SPACE + mark.tail.text)}</tspan>` : '';
    const content = this.directed(escapeXml(mark.text) + tail, mark.tail !== undefined);
    const at = `x="${coordinate(mark.x)}" y="${coordinate(mark.y)}"`;
    this.add(`<text${this.paint(mark.paint)} ${at}${ANCHORS[mark.anchor ?? 'left']}>${content}</text>`);
    return box;
  }

  /** Arabic letters make the whole line run from the right, so does a line of two parts; a number stays as it is. */
  private directed(content: string, hasParts: boolean): string {
    const isDirected = this.mirrored && (hasParts || /[\u0600-\u06ff]/u.test(content));
    return isDirected ? `\u2067${content}\u2069` : content;
  }
}
