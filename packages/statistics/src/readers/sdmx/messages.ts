import {
  type DataMessage,
  type DataRecord,
  type DataStructure,
  type Message,
  type MessageSource,
  readMessage,
  SdmxError,
  type Structure,
} from '@sterna/sdmx';
import { type TabularFile, type TextDocument, UnreadableFileError } from '@sterna/tabular';
import type { Finding } from '../../finding.ts';
import { textOf } from '../reading/head.ts';
import { structureOfOwnCsv } from './own-csv.ts';

/** A part of a file that may be an SDMX message: the file itself, or a member of an archive. */
export interface MessagePart extends MessageSource {
  /** Empty for a file by itself. */
  readonly name: string;
  readonly kind: TextDocument['kind'] | 'csv';
  /** What its own headings say of its structure. */
  readonly structure?: DataStructure;
}

const HEADINGS = new Set(['TIME_PERIOD', 'OBS_VALUE', 'ACTION', 'STRUCTURE_ID', 'KEYS']);

/** SDMX-CSV begins with the columns of its structure; of later versions of names, several at once. */
function isSdmxHead(cells: readonly string[]): boolean {
  const [first = '', second = ''] = cells.map((cell) =>
    cell
      .replace(/^"|"$/g, '')
      .replace(/[:[].*$/, '')
      .toUpperCase(),
  );
  if (first === 'DATAFLOW') return cells.length > 2;
  // The ECB's layout: the series key, its dimensions, the time and the value.
  if (first === 'KEY') return cells.includes('TIME_PERIOD') && cells.includes('OBS_VALUE');
  return first === 'STRUCTURE' && (second === 'STRUCTURE_ID' || cells.some((cell) => HEADINGS.has(cell.toUpperCase())));
}

/** The parts of a file that are SDMX as far as their beginnings tell. */
export async function messageParts(file: TabularFile): Promise<readonly MessagePart[]> {
  const parts: MessagePart[] = file.documents.map(({ name, kind, open }) => ({ name, kind, open }));
  for (const table of file.tables) {
    const { name, text } = table;
    if (text === undefined) continue;
    const [head = [], row = []] = (await table.head(2)).map(({ cells }) => cells.map(textOf));
    if (!isSdmxHead(head)) continue;
    const structure = structureOfOwnCsv(head, row);
    parts.push({ name, kind: 'csv', open: text.open, ...(structure && { structure }) });
  }
  return parts;
}

/** What is wrong with a part that cannot be read, as the reader of files says it. */
export function unreadable(error: unknown, part: string): unknown {
  if (!(error instanceof SdmxError)) return error;
  const where = [part === '' ? '' : `sheet ${part}`, error.line === undefined ? '' : `line ${error.line}`];
  return new UnreadableFileError(`sdmx-${error.code}`, error.message, where.filter(Boolean).join(', '));
}

/** @throws UnreadableFileError for a part that cannot be read */
export async function openMessage(part: MessagePart, structures: readonly Structure[]): Promise<Message> {
  try {
    return await readMessage(part, { structures: part.structure ? [part.structure, ...structures] : structures });
  } catch (error) {
    throw unreadable(error, part.name);
  }
}

/** Lets go of a message whose records are not wanted. */
export async function dropMessage(message: Message): Promise<void> {
  if (message.kind === 'data') await message.records[Symbol.asyncIterator]().return?.();
}

/** Records of a message, whose damage shows as the reader of files says it. */
export async function* recordsOf(message: DataMessage, part: string): AsyncGenerator<readonly DataRecord[]> {
  try {
    yield* message.records;
  } catch (error) {
    throw unreadable(error, part);
  }
}

/** Why a message that holds neither data nor structures is not read. */
export function refusalOf(message: Exclude<Message, { kind: 'data' | 'structures' }>, part: string): Finding {
  const where = part === '' ? '' : `sheet ${part}`;
  if (message.kind === 'error') {
    const said = message.errors.map(({ code, text }) => [code, text].filter(Boolean).join(': ')).join('; ');
    const text = `The file holds no data but the answer of a service that could not give them (${said || 'no reason given'}). Ask the service again.`;
    return { rule: 'sdmx-error-message', severity: 'error', message: text, where };
  }
  const text = `The file is ${message.what}, and holds no data. Give the message with the data.`;
  return { rule: 'sdmx-without-data', severity: 'error', message: text, where };
}
