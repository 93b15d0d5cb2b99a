import {
  type DataMessage,
  type DataRecord,
  type DataStructure,
  type Message,
  type MessageSource,
  readMessage,
  SdmxError,
  type Structure,
  type StructureMessage,
} from '@sterna/sdmx';
import { type TabularFile, type TextDocument, UnreadableFileError } from '@sterna/tabular';
import type { Finding } from '../../finding.ts';
import { textOf } from '../reading/head.ts';
import { sdmxHeadSureness } from './csv-head.ts';
import { type Labels, labelsIn } from './csv-labels.ts';
import { structureOfOwnCsv } from './own-csv.ts';
import { sheetText } from './sheet-text.ts';

/** A part of a file that may be an SDMX message: the file itself, or a member of an archive. */
export interface MessagePart extends MessageSource {
  /** Empty for a file by itself. */
  readonly name: string;
  readonly kind: TextDocument['kind'] | 'csv';
  /** What its own headings say of its structure. */
  readonly structure?: DataStructure;
  /** How sure it is that a table is SDMX-CSV, up to 1. */
  readonly sureness?: number;
  /** Gathers the names that a table has beside its codes. */
  readonly labels?: () => Promise<Labels>;
}

/** The parts of a file that are SDMX as far as their beginnings tell. */
export async function messageParts(file: TabularFile): Promise<readonly MessagePart[]> {
  const parts: MessagePart[] = file.documents.map(({ name, kind, open }) => ({ name, kind, open }));
  for (const table of file.tables) {
    const { name, text } = table;
    const [head = [], row = []] = (await table.head(2)).map(({ cells }) => cells.map(textOf));
    const sureness = sdmxHeadSureness(head);
    if (sureness === 0) continue;
    const structure = structureOfOwnCsv(head, row);
    const labels = structure === undefined ? labelsIn(table, head) : undefined;
    const open = text?.open ?? (async () => sheetText(table));
    parts.push({ name, kind: 'csv', sureness, open, ...(structure && { structure }), ...(labels && { labels }) });
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

/** What was found in a message of structures: what deviates, and what was left out. */
export function aboutStructures({ findings = [] }: StructureMessage, part: string): readonly Finding[] {
  const where = part === '' ? '' : `sheet ${part}`;
  return findings.map(({ rule, severity, message, line }) => {
    const at = [where, line === undefined ? '' : `line ${line}`].filter(Boolean).join(', ');
    return { rule: `sdmx-${rule}`, severity, message, where: at };
  });
}

/** Why a message is refused whose lists of structures are empty. */
export function nothing(): Finding {
  const message = 'The SDMX message holds neither data nor structures. Ask its sender for the data.';
  return { rule: 'sdmx-without-data', severity: 'error', message, where: '' };
}
