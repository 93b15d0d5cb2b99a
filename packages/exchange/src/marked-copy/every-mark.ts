import type { Finding, ReadOptions } from '@sterna/statistics';
import { readStatistics } from '@sterna/statistics/readers';
import { UnreadableFileError } from '@sterna/tabular';

/** Reads a file for the sake of its findings: each at every cell, as far as they are kept. */
export async function marksOf(path: string, options: ReadOptions): Promise<readonly Finding[]> {
  const read = await readStatistics(path, options);
  try {
    if (!('reading' in read)) return read.findings;
    for await (const _ of read.reading.batches);
    return read.reading.marks ?? read.reading.findings;
  } catch (error) {
    // Damage deep in the file is among the findings already.
    if (!(error instanceof UnreadableFileError)) throw error;
    return [];
  } finally {
    await read.file?.close();
  }
}

const keyOf = ({ rule, at }: Finding): string => `${rule}|${at?.part ?? ''}|${at?.row ?? ''}|${at?.column ?? ''}`;

/** Findings with the marks of every cell in place of those that stand for several. */
export function withMarks(findings: readonly Finding[], marks: readonly Finding[]): readonly Finding[] {
  const marked = new Set(marks.map(keyOf));
  return [...marks, ...findings.filter((finding) => finding.at === undefined || !marked.has(keyOf(finding)))];
}
