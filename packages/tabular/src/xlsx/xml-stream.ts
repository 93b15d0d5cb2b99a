import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import type { ByteSource } from '../byte-source.ts';
import { UnreadableFileError } from '../table.ts';

/** Called while a part of a workbook is read. Names come without namespace prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Elements inside one another; a sheet has about eight. */
const DEEPEST = 256;
/** Characters of one text or tag: several times what a cell may have. */
const LONGEST_PIECE = 4_000_000;

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
};

function decoderOf(start: Uint8Array): TextDecoder {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le');
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be');
  return new TextDecoder('utf-8');
}

function damagedPart(part: string, detail: string): UnreadableFileError {
  const message = `The workbook is damaged inside (${detail}). Open it in its program, save it anew and give it again.`;
  return new UnreadableFileError('damaged-archive', message, part);
}

/** Counts what a parser meets, and refuses markup that no program writes and that would fill the memory. */
class Bounds {
  readonly #part: string;
  #depth = 0;
  #quiet = 0;

  constructor(part: string) {
    this.#part = part;
  }

  opened(): void {
    this.#quiet = 0;
    this.#depth += 1;
    if (this.#depth > DEEPEST) this.#refuse('elements within elements too deep');
  }

  closed(): void {
    this.#quiet = 0;
    this.#depth -= 1;
  }

  /** Notes characters fed to the parser: when no tag ends for long, one text or tag is growing without bound. */
  fed(characters: number): void {
    this.#quiet += characters;
    if (this.#quiet > LONGEST_PIECE) this.#refuse('a text or a tag too long for a cell');
  }

  #refuse(what: string): never {
    throw new UnreadableFileError('too-large', `The workbook has ${what}. Save it anew from its program.`, this.#part);
  }
}

/**
 * Reads XML piece by piece and yields after each piece, so that a caller can hand over what its handler has gathered.
 * Document types and with them entities are refused: no workbook needs them, and attacks are made of them.
 *
 * @param part names the part in errors
 */
export async function* readXml(source: ByteSource, part: string, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const bounds = new Bounds(part);
  let failure: UnreadableFileError | undefined;
  parser.on('error', (error) => {
    failure ??= damagedPart(part, error.message);
  });
  parser.on('doctype', () => {
    const message =
      'The workbook holds a document type declaration, which is not allowed. Save it anew from its program.';
    failure ??= new UnreadableFileError('unsafe-xml', message, part);
  });
  parser.on('opentag', (tag) => {
    bounds.opened();
    handler.open(localName(tag.name), tag.attributes);
  });
  if (handler.text !== undefined) {
    const onText = handler.text.bind(handler);
    parser.on('text', onText);
    parser.on('cdata', onText);
  }
  const onClose = handler.close?.bind(handler);
  parser.on('closetag', (tag) => {
    bounds.closed();
    onClose?.(localName(tag.name));
  });
  let decoder: TextDecoder | undefined;
  for await (const chunk of await source.open()) {
    decoder ??= decoderOf(chunk);
    const text = decoder.decode(chunk, { stream: true });
    parser.write(text);
    bounds.fed(text.length);
    if (failure !== undefined) throw failure;
    yield;
  }
  parser.close();
  if (failure !== undefined) throw failure;
}

/** Reads a whole part, for the small ones. */
export async function readWholeXml(source: ByteSource, part: string, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(source, part, handler));
}
