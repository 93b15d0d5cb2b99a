import {
  nameWithoutGzip,
  openTabularFile,
  type ReadLimits,
  type TabularFile,
  UnreadableFileError,
} from '@sterna/tabular';
import { bySeverity, type Finding } from '../finding.ts';
import { readMapped } from '../mapping/read-mapped.ts';
import type { SourceObservation } from '../observation.ts';
import type { Reading, ReadOptions } from '../reader.ts';
import { type ArchivePlan, planArchive } from './archive/archive-plan.ts';
import { findingsOfWhole } from './archive/member-findings.ts';
import { surestReader } from './surest-reader.ts';
import { unrecognised } from './unrecognised.ts';

/** A file that is being read, or the reasons why it is not. Close `file` when done. */
export type ReadStatisticsResult =
  | { readonly file: TabularFile; readonly reading: Reading }
  | { readonly file?: TabularFile; readonly findings: readonly Finding[] };

const NO_PARTS: ReadonlySet<string> = new Set();

/** The reading of an archive, with findings about the members that nothing was read of. */
function withMembers(reading: Reading, plan: ArchivePlan): Reading {
  const parts = new Set<string>();
  async function* batches(): AsyncGenerator<readonly SourceObservation[]> {
    for await (const batch of reading.batches) {
      for (const { at } of batch) if (at.part !== undefined) parts.add(at.part);
      yield batch;
    }
  }
  return Object.create(reading, {
    batches: { enumerable: true, value: batches() },
    findings: {
      enumerable: true,
      get: () => bySeverity([...reading.findings, ...findingsOfWhole(plan, reading.reader, parts)]),
    },
  }) as Reading;
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
 * @param options `member` names the one file in the archive `path` that is read, as if it were given by itself;
 * `name` is what the file is known by where it is kept under another name
 * @throws the system's error when the file does not exist or may not be read
 */
export async function readStatistics(
  path: string,
  options: ReadOptions & {
    readonly limits?: Partial<ReadLimits>;
    readonly member?: string;
    readonly name?: string;
  } = {},
): Promise<ReadStatisticsResult> {
  let file: TabularFile | undefined;
  try {
    const opened = await openTabularFile(path, options.limits, options.member);
    file = options.name === undefined ? opened : { ...opened, name: nameInside(opened, options.name) };
    if (options.mapping !== undefined) {
      const mapped = await readMapped(file, options.mapping, options);
      return 'batches' in mapped ? { file, reading: mapped } : { file, findings: mapped.findings };
    }
    const reader = await surestReader(file);
    if (reader === undefined) return { file, findings: [await unrecognised(file)] };
    const read = await reader.open(file, options);
    const plan = await planArchive(file);
    if (!('batches' in read)) {
      return { file, findings: [...read.findings, ...(plan ? findingsOfWhole(plan, reader.id, NO_PARTS) : [])] };
    }
    return { file, reading: plan ? withMembers(read, plan) : read };
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) {
      await file?.close();
      throw error;
    }
    const finding: Finding = { rule: error.code, severity: 'error', message: error.message, where: error.where };
    return file === undefined ? { findings: [finding] } : { file, findings: [finding] };
  }
}

/** The name a file is known by: publishers say in it what it holds, and `.gz` tells nothing of that. */
function nameInside(file: TabularFile, name: string): string {
  return file.packedBy === undefined ? name : nameWithoutGzip(name);
}
