import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { SdmxError } from '../model/message.ts';

/** Attributes of an element by the name as written, prefix and all. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** Takes elements and texts in document order; names are without prefix. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text(text: string): void;
}

/** What is read at most. */
export interface XmlLimits {
  /** Deepest nesting of elements. */
  readonly depth: number;
  /** Longest text, attribute or comment, in characters. */
  readonly textLength: number;
}

const LIMITS: XmlLimits = { depth: 64, textLength: 1_000_000 };

/** The name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * Cuts XML into elements and texts and keeps to limits: nothing is expanded, nothing is fetched. Texts are cut where
 * chunks end.
 */
export class XmlTokens {
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  readonly #limits: XmlLimits;
  readonly #localNames = new Map<string, string>();
  #depth = 0;
  #sawRoot = false;
  #blank = true;
  /** Lines before the first element, which the parser does not see. */
  #emptyLines = 0;
  #startsLate = false;
  /** Characters since the last event: a text that does not end is held in memory by the parser. */
  #pending = 0;

  constructor(handler: XmlHandler, limits: Partial<XmlLimits>) {
    this.#limits = { ...LIMITS, ...limits };
    const parser = this.#parser;
    parser.on('opentag', (tag: SaxesTagPlain) => {
      this.#pending = 0;
      this.#sawRoot = true;
      if (++this.#depth > this.#limits.depth) this.#refuseDepth();
      handler.open(this.#localName(tag.name), tag.attributes);
    });
    parser.on('closetag', (tag: SaxesTagPlain) => {
      this.#pending = 0;
      this.#depth--;
      handler.close(this.#localName(tag.name));
    });
    parser.on('text', (text) => {
      this.#pending = 0;
      handler.text(text);
    });
    parser.on('cdata', (text) => handler.text(text));
    parser.on('doctype', () => this.#refuseDocumentType());
    parser.on('error', (error) => this.#refuse(error.message));
  }

  /** From 1. */
  get line(): number {
    return this.#parser.line + this.#emptyLines;
  }

  /** Whether empty lines stand before the XML declaration, where XML allows none. */
  get startsLate(): boolean {
    return this.#startsLate;
  }

  /** @throws SdmxError `not-well-formed`, `document-type`, `too-deep`, `too-long` */
  write(chunk: string): void {
    this.#pending += chunk.length;
    if (this.#blank) {
      // Some services begin with empty lines, which XML does not allow before its declaration.
      this.#parser.write(this.#withoutStart(chunk));
    } else {
      this.#parser.write(chunk);
    }
    if (this.#pending > this.#limits.textLength + chunk.length) {
      throw new SdmxError(
        'too-long',
        `A text is longer than ${this.#limits.textLength} characters. Is this file damaged?`,
        this.line,
      );
    }
  }

  /** @throws SdmxError `truncated` where something is still open, `not-sdmx` for nothing but space */
  end(): void {
    if (this.#depth > 0) {
      throw new SdmxError(
        'truncated',
        'The file ends before its last element is closed: it was cut off. Fetch it again.',
        this.line,
      );
    }
    if (this.#sawRoot) {
      this.#parser.close();
      return;
    }
    if (this.#blank) throw new SdmxError('not-sdmx', 'The file holds no XML element.', this.line);
    throw new SdmxError('truncated', 'The file ends before its first element is whole: it was cut off.', this.line);
  }

  /** The first chunk that holds anything, without the empty lines before its first element. */
  #withoutStart(chunk: string): string {
    const content = chunk.trimStart();
    this.#emptyLines += chunk.slice(0, chunk.length - content.length).split('\n').length - 1;
    if (content === '') return '';
    this.#blank = false;
    this.#startsLate = content.startsWith('<?xml') && (content.length < chunk.length || this.#emptyLines > 0);
    return content;
  }

  #localName(name: string): string {
    let local = this.#localNames.get(name);
    if (local === undefined) {
      local = localName(name);
      if (this.#localNames.size < 10_000) this.#localNames.set(name, local);
    }
    return local;
  }

  #refuseDepth(): never {
    throw new SdmxError('too-deep', `Elements are nested deeper than ${this.#limits.depth} levels.`, this.line);
  }

  #refuseDocumentType(): never {
    throw new SdmxError(
      'document-type',
      'The file declares a document type. SDMX has none, and entities are not expanded; remove the declaration.',
      this.line,
    );
  }

  #refuse(problem: string): never {
    // An undefined entity is reported by the parser as such; entities come with document types and are refused alike.
    throw new SdmxError('not-well-formed', `The file is not well-formed XML: ${problem}`, this.line);
  }
}
