import { type OpenedText, openText, scanText } from '../csv/open-text.ts';
import { type ReadLimits, type Table, type TextDocument, UnreadableFileError } from '../table.ts';
import { isWorkbook, openWorkbook } from '../xlsx/workbook.ts';
import { type Archive, type Member, openArchive, type UnpackBudget } from './archive.ts';

/** A workbook inside an archive has to be in memory as a whole. */
const INNER_WORKBOOK_BYTES = 128 * 1024 * 1024;

async function bytesOf(member: Member): Promise<Buffer> {
  if (member.size > INNER_WORKBOOK_BYTES) {
    const message = `The workbook in the archive has ${member.size} bytes. Unpack it and give it by itself.`;
    throw new UnreadableFileError('too-large', message, member.name);
  }
  const parts: Uint8Array[] = [];
  for await (const chunk of await member.open()) parts.push(chunk);
  return Buffer.concat(parts);
}

const NOTHING: OpenedText = { tables: [], documents: [] };

async function tablesOfMember(
  member: Member,
  limits: ReadLimits,
  budget: UnpackBudget,
): Promise<OpenedText & { readonly close?: () => void }> {
  if (/\.(csv|tsv|txt|tab)$/i.test(member.name)) {
    return member.size === 0 ? NOTHING : openText(member, member.name, await scanText(member), limits);
  }
  if (/\.(xml|json|sdmx)$/i.test(member.name)) return documentOf(member, limits);
  if (/\.xlsx$/i.test(member.name)) {
    // A workbook is an archive itself and is read from its end: its packed bytes have to be at hand.
    const inner = await openArchive({ bytes: await bytesOf(member) }, budget);
    const tables = await openWorkbook(inner, `${member.name}/`, limits);
    return { tables, documents: [], close: inner.close };
  }
  if (/\.(zip|7z|rar|gz)$/i.test(member.name)) {
    const message = `The archive holds another archive (${member.name}). Unpack it and give the files inside.`;
    throw new UnreadableFileError('nested-archive', message, member.name);
  }
  return NOTHING;
}

/** A document in an archive; one that cannot be read is no reason to refuse the tables beside it. */
async function documentOf(member: Member, limits: ReadLimits): Promise<OpenedText> {
  if (member.size === 0) return NOTHING;
  try {
    return await openText(member, member.name, await scanText(member), limits);
  } catch (error) {
    if (error instanceof UnreadableFileError && error.code === 'not-a-table') return NOTHING;
    throw error;
  }
}

/** The tables of an archive: its sheets when it is a workbook, else those of every CSV and XLSX member, and its documents. */
export async function archiveTables(
  archive: Archive,
  limits: ReadLimits,
  budget: UnpackBudget,
): Promise<OpenedText & { readonly format: 'xlsx' | 'zip'; readonly close: () => void }> {
  if (isWorkbook(archive)) {
    return { format: 'xlsx', tables: await openWorkbook(archive, '', limits), documents: [], close: () => {} };
  }
  refuseOtherOffice(archive);
  const tables: Table[] = [];
  const documents: TextDocument[] = [];
  const closers: (() => void)[] = [];
  for (const member of archive.members) {
    const opened = await tablesOfMember(member, limits, budget);
    tables.push(...opened.tables);
    documents.push(...opened.documents);
    if (opened.close !== undefined) closers.push(opened.close);
  }
  if (tables.length === 0 && documents.length === 0) {
    const message = 'The archive holds no CSV, XLSX, XML or JSON file. Give the archive that holds the figures.';
    throw new UnreadableFileError('not-a-table', message);
  }
  return {
    format: 'zip',
    tables,
    documents,
    close: () => {
      for (const close of closers) close();
    },
  };
}

function refuseOtherOffice(archive: Archive): void {
  const names = new Set(archive.members.map(({ name }) => name));
  if (names.has('xl/workbook.bin')) {
    throw new UnreadableFileError('not-a-table', 'This is a binary workbook (.xlsb). Save it as .xlsx or CSV.');
  }
  if (names.has('word/document.xml') || names.has('ppt/presentation.xml')) {
    throw new UnreadableFileError('not-a-table', 'This is a text or a presentation. Save its table as CSV or XLSX.');
  }
  if (names.has('content.xml') && names.has('mimetype')) {
    throw new UnreadableFileError('not-a-table', 'This is an OpenDocument file (.ods). Save it as .xlsx or CSV.');
  }
}
