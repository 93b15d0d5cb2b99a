import type { DataRecord, MessageFormat } from '../model/data.ts';
import type { DataMessage, ErrorMessage, Message, MessageSource, ReadMessageOptions } from '../model/message.ts';
import { SdmxError } from '../model/message.ts';
import type { StructureMessage } from '../model/structure.ts';
import { decodedChunks } from './decode.ts';
import { MessageParser } from './message-parser.ts';
import { XmlTokens } from './tokens.ts';

/** How many characters are tokenised before what was read is handed on. */
const PORTION = 65_536;

/**
 * Reads an SDMX-ML message of 1.0, 2.0, 2.1 or 3.0. Structures are read whole; of data, as much as tells what they are,
 * and the rest as the records are asked for.
 *
 * @throws SdmxError `not-sdmx`, `not-well-formed`, `document-type`, `too-deep`, `too-long`, `truncated`, `encoding`, or
 *   `unsupported`
 */
export async function readXmlMessage(source: MessageSource, options: ReadMessageOptions = {}): Promise<Message> {
  const parser = new MessageParser(options);
  const tokens = new XmlTokens(parser, {
    ...(options.depth !== undefined && { depth: options.depth }),
    ...(options.textLength !== undefined && { textLength: options.textLength }),
  });
  parser.line = () => tokens.line;
  const portions = tokenised(decodedChunks(source), tokens)[Symbol.asyncIterator]();
  let ended = false;
  while (!ended && parser.nature === undefined) ended = (await portions.next()).done === true;
  if (tokens.startsLate) {
    const message =
      'Spaces or empty lines stand before the XML declaration, which must come first. They are passed over.';
    parser.findings.once('warning', 'space-before-declaration', message, tokens.line);
  }
  if (parser.nature === 'data') return dataMessage(parser, portions, ended);
  while (!ended) ended = (await portions.next()).done === true;
  return wholeMessage(parser);
}

/** One turn for each portion that has been tokenised. */
async function* tokenised(chunks: AsyncIterable<string>, tokens: XmlTokens): AsyncGenerator<void, void, void> {
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += PORTION) {
      tokens.write(chunk.length <= PORTION ? chunk : chunk.slice(start, start + PORTION));
      yield;
    }
  }
  tokens.end();
}

function dataMessage(parser: MessageParser, portions: AsyncIterator<void>, alreadyEnded: boolean): DataMessage {
  async function* records(): AsyncGenerator<readonly DataRecord[]> {
    let ended = alreadyEnded;
    try {
      for (;;) {
        const batch = parser.takeRecords();
        if (batch.length > 0) yield batch;
        if (ended) return;
        ended = (await portions.next()).done === true;
      }
    } finally {
      // Whoever stops early leaves no file open.
      await portions.return?.();
    }
  }
  return {
    kind: 'data',
    format: parser.format as MessageFormat,
    header: parser.header.header,
    structures: [],
    records: records(),
    findings: parser.findings.list,
  };
}

function wholeMessage(parser: MessageParser): Message {
  switch (parser.nature) {
    case 'structures':
      return {
        kind: 'structures',
        format: parser.format as StructureMessage['format'],
        header: parser.header.header,
        structures: parser.structures,
        findings: parser.findings.list,
      };
    case 'error':
      return { kind: 'error', format: parser.format, errors: parser.errors } satisfies ErrorMessage;
    case 'other':
      return { kind: 'other', format: parser.format, what: parser.what };
    default:
      throw new SdmxError('not-sdmx', 'The file is XML, but no SDMX message is in it.');
  }
}
