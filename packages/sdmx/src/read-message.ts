import { readCsvMessage } from './csv/read-csv-message.ts';
import { readJsonMessage } from './json/read-json-message.ts';
import { type Message, type MessageSource, type ReadMessageOptions, SdmxError } from './model/message.ts';
import { recogniseMessage } from './recognise.ts';
import { readXmlMessage } from './xml/read-xml-message.ts';

/** How many bytes are looked at to tell XML, JSON and CSV apart. */
const PEEK = 1024;

/**
 * Reads an SDMX message of any kind: XML, JSON or CSV, told apart by its first characters.
 *
 * @throws SdmxError `not-sdmx` for what is none of them, `empty` for a file without content, and as the readers of the
 *   formats do
 */
export async function readMessage(source: MessageSource, options: ReadMessageOptions = {}): Promise<Message> {
  const start = await startOf(source);
  if (start.trim() === '') throw new SdmxError('empty', 'The file is empty.');
  switch (recogniseMessage(start)) {
    case 'xml':
      return readXmlMessage(source, options);
    case 'json':
      return readJsonMessage(source, options);
    case 'csv':
      return readCsvMessage(source, options);
    default:
      throw new SdmxError('not-sdmx', 'The file is neither SDMX in XML nor in JSON nor in CSV.');
  }
}

async function startOf(source: MessageSource): Promise<string> {
  let start = new Uint8Array(0);
  for await (const bytes of await source.open()) {
    const joined = new Uint8Array(start.length + Math.min(bytes.length, PEEK));
    joined.set(start);
    joined.set(bytes.subarray(0, PEEK), start.length);
    start = joined;
    if (start.length >= PEEK) break;
  }
  return peekedText(start);
}

/** UTF-16 by its byte order mark or its zero bytes; anything else as UTF-8, of which only ASCII matters here. */
function peekedText(start: Uint8Array): string {
  const [first, second] = start;
  const little = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  return new TextDecoder(little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8').decode(start);
}
