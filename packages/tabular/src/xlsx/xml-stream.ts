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

/**
 * Reads XML piece by piece and yields after each piece, so that a caller can hand over what its handler has gathered.
 * Document types and with them entities are refused: no workbook needs them, and attacks are made of them.
 *
 * @param part names the part in errors
 */
export async function* readXml(source: ByteSource, part: string, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let failure: UnreadableFileError | undefined;
  parser.on('error', (error) => {
    failure ??= damagedPart(part, error.message);
  });
  parser.on('doctype', () => {
    const message =
      'The workbook holds a document type declaration, which is not allowed. Save it anew from its program.';
    failure ??= new UnreadableFileError('unsafe-xml', message, part);
  });
  parser.on('opentag', (tag) => handler.open(localName(tag.name), tag.attributes));
  if (handler.text !== undefined) {
    const onText = handler.text.bind(handler);
    parser.on('text', onText);
    parser.on('cdata', onText);
  }
  if (handler.close !== undefined) {
    const onClose = handler.close.bind(handler);
    parser.on('closetag', (tag) => onClose(localName(tag.name)));
  }
  let decoder: TextDecoder | undefined;
  for await (const chunk of await source.open()) {
    decoder ??= decoderOf(chunk);
    parser.write(decoder.decode(chunk, { stream: true }));
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
