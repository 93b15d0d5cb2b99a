import type { TabularFile, TextDocument } from '@sterna/tabular';
import type { Reader, Reading, ReadOptions, Refusal } from '../reader.ts';
import type { Answer } from './api/answer.ts';
import { sdgJson, unhcrJson } from './api/un-answers.ts';
import { worldBankDownload, worldBankJson, worldBankXml } from './api/world-bank-answer.ts';
import { unhcrBreakdowns } from './unhcr-breakdowns.ts';
import { unhcrPopulations } from './unhcr-populations.ts';
import { unsdSdg } from './unsd-sdg.ts';
import { worldBank } from './world-bank.ts';

/** Marks of the interfaces in the first characters of their answers. */
const MARKS: Readonly<Record<TextDocument['kind'], RegExp>> = {
  json: /"(?:countryiso3code|lastupdated|sourceid|indicator|coo_iso|coa_iso|maxPages|geoAreaCode|totalElements)"/,
  xml: /<wb:data\s|<field\s+name="Country or Area"/,
};
const START_BYTES = 8_192;
/** Answers come in pages of a few megabytes; they are held in memory whole. */
const MOST_BYTES = 64 * 1024 * 1024;

async function textOf(document: TextDocument, most: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of await document.open()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > most) break;
  }
  if (size > most && most > START_BYTES) return undefined;
  const bytes = Buffer.concat(chunks);
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const READERS_OF_ANSWERS = [worldBank, unhcrBreakdowns, unhcrPopulations, unsdSdg] as const;

async function answerIn(document: TextDocument): Promise<Answer | undefined> {
  const start = await textOf(document, START_BYTES);
  if (start === undefined || !MARKS[document.kind].test(start)) return undefined;
  const text = await textOf(document, MOST_BYTES);
  if (text === undefined) return undefined;
  if (document.kind === 'xml') return worldBankXml(document.name, text) ?? worldBankDownload(document.name, text);
  const content = parsed(text);
  return worldBankJson(document.name, content) ?? unhcrJson(document.name, content) ?? sdgJson(document.name, content);
}

/** Answers that were made of documents, so that recognising and reading parse them once. */
const made = new WeakMap<TextDocument, Promise<Answer | undefined>>();

async function answersIn(file: TabularFile): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const document of file.documents) {
    let answer = made.get(document);
    if (answer === undefined) {
      answer = answerIn(document);
      made.set(document, answer);
    }
    const known = await answer;
    if (known !== undefined) answers.push(known);
  }
  return answers;
}

const asFile = (file: TabularFile, answers: readonly Answer[]): TabularFile => ({
  ...file,
  format: 'csv',
  tables: answers.map(({ table }) => table),
  documents: [],
});

async function readerOf(file: TabularFile): Promise<Reader | undefined> {
  for (const reader of READERS_OF_ANSWERS) if ((await reader.recognise(file)) > 0.3) return reader;
  return undefined;
}

function pageFindings(answers: readonly Answer[]): Reading['findings'] {
  return answers.flatMap(({ page, table }) => {
    if (page === undefined) return [];
    const message = `The file is page ${page.number} of ${page.of} of an answer: the figures of the other pages are not in it. Ask for them all at once, or bring in every page.`;
    const where = table.name === '' ? '' : `sheet ${table.name}`;
    return [{ rule: 'page-of-several', severity: 'warning', message, where } as const];
  });
}

/** The reading of the publisher's reader, with what is to be said of the pages. */
function withPages(reading: Reading, answers: readonly Answer[]): Reading {
  const pages = pageFindings(answers);
  return Object.create(reading, {
    reader: { enumerable: true, value: 'publisher-api' },
    findings: { enumerable: true, get: () => [...pages, ...reading.findings] },
  }) as Reading;
}

/**
 * What the interfaces of the World Bank (JSON and XML), of UNHCR and of the SDG database (JSON) answer. Each answer is
 * laid out as the publisher's table and read by its reader; the release and the figures are the same.
 */
export const publisherApi: Reader = {
  id: 'publisher-api',
  layouts: 'Answers of the interfaces of the World Bank (JSON, XML), UNHCR and the SDG database (JSON)',
  async recognise(file: TabularFile): Promise<number> {
    if (file.documents.length === 0 || file.tables.length > 0) return 0;
    const answers = await answersIn(file);
    if (answers.length < file.documents.length) return 0;
    return (await readerOf(asFile(file, answers))) === undefined ? 0 : 0.9;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading | Refusal> {
    const answers = await answersIn(file);
    const laidOut = asFile(file, answers);
    const read = await (await readerOf(laidOut))?.open(laidOut, options);
    if (read === undefined) throw new RangeError('open was called for a file that was not recognised');
    return 'batches' in read ? withPages(read, answers) : read;
  },
};
