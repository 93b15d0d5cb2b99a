import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { type Evidence, type ImportReport, openEvidence } from '@sterna/evidence';
import { DONE, DONE_WITH_REJECTS, databaseOf, NOTHING_DONE, type Surroundings } from './surroundings.ts';

export interface ImportArguments {
  readonly database?: string;
  readonly json?: boolean;
  readonly starter?: boolean;
  /** What files measure that do not say it. */
  readonly indicator?: string;
}

/** Findings printed for a person; all of them are in the JSON. */
const FINDINGS_SHOWN = 20;

/** `sterna import FILE…`: each file whole or not at all; one that is refused does not stop the next. */
export async function runImport(
  files: readonly string[],
  options: ImportArguments,
  surroundings: Surroundings,
): Promise<number> {
  const evidence = await openEvidence({
    database: databaseOf(options.database, surroundings),
    starter: options.starter ?? false,
    onProgress: surroundings.isTerminal ? surroundings.report : () => {},
  });
  const reports: ImportReport[] = [];
  try {
    for (const file of files) {
      const report = await importOne(file, evidence, options, surroundings);
      reports.push({ ...report, file });
      if (!options.json) surroundings.out(describe(report, file));
    }
  } finally {
    await evidence.close();
  }
  if (options.json) surroundings.out(`${JSON.stringify(reports.map(machineForm), null, 2)}\n`);
  return statusOf(reports);
}

async function importOne(
  path: string,
  evidence: Evidence,
  { indicator }: ImportArguments,
  surroundings: Surroundings,
): Promise<ImportReport> {
  const missing = await whyUnreadable(path);
  if (missing !== undefined) return refused(path, missing);
  const progress = (count: number): void => {
    process.stderr.write(`\r${path}: ${count.toLocaleString('en')} values`);
  };
  try {
    return await evidence.importFile(path, {
      ...(indicator === undefined ? {} : { indicator }),
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
  return { file: path, status: 'refused', series: 0, observations: 0, rejectedRows: 0, findings };
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
      : `${file}: ${report.source}, release ${report.release}: ${report.status}, ${report.series} series, ${report.observations} values`;
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
