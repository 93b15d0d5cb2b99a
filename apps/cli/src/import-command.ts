import { access } from 'node:fs/promises';
import { type Evidence, type ImportReport, openEvidence } from '@sterna/evidence';
import { DONE, DONE_WITH_REJECTS, databaseOf, NOTHING_DONE, type Surroundings } from './surroundings.ts';

export interface ImportArguments {
  readonly database?: string;
  readonly json?: boolean;
  readonly starter?: boolean;
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
      const report = await importOne(file, evidence, surroundings);
      reports.push({ ...report, file });
      if (!options.json) surroundings.out(describe(report, file));
    }
  } finally {
    await evidence.close();
  }
  if (options.json) surroundings.out(`${JSON.stringify(reports.map(machineForm), null, 2)}\n`);
  return statusOf(reports);
}

async function importOne(path: string, evidence: Evidence, surroundings: Surroundings): Promise<ImportReport> {
  try {
    await access(path);
  } catch {
    const finding = {
      rule: 'file-not-found',
      severity: 'error' as const,
      message: `There is no readable file at ${path}. Check the name.`,
      where: '',
    };
    return { file: path, status: 'refused', series: 0, observations: 0, rejectedRows: 0, findings: [finding] };
  }
  if (!surroundings.isTerminal) return evidence.importFile(path);
  const report = await evidence.importFile(path, {
    onProgress: (count) => process.stderr.write(`\r${path}: ${count.toLocaleString('en')} values`),
  });
  process.stderr.write('\r\u001b[K');
  return report;
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
