import { basename } from 'node:path';
import { type ArchivePlan, planArchive, strayFinding, withoutFigures } from '@sterna/statistics/readers';
import type { Store } from '@sterna/store';
import { openTabularFile, UnreadableFileError } from '@sterna/tabular';
import { bySeverity, type ImportFileOptions, type ImportReport, importFile } from './import-file.ts';
import { isArchive } from './imports/unpack-archive.ts';

/** Kinds of members that are read by themselves. */
const READ: readonly string[] = ['structures', 'figures', 'unknown', 'unreadable'];

/** How an archive is to be read; nothing for any other file, and for one that cannot be opened. */
export async function planOf(path: string): Promise<ArchivePlan | undefined> {
  if (!(await isArchive(path))) return undefined;
  try {
    const file = await openTabularFile(path);
    try {
      return await planArchive(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    // Why it cannot be opened is said when it is imported.
    if (error instanceof UnreadableFileError) return undefined;
    throw error;
  }
}

/**
 * Imports a file, or each member of an archive that is not one publication: what cannot be read of it does not stop the
 * others.
 *
 * @returns a report for the file, or one for each member, structures first
 */
export async function importEach(
  store: Store,
  path: string,
  options: ImportFileOptions = {},
): Promise<readonly ImportReport[]> {
  const plan = options.mapping === undefined ? await planOf(path) : undefined;
  if (plan?.how !== 'by-member') return [await importFile(store, path, options)];
  const archive = options.name ?? basename(path);
  const reports: ImportReport[] = [];
  for (const member of plan.members.filter(({ kind }) => READ.includes(kind))) {
    const { name, strayPath } = member;
    const report = await importMember(store, path, { ...options, member: name, name: `${archive}/${name}` });
    const said = strayPath === undefined ? [] : [strayFinding(member)];
    const beside = reports.length === 0 ? withoutFigures(plan) : [];
    reports.push({ ...report, findings: bySeverity([...report.findings, ...said, ...beside]) });
  }
  return reports;
}

async function importMember(
  store: Store,
  path: string,
  options: ImportFileOptions & { readonly name: string },
): Promise<ImportReport> {
  try {
    return await importFile(store, path, options);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const message = `Nothing of the file was stored: ${reason}`;
    const findings = [{ rule: 'import-failed', severity: 'error' as const, message, where: '' }];
    return { file: options.name, status: 'refused', series: 0, observations: 0, missing: 0, rejectedRows: 0, findings };
  }
}
