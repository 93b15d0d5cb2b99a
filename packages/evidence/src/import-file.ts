import { basename } from 'node:path';
import type { Structure } from '@sterna/sdmx';
import type { Finding } from '@sterna/statistics';
import type { DisputedFigure, ImportedRelease, ImportOutcome, Store } from '@sterna/store';
import { UnreadableFileError } from '@sterna/tabular';
import type { FileReading, FileReadOptions, ReadingEnd } from './reading/file-reading.ts';
import { openForReading, type ReadingPlace } from './reading/open-file.ts';

/** A release with how many values the file gives of it, stored or not. */
export interface ReportedRelease extends ImportedRelease {
  readonly values?: number;
}

/** What became of one file. */
export interface ImportReport {
  readonly file: string;
  /** Source and release that the file was recognised as; absent when it was refused. */
  readonly source?: string;
  readonly release?: string;
  /** All releases that the file has figures of, as they are stored. */
  readonly releases?: readonly ReportedRelease[];
  /** `unchanged`: the same content is in the store already. `refused`: nothing of it was stored. */
  readonly status: 'imported' | 'unchanged' | 'refused';
  readonly series: number;
  /** Figures stored, missing ones included. */
  readonly observations: number;
  /** Of these, the ones that the file states as missing. */
  readonly missing: number;
  /** SDMX structures stored; absent when there are none. */
  readonly structures?: number;
  /** Structures of the file by their kind, such as `codelist`; absent when there are none. */
  readonly structureKinds?: Readonly<Record<string, number>>;
  /** Rows that held values and were refused, and values left out because the release states another. */
  readonly rejectedRows: number;
  readonly findings: readonly Finding[];
}

/** How an import is watched, and what its user knows that the file does not say. */
export interface ImportFileOptions extends FileReadOptions {
  readonly onProgress?: (observations: number) => void;
  /** Name the file is known by, where it is kept under another. */
  readonly name?: string;
  /** Where it is read; where it is done sooner, unless told. */
  readonly place?: ReadingPlace;
  /** Ends a reading in a thread; what has been stored of it goes. */
  readonly signal?: AbortSignal;
}

const SEVERITIES = { error: 0, warning: 1, info: 2 };

/** Reads a file and stores what it holds: the whole of it, or nothing. */
export async function importFile(store: Store, path: string, options: ImportFileOptions = {}): Promise<ImportReport> {
  const { onProgress, name = basename(path), place = 'sooner', signal, ...how } = options;
  let read: FileReading | undefined;
  try {
    read = await openForReading(path, await withStructures(store, { ...how, name }), place, signal);
    const { file, reading } = read;
    if (!reading || !file) return refused(name, read.end().findings);
    const outcome = await store.importReading(
      { name, size: file.size, sha256: file.sha256 },
      reading,
      onProgress ? { onProgress } : {},
    );
    const report = reportOf(name, outcome, read.end());
    return report.structures === undefined ? report : { ...report, structureKinds: kindsOf(reading.structures ?? []) };
  } catch (error) {
    // Damage deep in a file shows only while it is read; by then nothing has been stored.
    if (!(error instanceof UnreadableFileError)) throw error;
    return refused(name, [{ rule: error.code, severity: 'error', message: error.message, where: error.where }]);
  } finally {
    await read?.close();
  }
}

/** Adds the structures that have been imported to those that the caller knows. */
export async function withStructures(store: Store, options: FileReadOptions): Promise<FileReadOptions> {
  const stored = (await store.structures()) as readonly object[] as readonly Structure[];
  if (stored.length === 0) return options;
  return { ...options, structures: [...(options.structures ?? []), ...stored] };
}

function reportOf(file: string, outcome: ImportOutcome, end: ReadingEnd): ImportReport {
  const findings = [...end.findings];
  const rejectedRows = end.rejectedRows + outcome.conflicts;
  if (outcome.status === 'empty') return refused(file, [...findings, nothingIn()], rejectedRows);
  if (outcome.status === 'unchanged') {
    const isSameFile = outcome.conflicts + outcome.repeated === 0;
    findings.push(isSameFile ? already(outcome.release) : nothingNew(outcome.release));
  }
  if (outcome.derived > 0) findings.push(derivedFigures(outcome.derived));
  if (outcome.conflicts > 0) findings.push(conflicting(outcome.conflicts), ...outcome.disputed.map(disputedFinding));
  return {
    file,
    source: outcome.source,
    release: outcome.release,
    releases: outcome.releases.map((release) => withValues(release, end)),
    status: outcome.status,
    series: outcome.series,
    observations: outcome.observations,
    missing: outcome.missing,
    ...(outcome.structures > 0 && { structures: outcome.structures }),
    rejectedRows,
    findings: bySeverity(findings),
  };
}

function withValues(release: ImportedRelease, { releases, counts }: ReadingEnd): ReportedRelease {
  const { source, version } = release;
  const index = releases.findIndex((one) => one.source === source && one.version === version);
  const values = counts?.[index];
  return values === undefined ? release : { ...release, values };
}

function kindsOf(structures: readonly { readonly kind: string }[]): Readonly<Record<string, number>> {
  const kinds: Record<string, number> = {};
  for (const { kind } of structures) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}

function refused(file: string, findings: readonly Finding[], rejectedRows = 0): ImportReport {
  const nothing = { series: 0, observations: 0, missing: 0 };
  return { file, status: 'refused', ...nothing, rejectedRows, findings: bySeverity(findings) };
}

/** The same findings, the gravest first. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
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

/** Says that a file holds figures which Sterna has derived. */
export function derivedFigures(count: number): Finding {
  const message =
    `${count} rows are Sterna's own calculations (attribute DERIVATION), from a file that it has written. They are ` +
    'kept, and used only where the figure can be neither taken from a source nor calculated.';
  return { rule: 'derived-figures', severity: 'info', message, where: '' };
}

function conflicting(count: number): Finding {
  const message =
    `${count} values differ from what another file of the same release, or this file further up, states; the earlier ` +
    'values were kept. Check which are right, or give this file its own release.';
  return { rule: 'conflicting-files', severity: 'warning', message, where: '' };
}

/** One value that another file of the release states otherwise: its key, both values, and the file that came first. */
function disputedFinding(figure: DisputedFigure): Finding {
  const { period, before, value, row, file } = figure;
  const message = `${keyOf(figure)}, ${period}: ${value ?? 'missing'} here, ${before ?? 'missing'} in ${file ?? 'an earlier file'}, which was kept.`;
  return { rule: 'conflicting-files', severity: 'warning', message, where: `row ${row}` };
}

function keyOf({ indicator, refArea, counterpart, sex, age, dimensions }: DisputedFigure): string {
  const further = Object.entries(dimensions).map(([concept, code]) => `${concept} ${code}`);
  return [indicator, refArea, ...[counterpart, sex, age].filter((code) => code !== '_T'), ...further].join(', ');
}
