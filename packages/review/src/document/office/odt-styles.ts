import type { XmlHandler } from '@sterna/tabular';
import type { ParagraphKind } from './block-builder.ts';
import type { Look } from './looks.ts';

interface Style {
  readonly parent: string;
  readonly name: string;
  outline?: number;
  isBold?: boolean;
  /** Points. */
  size?: number;
}

/** `Heading_20_1`, `Titre_20_2`, as files name their styles inside. */
const HEADING = /^(?:heading|titre|t[íi]tulo|encabezado|عنوان)\s*([1-9])$/iu;
const shown = (name: string): string => name.replaceAll('_20_', ' ');

/** What the styles of an ODT say of paragraphs and of the text in them. */
export class OdtStyles implements XmlHandler {
  readonly #styles = new Map<string, Style>();
  #open: Style | undefined;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'style') {
      const own = attributes['style:name'] ?? '';
      const outline = Number(attributes['style:default-outline-level']);
      this.#open = {
        parent: attributes['style:parent-style-name'] ?? '',
        name: attributes['style:display-name'] ?? shown(own),
        ...(outline > 0 && { outline }),
      };
      this.#styles.set(own, this.#open);
    } else if (name === 'text-properties' && this.#open !== undefined) {
      const weight = attributes['fo:font-weight'];
      const size = Number.parseFloat(attributes['fo:font-size'] ?? '');
      if (weight !== undefined) this.#open.isBold = weight === 'bold' || Number(weight) >= 600;
      if (size > 0 && attributes['fo:font-size']?.endsWith('pt')) this.#open.size = size;
    }
  }

  text(): void {}

  close(name: string): void {
    if (name === 'style') this.#open = undefined;
  }

  #chain(name: string): readonly Style[] {
    const chain: Style[] = [];
    for (let at = this.#styles.get(name); at !== undefined && chain.length < 12; at = this.#styles.get(at.parent))
      chain.push(at);
    return chain;
  }

  /** What a paragraph of the style is; undefined where it says nothing. */
  kindOf(name: string): ParagraphKind | undefined {
    for (const { name: own, outline } of this.#chain(name)) {
      const level = outline ?? Number(HEADING.exec(own)?.[1] ?? 0);
      if (level > 0) return { kind: 'heading', level: Math.min(6, level) };
      if (this.isTitle(name)) return { kind: 'heading', level: 1 };
    }
    return undefined;
  }

  isTitle(name: string): boolean {
    return this.#chain(name).some((style) => /^(?:title|titre|título)$/iu.test(style.name));
  }

  /** How text of a style is set; of a text inside a paragraph, with what that says. */
  lookOf(name: string, around: Look = { isBold: false, size: 0 }): Look {
    const chain = this.#chain(name);
    return {
      isBold: chain.find(({ isBold }) => isBold !== undefined)?.isBold ?? around.isBold,
      size: chain.find(({ size }) => size !== undefined)?.size ?? around.size,
    };
  }
}
