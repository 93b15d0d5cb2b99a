import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { type Evidence, type ImportReport, openEvidence } from '@sterna/evidence';
import type { ReadOptions } from '@sterna/statistics';
import { holdsStructuresAlone } from '@sterna/statistics/readers';
import { readMappingFile } from './mapping-file.ts';
import { DONE, DONE_WITH_REJECTS, databaseOf, NOTHING_DONE, type Surroundings } from './surroundings.ts';

export interface ImportArguments {
  readonly database?: string;
  readonly json?: boolean;
  readonly starter?: boolean;
  /** What files measure that do not say it. */
  readonly indicator?: string;
  /** Id of the source that the figures are of. */
  readonly source?: string;
  /** Version and ISO date of the release. */
  readonly release?: string;
  readonly dated?: string;
  /** File with the mapping that tables are read by. */
  readonly mapping?: string;
}

/** Findings printed for a person; all of them are in the JSON. */
const FINDINGS_SHOWN = 20;

/** `sterna import FILE…`: each file whole or not at all; one that is refused does not stop the next. */
export async function runImport(
  files: readonly string[],
  options: ImportArguments,
  surroundings: Surroundings,
): Promise<number> {
  const read = options.mapping === undefined ? undefined : await readMappingFile(options.mapping);
  if (read !== undefined && 'findings' in read) return refuseAll(files, read.findings, options, surroundings);
  const told = { ...toldOf(options), ...read };
  const evidence = await openEvidence({
    database: databaseOf(options.database, surroundings),
    starter: options.starter ?? false,
    onProgress: surroundings.isTerminal ? surroundings.report : () => {},
  });
  const reports: ImportReport[] = [];
  try {
    for (const file of await structuresFirst(files)) {
      const report = await importOne(file, evidence, told, surroundings);
      reports.push({ ...report, file });
      if (!options.json) surroundings.out(describe(report, file));
    }
  } finally {
    await evidence.close();
  }
  if (options.json) surroundings.out(`${JSON.stringify(reports.map(machineForm), null, 2)}\n`);
  return statusOf(reports);
}

/**
 * What the options say of the files.
 *
 * @throws Error that says which option is not understood
 */
function toldOf({ indicator, source, release, dated }: ImportArguments): ReadOptions {
  if (source !== undefined && !/^[A-Za-z][\w.@$:+-]{0,79}$/.test(source)) {
    throw new Error(`not an id of a source: ${source}. Give letters, digits and low lines, such as INSD_CENSUS`);
  }
  if (release !== undefined && (release.trim() === '' || release.length > 100)) {
    throw new Error('not a name of a release: give up to 100 characters, such as “2024 census”');
  }
  if (dated !== undefined && !isDate(dated)) throw new Error(`not a date: ${dated}. Write it as 2025-06-30`);
  return {
    ...(indicator !== undefined && { indicator }),
    ...(source !== undefined && { source }),
    ...(release !== undefined && { version: release }),
    ...(dated !== undefined && { dated }),
  };
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The files with those first that hold SDMX structures, which the data of the others may need. */
async function structuresFirst(files: readonly string[]): Promise<readonly string[]> {
  if (files.length < 2) return files;
  const held = new Map<string, boolean>();
  for (const file of files) held.set(file, await holdsStructuresAlone(file).catch(() => false));
  return [...files.filter((file) => held.get(file)), ...files.filter((file) => !held.get(file))];
}

/** A mapping that is none reads no file. */
function refuseAll(
  files: readonly string[],
  findings: ImportReport['findings'],
  { json }: ImportArguments,
  surroundings: Surroundings,
): number {
  const reports = files.map((file): ImportReport => {
    return { file, status: 'refused', series: 0, observations: 0, missing: 0, rejectedRows: 0, findings };
  });
  if (json) surroundings.out(`${JSON.stringify(reports.map(machineForm), null, 2)}\n`);
  else for (const report of reports) surroundings.out(describe(report, report.file));
  return NOTHING_DONE;
}

async function importOne(
  path: string,
  evidence: Evidence,
  told: ReadOptions,
  surroundings: Surroundings,
): Promise<ImportReport> {
  const missing = await whyUnreadable(path);
  if (missing !== undefined) return refused(path, missing);
  const progress = (count: number): void => {
    process.stderr.write(`\r${path}: ${count.toLocaleString('en')} values`);
  };
  try {
    return await evidence.importFile(path, {
      ...told,
      ...(surroundings.isTerminal ? { onProgress: progress } : {}),
    });
  } catch (error) {
    // What went before is stored and has to be told; what comes after may still be right.
    if (surroundings.environment['STERNA_DEBUG']) console.error(error);
    const reason = error instanceof Error ? error.message : String(error);
    return refused(path, { rule: 'import-failed', message: `Nothing of the file was stored: ${reason}` });
  } finally {
    if (surroundings.isTerminal) process.stderr.write('\r\u001b[K');
  }
}

interface Reason {
  readonly rule: string;
  readonly message: string;
}

async function whyUnreadable(path: string): Promise<Reason | undefined> {
  try {
    await access(path, constants.R_OK);
    if ((await stat(path)).isFile()) return undefined;
    return { rule: 'not-a-file', message: `${path} is not a file. Give the files themselves.` };
  } catch {
    return { rule: 'file-not-found', message: `There is no readable file at ${path}. Check the name.` };
  }
}

function refused(path: string, { rule, message }: Reason): ImportReport {
  const findings = [{ rule, severity: 'error' as const, message, where: '' }];
  return { file: path, status: 'refused', series: 0, observations: 0, missing: 0, rejectedRows: 0, findings };
}

function machineForm(report: ImportReport): object {
  const { file, source, release, status, series, observations, rejectedRows, findings } = report;
  return {
    file,
    source: source ?? null,
    release: release ?? null,
    status,
    series,
    observations,
    rejectedRows,
    findings,
  };
}

function describe(report: ImportReport, file: string): string {
  const head =
    report.status === 'refused'
      ? `${file}: refused, nothing was stored`
      : `${file}: ${report.source}, release ${report.release}: ${report.status}, ${report.series} series, ${report.observations} values${report.structures ? `, ${report.structures} structures` : ''}`;
  const shown = report.findings.slice(0, FINDINGS_SHOWN).map(({ severity, rule, message, where }) => {
    return `  ${severity} ${rule}${where ? ` (${where})` : ''}: ${message}`;
  });
  const rest = report.findings.length - shown.length;
  return `${[head, ...shown, ...(rest > 0 ? [`  and ${rest} more findings; --json shows all`] : [])].join('\n')}\n`;
}

function statusOf(reports: readonly ImportReport[]): number {
  if (reports.every((report) => report.status === 'refused')) return NOTHING_DONE;
  const clean = reports.every((report) => report.status !== 'refused' && report.rejectedRows === 0);
  return clean ? DONE : DONE_WITH_REJECTS;
}
