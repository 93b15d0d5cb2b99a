import { basename } from 'node:path';
import type { Finding, ReadOptions } from '@sterna/statistics';
import { readStatistics } from '@sterna/statistics/readers';
import type { Store } from '@sterna/store';
import { UnreadableFileError } from '@sterna/tabular';

/** What became of one file. */
export interface ImportReport {
  readonly file: string;
  /** Source and release that the file was recognised as; absent when it was refused. */
  readonly source?: string;
  readonly release?: string;
  /** `unchanged`: the same content is in the store already. `refused`: nothing of it was stored. */
  readonly status: 'imported' | 'unchanged' | 'refused';
  readonly series: number;
  readonly observations: number;
  /** Rows that held values and were refused, and values left out because the release states another. */
  readonly rejectedRows: number;
  readonly findings: readonly Finding[];
}

/** How an import is watched, and what its user knows that the file does not say. */
export interface ImportFileOptions extends ReadOptions {
  readonly onProgress?: (observations: number) => void;
}

const SEVERITIES = { error: 0, warning: 1, info: 2 };

/** Reads a file and stores what it holds: the whole of it, or nothing. */
export async function importFile(store: Store, path: string, options: ImportFileOptions = {}): Promise<ImportReport> {
  const read = await readStatistics(path, options);
  const file = basename(path);
  try {
    if (!('reading' in read)) return refused(file, read.findings);
    const { reading } = read;
    const outcome = await store.importReading(
      { name: read.file.name, size: read.file.size, sha256: read.file.sha256 },
      reading,
      options.onProgress ? { onProgress: options.onProgress } : {},
    );
    const findings = [...reading.findings];
    const rejectedRows = reading.rejectedRows() + outcome.conflicts;
    if (outcome.status === 'empty') return refused(file, [...findings, nothingIn()], rejectedRows);
    if (outcome.status === 'unchanged') {
      const isSameFile = outcome.conflicts + outcome.repeated === 0;
      findings.push(isSameFile ? already(outcome.release) : nothingNew(outcome.release));
    }
    if (outcome.conflicts > 0) findings.push(conflicting(outcome.conflicts));
    return {
      file,
      source: outcome.source,
      release: outcome.release,
      status: outcome.status,
      series: outcome.series,
      observations: outcome.observations,
      rejectedRows,
      findings: bySeverity(findings),
    };
  } catch (error) {
    // Damage deep in a file shows only while it is read; by then nothing has been stored.
    if (!(error instanceof UnreadableFileError)) throw error;
    return refused(file, [{ rule: error.code, severity: 'error', message: error.message, where: error.where }]);
  } finally {
    await read.file?.close();
  }
}

function refused(file: string, findings: readonly Finding[], rejectedRows = 0): ImportReport {
  return { file, status: 'refused', series: 0, observations: 0, rejectedRows, findings: bySeverity(findings) };
}

function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => SEVERITIES[a.severity] - SEVERITIES[b.severity]);
}

function nothingIn(): Finding {
  const message = 'The layout is known, but no value could be read. Check that the data rows are there.';
  return { rule: 'no-values', severity: 'error', message, where: '' };
}

function already(release: string): Finding {
  const message = `This very file is in the database already, as part of the release ${release}. Nothing was changed.`;
  return { rule: 'already-imported', severity: 'info', message, where: '' };
}

function nothingNew(release: string): Finding {
  const message = `The release ${release} has every value of this file already, from other files. Nothing was changed.`;
  return { rule: 'already-imported', severity: 'info', message, where: '' };
}

function conflicting(count: number): Finding {
  const message =
    `${count} values differ from what another file of the same release states; the earlier file's values were kept. ` +
    'Check which file is right, or give this one its own release.';
  return { rule: 'conflicting-files', severity: 'warning', message, where: '' };
}
