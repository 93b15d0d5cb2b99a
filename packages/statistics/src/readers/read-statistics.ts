import { openTabularFile, type ReadLimits, type TabularFile, UnreadableFileError } from '@sterna/tabular';
import type { Finding } from '../finding.ts';
import { readMapped } from '../mapping/read-mapped.ts';
import type { Reader, Reading, ReadOptions } from '../reader.ts';
import { READERS } from './readers.ts';
import { findForeignDocument } from './reading/foreign-document.ts';
import { headWords, textOf } from './reading/head.ts';

/** A file that is being read, or the reasons why it is not. Close `file` when done. */
export type ReadStatisticsResult =
  | { readonly file: TabularFile; readonly reading: Reading }
  | { readonly file?: TabularFile; readonly findings: readonly Finding[] };

/** Below this a reader's guess is not taken. */
const SURE_ENOUGH = 0.3;

async function surestReader(file: TabularFile): Promise<Reader | undefined> {
  let best: Reader | undefined;
  let bestScore = SURE_ENOUGH;
  for (const reader of READERS) {
    const score = await reader.recognise(file);
    if (score > bestScore) {
      best = reader;
      bestScore = score;
    }
  }
  return best;
}

/** The row that looks most like headings: the one with the most texts among the first. */
async function headingsFound(file: TabularFile): Promise<string> {
  let best: readonly string[] = [];
  for (const table of file.tables.slice(0, 5)) {
    for (const row of await table.head(20)) {
      const texts = row.cells.filter((cell) => headWords(cell) !== '').map((cell) => textOf(cell).slice(0, 40));
      if (texts.length > best.length) best = texts;
    }
  }
  return best.length > 1 ? best.slice(0, 12).join(', ') : '';
}

async function unrecognised(file: TabularFile): Promise<Finding> {
  const foreign = await findForeignDocument(file);
  if (foreign !== undefined) return foreign;
  const headings = await headingsFound(file);
  const found = headings === '' ? 'It has no row of headings.' : `Its headings are: ${headings}.`;
  const known = READERS.map(({ layouts }) => layouts).join('; ');
  const message = `No reader knows the layout of this file. ${found} Layouts that are known: ${known}.`;
  return { rule: 'unrecognised-layout', severity: 'error', message, where: '' };
}

/**
 * Opens a file of statistics with the reader that is surest of it, or as `options.mapping` says. What the file is tells
 * its content, never its name.
 *
 * @returns the reading, whose `batches` are then to be read; or findings when the file cannot be opened, no reader knows
 * its layout, or it does not say enough of itself
 * A file may turn out to be damaged only while its rows stream: `batches` then throws an `UnreadableFileError`, and what
 * was read before must be dropped.
 *
 * @throws the system's error when the file does not exist or may not be read
 */
export async function readStatistics(
  path: string,
  options: ReadOptions & { readonly limits?: Partial<ReadLimits> } = {},
): Promise<ReadStatisticsResult> {
  let file: TabularFile | undefined;
  try {
    file = await openTabularFile(path, options.limits);
    if (options.mapping !== undefined) {
      const mapped = await readMapped(file, options.mapping, options);
      return 'batches' in mapped ? { file, reading: mapped } : { file, findings: mapped.findings };
    }
    const reader = await surestReader(file);
    if (reader === undefined) return { file, findings: [await unrecognised(file)] };
    const opened = await reader.open(file, options);
    return 'batches' in opened ? { file, reading: opened } : { file, findings: opened.findings };
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) {
      await file?.close();
      throw error;
    }
    const finding: Finding = { rule: error.code, severity: 'error', message: error.message, where: error.where };
    return file === undefined ? { findings: [finding] } : { file, findings: [finding] };
  }
}
