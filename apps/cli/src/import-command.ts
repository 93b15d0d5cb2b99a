import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Evidence, type ImportReport, openEvidence } from '@sterna/evidence';
import type { ReadOptions } from '@sterna/statistics';
import { findingIn } from '@sterna/statistics/finding-texts';
import { holdsStructuresAlone, whyRefused } from '@sterna/statistics/readers';
import type { Language } from '@sterna/vocabulary';
import { describeImport, machineForm } from './import-report.ts';
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
  /** Of the findings; English unless told. */
  readonly lang?: Language;
}

/** `sterna import FILE…`: each file whole or not at all; one that is refused does not stop the next. */
export async function runImport(
  files: readonly string[],
  options: ImportArguments,
  surroundings: Surroundings,
): Promise<number> {
  const read = options.mapping === undefined ? undefined : await readMappingFile(options.mapping);
  if (read !== undefined && 'findings' in read) return refuseAll(files, read.findings, options, surroundings);
  const how = { ...toldOf(options), ...read };
  const looked = await lookAtAll(files, how);
  if (looked.every((report) => report !== undefined)) return tellAll(looked, options, surroundings);
  const known = new Map(files.map((file, i) => [file, looked[i]]));
  const evidence = await openEvidence({
    database: databaseOf(options.database, surroundings),
    starter: options.starter ?? false,
    onProgress: surroundings.isTerminal ? surroundings.report : () => {},
  });
  const reports: ImportReport[] = [];
  try {
    for (const file of await structuresFirst(files)) {
      const refusal = known.get(file);
      const told = refusal ? [refusal] : await importOne(file, evidence, how, surroundings);
      reports.push(...told);
      if (!options.json) for (const report of told) surroundings.out(describeImport(inLanguage(report, options)));
    }
  } finally {
    await evidence.close();
  }
  if (options.json) {
    const told = reports.map((report) => machineForm(inLanguage(report, options)));
    surroundings.out(`${JSON.stringify(told, null, 2)}\n`);
  }
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
  options: ImportArguments,
  surroundings: Surroundings,
): number {
  return tellAll(
    files.map((file) => refusedWith(file, findings)),
    options,
    surroundings,
  );
}

function tellAll(reports: readonly ImportReport[], options: ImportArguments, { out }: Surroundings): number {
  const told = reports.map((report) => inLanguage(report, options));
  if (options.json) out(`${JSON.stringify(told.map(machineForm), null, 2)}\n`);
  else for (const report of told) out(describeImport(report));
  return statusOf(reports);
}

/** A report with its findings in the language asked for. */
function inLanguage(report: ImportReport, { lang = 'en' }: ImportArguments): ImportReport {
  if (lang === 'en') return report;
  return { ...report, findings: report.findings.map((finding) => findingIn(finding, lang)) };
}

/** Files above this size are not looked at before the database is opened: that takes no longer than the look. */
const LOOKED_AT_BYTES = 64 * 1024 * 1024;

/** What refuses each file whatever the database holds; nothing for one that is to be imported. */
async function lookAtAll(files: readonly string[], how: ReadOptions): Promise<readonly (ImportReport | undefined)[]> {
  const reports: (ImportReport | undefined)[] = [];
  for (const file of files) {
    const missing = await whyUnreadable(file);
    if (missing !== undefined) {
      reports.push(refused(file, missing));
      continue;
    }
    const isLarge = (await stat(file)).size > LOOKED_AT_BYTES;
    const findings = isLarge ? undefined : await whyRefused(file, how).catch(() => undefined);
    reports.push(findings && refusedWith(file, findings));
  }
  return reports;
}

async function importOne(
  path: string,
  evidence: Evidence,
  told: ReadOptions,
  surroundings: Surroundings,
): Promise<readonly ImportReport[]> {
  const progress = (count: number): void => {
    process.stderr.write(`\r${path}: ${count.toLocaleString('en')} values`);
  };
  try {
    const reports = await evidence.importEach(path, {
      ...told,
      ...(surroundings.isTerminal ? { onProgress: progress } : {}),
    });
    // Reports name files as they are kept, `stock.csv`, `several.zip/stock.csv`: here as they were given.
    return reports.map((report) => ({ ...report, file: `${path}${report.file.slice(basename(path).length)}` }));
  } catch (error) {
    // What went before is stored and has to be told; what comes after may still be right.
    if (surroundings.environment['STERNA_DEBUG']) console.error(error);
    const reason = error instanceof Error ? error.message : String(error);
    return [refused(path, { rule: 'import-failed', message: `Nothing of the file was stored: ${reason}` })];
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
  return refusedWith(path, [{ rule, severity: 'error' as const, message, where: '' }]);
}

function refusedWith(file: string, findings: ImportReport['findings']): ImportReport {
  return { file, status: 'refused', series: 0, observations: 0, missing: 0, rejectedRows: 0, findings };
}

function statusOf(reports: readonly ImportReport[]): number {
  if (reports.every((report) => report.status === 'refused')) return NOTHING_DONE;
  const clean = reports.every((report) => report.status !== 'refused' && report.rejectedRows === 0);
  return clean ? DONE : DONE_WITH_REJECTS;
}
