import { type OpenedText, openText, scanText } from '../csv/open-text.ts';
import { type ArchiveMember, type ReadLimits, UnreadableFileError } from '../table.ts';
import { isWorkbook, openWorkbook } from '../xlsx/workbook.ts';
import { type Archive, type Member, openArchive, type UnpackBudget } from './archive.ts';

/** A workbook inside an archive has to be in memory as a whole. */
const INNER_WORKBOOK_BYTES = 128 * 1024 * 1024;

/** The packed bytes of a workbook inside an archive. @throws UnreadableFileError `too-large` */
export async function bytesOf(member: Member): Promise<Buffer> {
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

/** Names of files that may hold data or structures; pictures and texts beside them do not. */
const DATA = /\.(csv|tsv|txt|tab|xlsx|xml|json|sdmx|zip|7z|rar|gz)$/i;

/** One member with what it holds; one that cannot be read says why. */
async function lookAt(
  member: Member,
  limits: ReadLimits,
  budget: UnpackBudget,
): Promise<{ readonly seen: ArchiveMember; readonly close?: () => void }> {
  const { name, size, strayPath } = member;
  const about = { name, size, ...(strayPath !== undefined && { strayPath }), mayHoldData: DATA.test(name) };
  try {
    const { tables, documents, close } = await tablesOfMember(member, limits, budget);
    return { seen: { ...about, tables, documents }, ...(close && { close }) };
  } catch (error) {
    // Limits are those of the archive as a whole: beyond them none of it is read.
    if (!(error instanceof UnreadableFileError) || error.code === 'too-large') throw error;
    return { seen: { ...about, tables: [], documents: [], error } };
  }
}

/** The tables of an archive: its sheets when it is a workbook, else those of every CSV and XLSX member, and its documents. */
export async function archiveTables(
  archive: Archive,
  limits: ReadLimits,
  budget: UnpackBudget,
): Promise<
  OpenedText & {
    readonly format: 'xlsx' | 'zip';
    readonly members?: readonly ArchiveMember[];
    readonly close: () => void;
  }
> {
  if (isWorkbook(archive)) {
    return { format: 'xlsx', tables: await openWorkbook(archive, '', limits), documents: [], close: () => {} };
  }
  refuseOtherOffice(archive);
  const members: ArchiveMember[] = [];
  const closers: (() => void)[] = [];
  const close = (): void => {
    for (const one of closers) one();
  };
  for (const member of archive.members) {
    const opened = await lookAt(member, limits, budget);
    members.push(opened.seen);
    if (opened.close !== undefined) closers.push(opened.close);
  }
  const tables = members.flatMap((member) => member.tables);
  const documents = members.flatMap((member) => member.documents);
  if (tables.length === 0 && documents.length === 0) {
    close();
    throw members.find(({ error }) => error !== undefined)?.error ?? nothingIn();
  }
  return { format: 'zip', tables, documents, members, close };
}

function nothingIn(): UnreadableFileError {
  const message = 'The archive holds no CSV, XLSX, XML or JSON file. Give the archive that holds the figures.';
  return new UnreadableFileError('not-a-table', message);
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
