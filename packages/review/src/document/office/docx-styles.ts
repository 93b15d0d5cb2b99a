import type { ParagraphKind } from './block-builder.ts';
import type { Look } from './looks.ts';
import type { OfficeParts } from './office-parts.ts';

/** What the styles of a DOCX say of the paragraphs that bear them. */
export interface DocxStyles {
  kindOf(style: string): ParagraphKind | undefined;
  /** Whether paragraphs of the style are lines of a list of contents. */
  isContents(style: string): boolean;
  isTitle(style: string): boolean;
  /** How text of the style is set, where nothing else is said of it. */
  lookOf(style: string): Look;
}

interface Style {
  name: string;
  basedOn?: string;
  outline?: number;
  isBold?: boolean;
  /** Points. */
  size?: number;
}

const HEADING = /^(?:heading|titre|título|titulo|überschrift|عنوان)\s*([1-9])$/i;

function headingOf(style: Style | undefined, styles: ReadonlyMap<string, Style>, depth = 0): number | undefined {
  if (style === undefined || depth > 12) return undefined;
  const named = HEADING.exec(style.name)?.[1];
  if (named !== undefined) return Number(named);
  if (style.outline !== undefined && style.outline < 9) return style.outline + 1;
  return headingOf(styles.get(style.basedOn ?? ''), styles, depth + 1);
}

function lookOf(style: Style | undefined, styles: ReadonlyMap<string, Style>, depth = 0): Look {
  if (style === undefined || depth > 12) return { isBold: false, size: 0 };
  const base = lookOf(styles.get(style.basedOn ?? ''), styles, depth + 1);
  return { isBold: style.isBold ?? base.isBold, size: style.size ?? base.size };
}

/** Whether a switch of the markup is on: it is, where nothing else is said. */
export const isOn = (value: string | undefined): boolean => !/^(?:0|false|off|none)$/.test(value ?? '');

/** Reads the styles of a DOCX. */
export async function readStyles(parts: OfficeParts): Promise<DocxStyles> {
  const styles = new Map<string, Style>();
  let open: Style | undefined;
  await parts.read('word/styles.xml', {
    open: (name, attributes) => {
      const value = attributes['w:val'] ?? '';
      if (name === 'style') {
        open = { name: '' };
        styles.set(attributes['w:styleId'] ?? '', open);
      } else if (open !== undefined && name === 'name') open.name = value;
      else if (open !== undefined && name === 'basedOn') open.basedOn = value;
      else if (open !== undefined && name === 'outlineLvl') open.outline = Number(value);
      else if (open !== undefined && name === 'b') open.isBold = isOn(attributes['w:val']);
      else if (open !== undefined && name === 'sz') open.size = Number(value) / 2 || 0;
    },
  });
  const nameOf = (style: string): string => styles.get(style)?.name ?? style;
  return {
    kindOf: (style) => {
      const level = headingOf(styles.get(style) ?? { name: style }, styles);
      if (level !== undefined) return { kind: 'heading', level: Math.min(6, level) };
      if (/^(?:title|titre|título)$/i.test(nameOf(style))) return { kind: 'heading', level: 1 };
      if (/list (?:bullet|number)|^liste? (?:à puces|num)|lista con/i.test(nameOf(style)))
        return { kind: 'item', level: 1 };
      return /footnote|endnote|note de bas|nota al pie/i.test(nameOf(style)) ? { kind: 'note' } : undefined;
    },
    isContents: (style) => /^(?:toc|tm|tdc|índice|table of figures|table des)\s*\d*/i.test(nameOf(style)),
    isTitle: (style) => /^(?:title|titre|título)$/i.test(nameOf(style)),
    lookOf: (style) => lookOf(styles.get(style), styles),
  };
}
