import type { LocalisedText } from '../model/data.ts';
import { SdmxError } from '../model/message.ts';
import type { XmlAttributes, XmlHandler } from './tokens.ts';

/** An element with all that is in it: for headers and structures, never for data. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlElement[];
  /** Its own text, trimmed. */
  readonly text: string;
  readonly line: number;
}

interface OpenElement {
  name: string;
  attributes: XmlAttributes;
  children: XmlElement[];
  text: string;
  line: number;
}

/** Texts in elements are held in memory, so they are held to a length. */
const LONGEST_TEXT = 1_000_000;

/** Gathers one element; `finished` is called with it when it closes. */
export class ElementGatherer implements XmlHandler {
  readonly #stack: OpenElement[] = [];
  readonly #finished: (element: XmlElement) => void;
  readonly #line: () => number;

  constructor(line: () => number, finished: (element: XmlElement) => void) {
    this.#line = line;
    this.#finished = finished;
  }

  open(name: string, attributes: XmlAttributes): void {
    const element: OpenElement = { name, attributes, children: [], text: '', line: this.#line() };
    this.#stack.at(-1)?.children.push(element);
    this.#stack.push(element);
  }

  text(text: string): void {
    const top = this.#stack.at(-1);
    if (!top) return;
    top.text += text;
    if (top.text.length > LONGEST_TEXT) {
      throw new SdmxError('too-long', `A text is longer than ${LONGEST_TEXT} characters.`, this.#line());
    }
  }

  close(): void {
    const element = this.#stack.pop();
    if (!element) return;
    element.text = element.text.trim();
    if (this.#stack.length === 0) this.#finished(element);
  }
}

/** The first child of one of the names. */
export function childOf(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  return element?.children.find(({ name }) => names.includes(name));
}

/** All children of one of the names. */
export function childrenOf(element: XmlElement | undefined, ...names: string[]): readonly XmlElement[] {
  return element?.children.filter(({ name }) => names.includes(name)) ?? [];
}

/** The text of the first child of the name, if it has any. */
export function childText(element: XmlElement | undefined, ...names: string[]): string | undefined {
  return childOf(element, ...names)?.text || undefined;
}

/** Texts by `xml:lang`; the standard's default language is English. The first of a language counts. */
export function localisedText(elements: readonly XmlElement[]): LocalisedText {
  const texts: Record<string, string> = {};
  for (const { attributes, text } of elements) {
    const language = attributes['xml:lang'] ?? attributes['lang'] ?? 'en';
    if (!Object.hasOwn(texts, language)) texts[language] = text;
  }
  return texts;
}

/** As `localisedText`, and nothing where there is no element. */
export function optionalText(elements: readonly XmlElement[]): LocalisedText | undefined {
  return elements.length > 0 ? localisedText(elements) : undefined;
}
